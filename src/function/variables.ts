import { type Issue, UsageError } from '../base/errors.ts'
import type { SettingInputs, SettingName } from '../plan/settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Variables of the function, with their meaning, for its documents and its help. */
export const VARIABLES = {
  GITHUB_WEBHOOK_SECRET: 'Secret of the webhook, at least 16 characters: events are accepted only with its signature.',
  GITHUB_WEBHOOK_SECRET_PREVIOUS: 'The secret before, while it is being changed.',
  GITHUB_APP_ID: 'Id of the GitHub App by which pull requests are read and commented.',
  GITHUB_APP_PRIVATE_KEY: 'Its private key, PEM.',
  GITHUB_TOKEN: 'In the place of a GitHub App: a token that reads and comments pull requests.',
  GITHUB_API_URL: 'API of GitHub Enterprise. Default: `https://api.github.com`.',
  BROKER_AUDIENCE: 'Audience of the tokens that jobs show to the broker, such as its URL.',
  BROKER_ISSUER: 'Who signs them. Default: `https://token.actions.githubusercontent.com`.',
  BROKER_POLICY: 'Text of the policy that says which jobs may do what.',
  BROKER_POLICY_FILE: 'A file with it.',
  ATLAS_CLOUD: '`commercial` (default) or `government`.',
  ATLAS_BASE_URL: 'Another host of the same cloud, or a simulator on loopback.',
  ATLAS_ALLOWED_PROVIDERS: 'Cloud providers that clusters may use, separated by commas. Default: all.',
  ATLAS_ALLOWED_REGIONS: 'Regions that clusters may use. Default: all.',
  ATLAS_ALLOWED_TIERS: 'Tiers that clusters may have. Default: all.',
  ATLAS_TIMEOUT: 'How long a run may take. Default: `1h`.',
  ATLAS_FUNCTION_REPOSITORIES:
    'With GITHUB_TOKEN: the repositories that the schedule looks after, as `owner/name`, separated by commas.',
} as const
type Variable = keyof typeof VARIABLES

/** Inputs of the action that the function has as variables. */
const INPUTS = {
  cloud: 'ATLAS_CLOUD',
  'base-url': 'ATLAS_BASE_URL',
  'allowed-providers': 'ATLAS_ALLOWED_PROVIDERS',
  'allowed-regions': 'ATLAS_ALLOWED_REGIONS',
  'allowed-tiers': 'ATLAS_ALLOWED_TIERS',
  timeout: 'ATLAS_TIMEOUT',
} as const satisfies Partial<Record<SettingName, Variable>>

/** The settings of runs, from variables of the function. */
export function settingInputs(environment: Environment): SettingInputs {
  const inputs = Object.entries(INPUTS).map(([name, variable]) => [name, said(environment, variable)] as const)
  return Object.fromEntries(inputs.filter(([, value]) => value !== undefined))
}

/** The value of a variable; blank is none. */
export function said(environment: Environment, name: Variable): string | undefined {
  const value = environment[name]?.trim()
  return value === '' ? undefined : value
}

/** What is read, or `undefined` with its issues among the others. */
export function collect<Value>(read: () => Value, issues: Issue[]): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    issues.push(...error.issues.map(byVariables))
    return undefined
  }
}

const CREDENTIALS_HINT =
  'Set a pair of variables, such as MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET of a service account.'

/** What an issue calls by the name of an input, by the name of its variable. */
function byVariables(issue: Issue): Issue {
  const [, what] = /^credentials: (.*)/s.exec(issue.message) ?? []
  // The function has neither inputs nor the login of a user at a terminal.
  if (what !== undefined) return { message: `Atlas credentials: ${what}`, hint: CREDENTIALS_HINT }
  const { message, hint } = issue
  return { ...issue, message: withVariables(message), ...(hint !== undefined && { hint: withVariables(hint) }) }
}

function withVariables(text: string): string {
  const [name = '', ...rest] = text.split(': ')
  const variable = Object.entries(INPUTS).find(([input]) => input === name)?.[1]
  const said = variable === undefined ? text : [variable, ...rest].join(': ')
  return said
    .replace(/`cloud: (\w+)`/g, '`ATLAS_CLOUD=$1`')
    .replace(/\bbase-url\b/g, 'ATLAS_BASE_URL')
    .replace(/\bbut cloud is\b/g, 'but ATLAS_CLOUD is')
}
