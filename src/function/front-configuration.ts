import { type Issue, UsageError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { readReach } from '../plan/settings.ts'
import { collect, type Environment, said, settingInputs } from './variables.ts'

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

const SHORTEST_SECRET = 16
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

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
  const broker = await readBroker({ environment, readFile, issues })
  const reach = collect(() => readReach({ inputs: settingInputs(environment), environment }), issues)
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
  issues,
}: {
  environment: Environment
  readFile: (path: string) => Promise<string>
  issues: Issue[]
}): Promise<BrokerConfiguration | undefined> {
  const [audience, issuer, text, file] = (
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
  if (issuer !== undefined && !isIssuer(issuer)) {
    issues.push({
      message: `BROKER_ISSUER: expected an https URL, got \`${safeText(issuer, { longest: 80 })}\`.`,
      hint: 'Leave it out for github.com; of GitHub Enterprise Server it is `https://HOST/_services/token`.',
    })
  }
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
  if (audience === undefined || policy === undefined) return undefined
  return { audience, issuer: issuer ?? GITHUB_ISSUER, policy: { text: policy, file: file ?? 'BROKER_POLICY' } }
}

/** http only on this machine, for a try without GitHub. */
function isIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname, search, hash, username } = new URL(issuer)
  if (search !== '' || hash !== '' || username !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
}
