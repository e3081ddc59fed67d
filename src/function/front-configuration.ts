import { type Issue, UsageError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { readReach } from '../plan/settings.ts'
import { GITHUB_ISSUER, readIssuer } from './broker/issuer.ts'
import { collect, type Environment, said, settingInputs } from './variables.ts'
import { SHORTEST_SECRET } from './webhook/signature.ts'

/** What the part that answers requests has to know: nothing of Atlas's credentials. */
export interface FrontConfiguration {
  /** One secret, or two while it is being changed. */
  readonly webhook: { readonly secrets: readonly Secret[] } | undefined
  readonly broker: BrokerConfiguration | undefined
  /** Where Atlas is, to see whether it answers. */
  readonly reach: ReturnType<typeof readReach>
}

export interface BrokerConfiguration {
  readonly audience: string
  readonly issuer: string
  readonly policy: { readonly text: string; readonly file: string }
}

/** Throws a `UsageError` with every issue: also when there is nothing that anybody could ask for. No issue holds a secret. */
export async function readFront({
  environment,
  readFile,
}: {
  environment: Environment
  readFile: (path: string) => Promise<string>
}): Promise<FrontConfiguration> {
  const issues: Issue[] = []
  const webhook = readWebhook({ environment, issues })
  const reach = collect(() => readReach({ inputs: settingInputs(environment), environment }), issues)
  const isLoopback = reach?.host.isLoopback === true
  const broker = await readBroker({ environment, readFile, isLoopback, issues })
  if (webhook === undefined && broker === undefined && issues.length === 0) {
    issues.push({
      message:
        'GITHUB_WEBHOOK_SECRET: neither a webhook nor a broker is configured, so that nobody could ask for anything.',
      hint: 'Set GITHUB_WEBHOOK_SECRET, or BROKER_AUDIENCE and BROKER_POLICY.',
    })
  }
  if (reach === undefined || issues.length > 0) throw new UsageError(issues)
  return { webhook, broker, reach }
}

function readWebhook({
  environment,
  issues,
}: {
  environment: Environment
  issues: Issue[]
}): FrontConfiguration['webhook'] {
  const names = ['GITHUB_WEBHOOK_SECRET', 'GITHUB_WEBHOOK_SECRET_PREVIOUS'] as const
  const [current, previous] = names.map((name) => environment[name]?.trim())
  if (current === undefined && previous === undefined) return undefined
  const secrets: Secret[] = []
  for (const [name, value] of [
    [names[0], current ?? ''],
    [names[1], previous],
  ] as const) {
    if (value === undefined) continue
    if (value.length >= SHORTEST_SECRET) secrets.push(new Secret(value))
    else {
      issues.push({
        message: `${name}: expected at least ${SHORTEST_SECRET} characters, got ${value.length}.`,
        hint: 'Make one with `openssl rand -hex 32`, and give GitHub the same.',
      })
    }
  }
  return { secrets }
}

async function readBroker({
  environment,
  readFile,
  isLoopback,
  issues,
}: {
  environment: Environment
  readFile: (path: string) => Promise<string>
  isLoopback: boolean
  issues: Issue[]
}): Promise<BrokerConfiguration | undefined> {
  const [audience, named, text, file] = (
    ['BROKER_AUDIENCE', 'BROKER_ISSUER', 'BROKER_POLICY', 'BROKER_POLICY_FILE'] as const
  ).map((name) => said(environment, name))
  if (audience === undefined && text === undefined && file === undefined) return undefined
  if (audience === undefined)
    issues.push({
      message: 'BROKER_AUDIENCE: a policy is given, but no audience.',
      hint: 'Set it to the URL of the broker.',
    })
  if (text !== undefined && file !== undefined)
    issues.push({ message: 'BROKER_POLICY and BROKER_POLICY_FILE are given at once.', hint: 'Give one of them.' })
  const issuer = readIssuer({ value: named ?? GITHUB_ISSUER, isLoopback })
  if (typeof issuer !== 'string') issues.push(issuer)
  const policy =
    text ??
    (file === undefined
      ? undefined
      : await readFile(file).catch((error: NodeJS.ErrnoException) => {
          const message = `BROKER_POLICY_FILE: ${safeText(file)} cannot be read (${error.code}).`
          issues.push({ message, hint: 'Check the path.' })
          return ''
        }))
  if (policy === undefined)
    issues.push({
      message: 'BROKER_POLICY: an audience is given, but no policy, so that everything would be denied.',
      hint: 'Write one.',
    })
  if (audience === undefined || policy === undefined || typeof issuer !== 'string') return undefined
  return { audience, issuer, policy: { text: policy, file: file ?? 'BROKER_POLICY' } }
}
