import type { ProxySettings } from '../atlas/transport.ts'
import { readDuration, renderDuration } from '../base/duration.ts'
import { type Issue, UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { listOf, safeText } from '../base/text.ts'
import { type BrokerAddress, readBrokerUrl } from '../broker/broker-url.ts'
import { type BrokerRequest, LONGEST_RUN_MS } from '../broker/request.ts'
import { type OidcRequest, readOidcRequest } from '../github/oidc-request.ts'
import { OIDC_VARIABLES } from '../github/oidc-variables.ts'
import { readAddressServices, readGitHubToken } from '../plan/lookup-settings.ts'
import { readFlag, readReach, type SettingInputs, type SettingName } from '../plan/settings.ts'
import type { Environment } from './inputs.ts'

/** What a job needs to know that has a broker in the place of credentials. */
export interface BrokerSettings {
  readonly address: BrokerAddress
  readonly oidc: OidcRequest
  readonly proxy: ProxySettings
  readonly clockSpeed: number
  readonly timeoutMs: number
  readonly dryRun: boolean
  /** The settings that go with the request, as they were given. */
  readonly sent: BrokerRequest['settings']
  readonly gitHubToken: Secret | undefined
  readonly addressServices: readonly string[] | undefined
}

const DEFAULT_TIMEOUT_MS = 3_600_000

const CREDENTIALS: readonly (readonly [kind: string, inputs: readonly SettingName[]])[] = [
  ['service-account', ['client-id', 'client-secret']],
  ['api-key', ['public-key', 'private-key']],
  ['access-token', ['access-token']],
]
/** What has consequences for whose Atlas it is, or what it costs, is for those who hold the credentials. */
const DECIDED: readonly SettingName[] = ['cloud', 'base-url', 'allowed-providers', 'allowed-regions', 'allowed-tiers']

/** Throws a `UsageError` with every issue, before anything is sent. */
export function readBrokerSettings({
  url,
  inputs,
  environment,
}: {
  url: string
  inputs: SettingInputs
  environment: Environment
}): BrokerSettings {
  const issues: Issue[] = []
  refuseOthers({ inputs, issues })
  const address = readBrokerUrl(url)
  if ('message' in address) issues.push(address)
  const oidc = readOidcRequest(environment)
  if (oidc === undefined) issues.push(NO_TOKEN)
  const isLoopback = 'isLoopback' in address && address.isLoopback
  const timeoutMs = readTimeout({ value: text(inputs.timeout), issues })
  const dryRun = readFlag({ name: 'dry-run', value: text(inputs['dry-run']), issues })
  const gitHubToken = readGitHubToken({ value: text(inputs['github-token']), issues })
  const addressServices = readAddressServices({ environment, isLoopback, issues })
  const { proxy } = readReach({ inputs: {}, environment })
  if ('message' in address || oidc === undefined || issues.length > 0) throw new UsageError(issues)
  const speed = Number(environment['ATLAS_ACTION_CLOCK_SPEED'] ?? 1)
  const timeout = text(inputs.timeout)
  return {
    address,
    oidc,
    proxy,
    clockSpeed: isLoopback && speed >= 1 ? speed : 1,
    timeoutMs,
    dryRun,
    sent: { ...(timeout !== undefined && { timeout }), ...(dryRun && { 'dry-run': 'true' }) },
    gitHubToken,
    addressServices,
  }
}

function refuseOthers({ inputs, issues }: { inputs: SettingInputs; issues: Issue[] }): void {
  const isGiven = (name: SettingName) => text(inputs[name]) !== undefined
  const kinds = CREDENTIALS.filter(([, names]) => names.some(isGiven))
  if (kinds.length > 0) {
    const named = [...kinds.map(([kind, names]) => `${kind} (${listOf(names)})`), 'a broker (broker-url)']
    issues.push({ message: `credentials: ${listOf(named)} are given at once.`, hint: 'Give exactly one kind.' })
  }
  const decided = DECIDED.filter(isGiven)
  if (decided.length === 0) return
  issues.push({
    message: `${listOf(decided)}: with broker-url this is decided by the broker.`,
    hint: `Leave ${decided.length === 1 ? 'it' : 'them'} out; whoever runs the broker says it in its configuration and its policy.`,
  })
}

const NO_TOKEN: Issue = {
  message: `broker-url: GitHub gives this job no id token (${listOf(OIDC_VARIABLES)} are not set).`,
  hint: 'Give the job `permissions: id-token: write`, beside the permissions that it has. Runs from forks and by Dependabot get none.',
}

function readTimeout({ value, issues }: { value: string | undefined; issues: Issue[] }): number {
  if (value === undefined) return DEFAULT_TIMEOUT_MS
  const ms = readDuration(value)
  if (ms !== undefined && ms > 0 && ms <= LONGEST_RUN_MS) return ms
  if (ms !== undefined && ms > LONGEST_RUN_MS) {
    const message = `timeout: a broker lets a run take ${renderDuration(LONGEST_RUN_MS)} at most.`
    issues.push({ message, hint: 'Give a shorter one, or leave it out.' })
    return DEFAULT_TIMEOUT_MS
  }
  issues.push({
    message: `timeout: expected a time span such as \`45m\` or \`2h\`, got \`${safeText(value, { longest: 40 })}\`.`,
    hint: 'Write a number and one of s, m, h, d.',
  })
  return DEFAULT_TIMEOUT_MS
}

function text(value: string | undefined): string | undefined {
  return value?.trim() || undefined
}
