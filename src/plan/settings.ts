import { CLOUDS, type Cloud, chooseHost, type Host } from '../atlas/cloud.ts'
import type { Credentials } from '../atlas/credentials.ts'
import { chooseCredentials } from '../atlas/credentials.ts'
import type { ProxySettings } from '../atlas/transport.ts'
import { readDuration } from '../base/duration.ts'
import { type Issue, UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { listOf, nearest, safeText } from '../base/text.ts'
import type { GitHubJob } from '../github/workflow-run.ts'
import type { Policy } from '../operations/operation.ts'
import { normalTier, PROVIDERS } from '../operations/subject/placement.ts'
import { readAddressServices, readGitHubJob, readGitHubToken } from './lookup-settings.ts'

/** Inputs that concern the run as a whole, with their meaning: for action.yml and the command line. */
export const SETTINGS = {
  'public-key': 'Public part of an API key. With private-key.',
  'private-key': 'Private part of an API key. A secret.',
  'client-id': 'Client id of a service account. With client-secret.',
  'client-secret': 'Client secret of a service account. A secret.',
  'access-token': 'An access token that you have minted yourself. A secret.',
  cloud: '`commercial` (default) or `government` (Atlas for Government).',
  'base-url': 'Another host of the same Atlas cloud, or a simulator on loopback. Rarely needed.',
  'allowed-providers': 'Cloud providers that clusters may use, separated by commas. Default: all.',
  'allowed-regions': 'Regions that clusters may use, separated by commas. Default: all.',
  'allowed-tiers': 'Tiers that clusters may have, separated by commas. Default: all.',
  'github-token':
    'Reads pull requests (`permissions: pull-requests: read`) and the environment-file (`contents: read`), and the workflow runs of this repository (`actions: read`) when a network access list is full or jobs share an entry of it, to find what ended jobs have left there. A secret.',
  timeout:
    'How long to wait in all, such as `45m`. Default: `1h`. What Atlas has begun by then goes on, and another run takes it up.',
  'dry-run': '`true`: look, but change nothing, and say what would be done.',
} as const
export type SettingName = keyof typeof SETTINGS
export type SettingInputs = Readonly<Partial<Record<SettingName, string>>>

/** What a run needs to know of the outside world, read once. */
export interface Settings {
  readonly host: Host
  readonly credentials: Credentials
  readonly policy: Policy
  readonly proxy: ProxySettings
  readonly timeoutMs: number
  readonly dryRun: boolean
  /** How many times as fast as real time to wait: more than 1 only with a simulator. */
  readonly clockSpeed: number
  readonly gitHubToken: Secret | undefined
  readonly gitHubJob: GitHubJob | undefined
  /** The public address of this machine, where somebody has said it. */
  readonly runnerAddress?: string | undefined
  /** Services on loopback that tell an address, in the place of the public ones: only with a simulator. */
  readonly addressServices: readonly string[] | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_TIMEOUT_MS = 3_600_000

/** Reads the settings. Throws a `UsageError` with every issue; no issue holds the value of a credential. */
export function readSettings({
  inputs,
  environment,
  otherwise,
}: {
  inputs: SettingInputs
  environment: Environment
  /** Credentials for where inputs and environment give none. */
  otherwise?: Credentials | Issue | undefined
}): Settings {
  const issues: Issue[] = []
  const reach = findReach({ inputs, environment, issues })
  const credentials = keep(chooseCredentials({ inputs, environment, otherwise }), issues)
  const timeoutMs = readTimeout({ value: text(inputs.timeout), issues })
  const dryRun = readFlag({ name: 'dry-run', value: text(inputs['dry-run']), issues })
  const gitHubToken = readGitHubToken({ value: text(inputs['github-token']), issues })
  const isLoopback = reach?.host.isLoopback === true
  const addressServices = readAddressServices({ environment, isLoopback, issues })
  if (reach === undefined || credentials === undefined || issues.length > 0) throw new UsageError(issues)
  const gitHubJob = readGitHubJob({ environment, token: gitHubToken, isLoopback })
  return { ...reach, credentials, timeoutMs, dryRun, gitHubToken, gitHubJob, addressServices }
}

/** Where requests go, and how. */
type Reach = Pick<Settings, 'host' | 'policy' | 'proxy' | 'clockSpeed'>

/** What there is to know before there are credentials, as for a login. Throws a `UsageError` with every issue. */
export function readReach({ inputs, environment }: { inputs: SettingInputs; environment: Environment }): Reach {
  const issues: Issue[] = []
  const reach = findReach({ inputs, environment, issues })
  if (reach === undefined || issues.length > 0) throw new UsageError(issues)
  return reach
}

function findReach({
  inputs,
  environment,
  issues,
}: {
  inputs: SettingInputs
  environment: Environment
  issues: Issue[]
}): Reach | undefined {
  const policy = readPolicy({ inputs, issues })
  const host = keep(chooseHost({ cloud: policy.cloud, baseUrl: text(inputs['base-url']) }), issues)
  if (host === undefined) return undefined
  const speed = Number(environment['ATLAS_ACTION_CLOCK_SPEED'] ?? 1)
  return { host, policy, proxy: readProxy(environment), clockSpeed: host.isLoopback && speed >= 1 ? speed : 1 }
}

/** The policy alone, for those who check a plan without credentials. */
export function readPolicy({ inputs, issues }: { inputs: SettingInputs; issues: Issue[] }): Policy {
  const allowed = (name: SettingName) => (text(inputs[name])?.split(/[\s,]+/) ?? []).filter((word) => word !== '')
  const policy = {
    cloud: readCloud({ value: text(inputs.cloud), issues }),
    allowedProviders: allowed('allowed-providers').map((name) => name.toUpperCase()),
    allowedRegions: allowed('allowed-regions').map((name) => name.toUpperCase()),
    allowedTiers: allowed('allowed-tiers').map(readTier),
  }
  const unknown = policy.allowedProviders.find((name) => !PROVIDERS.some((known) => known === name))
  if (unknown !== undefined) {
    issues.push({
      message: `allowed-providers: \`${safeText(unknown, { longest: 40 })}\` is no provider.`,
      hint: `Choose among ${listOf(PROVIDERS)}.`,
    })
  }
  return policy
}

/** In the spelling of the `tier` parameter: `free` and `flex` are our words, the others are Atlas's. */
function readTier(word: string): string {
  return normalTier(/^(?:free|flex)$/i.test(word) ? word.toLowerCase() : word.toUpperCase())
}

export function readFlag({
  name,
  value,
  issues,
}: {
  name: string
  value: string | undefined
  issues: Issue[]
}): boolean {
  if (value !== undefined && !/^(?:true|false)$/i.test(value)) {
    issues.push({
      message: `${name}: expected \`true\` or \`false\`, got \`${safeText(value, { longest: 40 })}\`.`,
      hint: 'Write one of the two.',
    })
  }
  return value?.toLowerCase() === 'true'
}

function readCloud({ value, issues }: { value: string | undefined; issues: Issue[] }): Cloud {
  const cloud = CLOUDS.find((name) => name === (value ?? 'commercial').toLowerCase())
  if (cloud !== undefined) return cloud
  const meant = nearest(value ?? '', CLOUDS) ?? (/gov/i.test(value ?? '') ? 'government' : undefined)
  issues.push({
    message: `cloud: expected ${listOf(
      CLOUDS.map((name) => `\`${name}\``),
      'or',
    )}, got \`${safeText(value, { longest: 40 })}\`.`,
    hint: meant ? `Did you mean \`${meant}\`?` : 'Write one of the two.',
  })
  return 'commercial'
}

function readTimeout({ value, issues }: { value: string | undefined; issues: Issue[] }): number {
  if (value === undefined) return DEFAULT_TIMEOUT_MS
  const ms = readDuration(value)
  if (ms !== undefined && ms > 0) return ms
  issues.push({
    message: `timeout: expected a time span such as \`45m\` or \`2h\`, got \`${safeText(value, { longest: 40 })}\`.`,
    hint: 'Write a number and one of s, m, h, d.',
  })
  return DEFAULT_TIMEOUT_MS
}

/** Either case, as every tool has it; the lower one wins, as in curl. */
function readProxy(environment: Environment): ProxySettings {
  const value = (name: string) => text(environment[name.toLowerCase()]) ?? text(environment[name])
  return { httpProxy: value('HTTP_PROXY'), httpsProxy: value('HTTPS_PROXY'), noProxy: value('NO_PROXY') }
}

function keep<Value extends object>(read: Value | Issue, issues: Issue[]): Value | undefined {
  if (!('message' in read)) return read as Value
  issues.push(read as Issue)
  return undefined
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}
