import { type Issue, UsageError } from '../base/errors.ts'
import type { SettingInputs } from '../plan/settings.ts'

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

/** The settings of runs, from variables of the function. */
export function settingInputs(environment: Environment): SettingInputs {
  const inputs = {
    cloud: said(environment, 'ATLAS_CLOUD'),
    'base-url': said(environment, 'ATLAS_BASE_URL'),
    'allowed-providers': said(environment, 'ATLAS_ALLOWED_PROVIDERS'),
    'allowed-regions': said(environment, 'ATLAS_ALLOWED_REGIONS'),
    'allowed-tiers': said(environment, 'ATLAS_ALLOWED_TIERS'),
    timeout: said(environment, 'ATLAS_TIMEOUT'),
  }
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined))
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
    issues.push(...error.issues)
    return undefined
  }
}
