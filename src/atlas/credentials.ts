import type { Issue } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { listOf } from '../base/text.ts'
import type { LoginStore } from './device-login.ts'

/** Exactly one kind of credential, checked and ready for use. */
export type Credentials =
  | { readonly kind: 'service-account'; readonly clientId: string; readonly clientSecret: Secret }
  | { readonly kind: 'api-key'; readonly publicKey: string; readonly privateKey: Secret }
  | { readonly kind: 'access-token'; readonly accessToken: Secret }
  | { readonly kind: 'login'; readonly store: LoginStore }

/** The inputs of a kind; the last one is the secret. */
const INPUTS = {
  'service-account': ['client-id', 'client-secret'],
  'api-key': ['public-key', 'private-key'],
  'access-token': ['access-token'],
} as const
type Kind = keyof typeof INPUTS
const KINDS = Object.keys(INPUTS) as Kind[]

/** The variables that Atlas's other tools read, in the order in which they count; the first complete set wins. */
export const CREDENTIAL_VARIABLES: readonly { readonly kind: Kind; readonly names: readonly string[] }[] = [
  { kind: 'service-account', names: ['MONGODB_ATLAS_CLIENT_ID', 'MONGODB_ATLAS_CLIENT_SECRET'] },
  { kind: 'api-key', names: ['MONGODB_ATLAS_PUBLIC_API_KEY', 'MONGODB_ATLAS_PRIVATE_API_KEY'] },
  { kind: 'api-key', names: ['MONGODB_ATLAS_PUBLIC_KEY', 'MONGODB_ATLAS_PRIVATE_KEY'] },
  { kind: 'api-key', names: ['ATLAS_PUBLIC_KEY', 'ATLAS_PRIVATE_KEY'] },
  { kind: 'api-key', names: ['ATLAS_USER', 'ATLAS_USER_KEY'] },
  { kind: 'access-token', names: ['MONGODB_ATLAS_ACCESS_TOKEN'] },
]

export type CredentialInputs = Readonly<Partial<Record<(typeof INPUTS)[Kind][number], string>>>

/**
 * Takes the credentials from the inputs, else from the environment. Issues name inputs and variables, never a value. Blanks around
 * a value are cut off, since a pasted secret often brings a newline, which HTTP libraries then quote in their error.
 */
export function chooseCredentials({
  inputs,
  environment,
  otherwise,
}: {
  inputs: CredentialInputs
  environment: Readonly<Record<string, string | undefined>>
  /** Where neither inputs nor environment say anything: the login of a command line. */
  otherwise?: Credentials | Issue | undefined
}): Credentials | Issue {
  const read = (name: string) => text(inputs[name as keyof CredentialInputs])
  const named = KINDS.filter((kind) => INPUTS[kind].some((name) => read(name) !== undefined))
  const [kind, another] = named
  if (kind !== undefined && another !== undefined) return twoKinds(named)
  if (kind !== undefined) return complete({ kind, names: INPUTS[kind], read })
  const found = CREDENTIAL_VARIABLES.find(({ names }) => names.every((name) => text(environment[name]) !== undefined))
  if (found !== undefined) return complete({ ...found, read: (name) => text(environment[name]) })
  return halfAnEnvironment(environment) ?? otherwise ?? NONE
}

/** True when neither inputs nor environment hold the secret part of any kind; ids alone are no credentials, and often no secrets. */
export function lacksSecret({
  inputs,
  environment,
}: {
  inputs: CredentialInputs
  environment: Readonly<Record<string, string | undefined>>
}): boolean {
  const secrets = [
    ...KINDS.map((kind) => inputs[INPUTS[kind].at(-1) as keyof CredentialInputs]),
    ...CREDENTIAL_VARIABLES.map(({ names }) => environment[names.at(-1) ?? '']),
  ]
  return secrets.every((secret) => text(secret) === undefined)
}

function complete({
  kind,
  names,
  read,
}: {
  kind: Kind
  names: readonly string[]
  read: (name: string) => string | undefined
}): Credentials | Issue {
  const missing = names.filter((name) => read(name) === undefined)
  if (missing.length > 0) {
    return {
      message: `${missing[0]}: the value is missing or empty, while ${listOf(names.filter((name) => !missing.includes(name)))} is given.`,
      hint: 'Give both, and check that the secret has this very name and is available to this run (runs from forks and by Dependabot get none).',
    }
  }
  const values = names.map((name) => read(name) ?? '')
  const spoiled = names.find((_, index) => !/^[\x21-\x7e]+$/.test(values[index] ?? ''))
  if (spoiled !== undefined) {
    return {
      message: `${spoiled}: the value holds a blank, a control character or a character outside ASCII, which no Atlas credential does.`,
      hint: 'Store the secret again; pasting often brings a line break or a typographic character along.',
    }
  }
  const [id = '', secret = id] = values
  if (kind === 'service-account') return { kind, clientId: id, clientSecret: new Secret(secret) }
  if (kind === 'api-key') return { kind, publicKey: id, privateKey: new Secret(secret) }
  return { kind, accessToken: new Secret(secret) }
}

function twoKinds(kinds: readonly Kind[]): Issue {
  return {
    message: `credentials: ${listOf(kinds.map((kind) => `${kind} (${INPUTS[kind].join(', ')})`))} are given at once.`,
    hint: 'Give exactly one kind.',
  }
}

const NONE: Issue = {
  message: 'credentials: none are given.',
  hint: 'Give client-id and client-secret of a service account, or public-key and private-key of an API key, as inputs or as environment variables. Runs from forks and by Dependabot get no secrets.',
}

function halfAnEnvironment(environment: Readonly<Record<string, string | undefined>>): Issue | undefined {
  for (const { names } of CREDENTIAL_VARIABLES) {
    const present = names.filter((name) => text(environment[name]) !== undefined)
    const absent = names.filter((name) => !present.includes(name))
    if (present.length > 0) {
      return {
        message: `credentials: the variable ${listOf(present)} is set, but ${listOf(absent)} is missing or empty.`,
        hint: 'Set both, or give the credentials as inputs.',
      }
    }
  }
  return undefined
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}
