import { createHash } from 'node:crypto'
import type { Issue } from '../../base/errors.ts'
import { Secret } from '../../base/secret.ts'
import { rememberWrite, sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import type { OwnSecrets } from '../own-secrets.ts'
import { encodeUriPart } from './credentials-uri.ts'

const NAME = 'password'
/** The name under which it is remembered that a run with the same key had set the password. */
export const JOINED = 'joined'

/**
 * The password that this run gives to a SCRAM user: the one that was given, or one that is made here. A user that was there keeps
 * the one that it has, which Atlas never shows, unless it is to be rotated.
 */
export function runPassword({ given, secrets }: { given: Secret | undefined; secrets: OwnSecrets }): Secret {
  return given ?? secrets.make(NAME)
}

/** Keeps a password that was given also as it stands in a URI, which may be printed in parts. */
export function keepPassword({ password, secrets }: { password: Secret; secrets: OwnSecrets }): void {
  secrets.keep(password)
  secrets.keep(new Secret(encodeUriPart(password.reveal())))
}

/**
 * Nothing that everybody sees may hold the password: it would be known, and GitHub drops every output of a job that holds a masked
 * text. Host names are the name of the cluster in small letters.
 */
export function checkPassword({
  password,
  username,
  clusterName,
}: {
  password?: Secret
  username?: string
  clusterName?: string
}): Issue[] {
  const value = password?.reveal().toLowerCase()
  if (value === undefined) return []
  return Object.entries({ username, 'cluster-name': clusterName }).flatMap(([name, text]) =>
    text?.toLowerCase().includes(value)
      ? [
          {
            message: `password: it is part of ${name}, which everybody sees.`,
            hint: 'Give another one, or leave it out to have one made.',
          },
        ]
      : [],
  )
}

/** What this run gives the user, and where: the password that was given does not change within a run, one that is made may. */
interface RunPassword {
  readonly given: Secret | undefined
  readonly secrets: OwnSecrets
  readonly memory: Memory
}

/** To be called when Atlas has answered to a write that sets the password. */
export function rememberPasswordSet({ now, ...password }: RunPassword & { now: Date }): void {
  rememberWrite({ memory: password.memory, name: settingOf(password), now })
}

/**
 * What is known of the password. `set`: it is certainly the one of this run. `unsure`: this run has to set it, because the answer
 * to its creation was lost, because the key that the password came from is gone, or because it is to be rotated. `kept`: it is none
 * of this run's business.
 */
export function passwordState({ rotate, ...password }: RunPassword & { rotate: boolean }): 'set' | 'unsure' | 'kept' {
  const { memory } = password
  const isOfRun = rotate || [JOINED, 'create'].some((name) => sentWrite(memory, name) !== undefined)
  if (!isOfRun) return 'kept'
  return sentWrite(memory, settingOf(password)) === undefined ? 'unsure' : 'set'
}

/**
 * The name under which a setting of this very password is remembered. A hash tells passwords apart that were made, and nobody finds
 * 238 random bits from it; one that was given may be weak, so nothing of it is kept.
 */
function settingOf({ given, secrets }: RunPassword): string {
  if (given !== undefined) return 'password set'
  return `password set ${hashOf(secrets).slice(0, 16)}`
}

/** By which another run that makes the same password knows it; none for one that no other run makes. */
export function fingerprintOf({ given, secrets }: Pick<RunPassword, 'given' | 'secrets'>): string | undefined {
  return given === undefined && secrets.isLasting ? hashOf(secrets).slice(0, 8) : undefined
}

function hashOf(secrets: OwnSecrets): string {
  return createHash('sha256').update(secrets.make(NAME).reveal()).digest('hex')
}
