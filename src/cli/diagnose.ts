import { chooseHost } from '../atlas/cloud.ts'
import { connect } from '../atlas/connect.ts'
import { chooseCredentials } from '../atlas/credentials.ts'
import { readProxy } from '../atlas/proxy.ts'
import { systemClock } from '../base/clock.ts'
import { ActionError, type Issue, UsageError } from '../base/errors.ts'
import { listOf } from '../base/text.ts'
import { checkAccess } from '../operations/check-access.ts'
import type { OutputValue } from '../operations/operation.ts'
import { sayError } from '../plan/say-error.ts'
import { readPolicy, readSettings, type SettingInputs } from '../plan/settings.ts'
import { credentialIssue } from './credential-issue.ts'
import { CREDENTIAL_VARIABLES } from './credential-variables.ts'
import { ownerOf } from './owner.ts'
import type { World } from './world.ts'

/** One thing that has to be right before Atlas can be used. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly message: string
  readonly hint?: string
}

/** Checks one thing after the other, and tells each as soon as it is known. Reads only. */
export async function* diagnose({
  inputs,
  world,
  signal,
  onNotice,
}: {
  inputs: SettingInputs
  world: World
  signal: AbortSignal
  onNotice: (notice: string) => void
}): AsyncGenerator<Check> {
  const checks = [checkHost(inputs), checkCredentials(world), checkProxy(world)]
  yield* checks
  if (checks.some(({ ok }) => !ok)) return
  const settings = readSettings({ inputs, environment: world.environment })
  const connection = connect({
    ...settings,
    clock: systemClock({ speed: settings.clockSpeed }),
    random: Math.random,
    userAgent: world.userAgent,
    signal,
    onSecret: () => {},
    onNotice,
  })
  try {
    const context = {
      params: {},
      memory: {},
      owner: ownerOf(world.actor()),
      policy: settings.policy,
      random: Math.random,
    }
    const found = await attempt('access', () => checkAccess.step({ ...context, atlas: connection.atlas }))
    if ('ok' in found) yield found
    else if (found.status === 'done') yield* describeAccess(found.outputs)
  } finally {
    const closed = await attempt('revocation', () => connection.close())
    if (closed !== undefined) yield closed
  }
}

function checkHost(inputs: SettingInputs): Check {
  const issues: Issue[] = []
  const { cloud } = readPolicy({ inputs, issues })
  const host = chooseHost({ cloud, baseUrl: inputs['base-url'] })
  const [issue] = 'message' in host ? [...issues, host] : issues
  if (issue !== undefined) return refuse('host', issue)
  return { name: 'host', ok: true, message: 'origin' in host ? `${host.origin} (${cloud} Atlas)` : cloud }
}

function checkCredentials({ environment }: World): Check {
  const credentials = chooseCredentials({ inputs: {}, environment })
  if ('message' in credentials) return refuse('credentials', credentialIssue(credentials))
  const names = CREDENTIAL_VARIABLES.find(({ names }) => names.every((name) => environment[name]?.trim()))?.names ?? []
  return { name: 'credentials', ok: true, message: `${KINDS[credentials.kind]} from ${listOf(names)}` }
}

const KINDS = { 'service-account': 'service account', 'api-key': 'API key', 'access-token': 'access token' }

/** Names alone, since addresses of proxies hold passwords. */
function checkProxy({ environment }: World): Check {
  const find = (name: string) => [name.toLowerCase(), name].find((variable) => environment[variable]?.trim())
  const [https, http, none] = [find('HTTPS_PROXY'), find('HTTP_PROXY'), find('NO_PROXY')]
  const value = (name: string | undefined) => (name === undefined ? undefined : environment[name])
  try {
    readProxy({ httpsProxy: value(https), httpProxy: value(http), noProxy: value(none) })
  } catch (error) {
    const [issue] = error instanceof UsageError ? error.issues : []
    if (issue === undefined) throw error
    return refuse('proxy', issue)
  }
  const names = [https, http, none].filter((name) => name !== undefined)
  return { name: 'proxy', ok: true, message: names.length === 0 ? 'none' : `set by ${listOf(names)}` }
}

function describeAccess(outputs: Readonly<Record<string, OutputValue | undefined>>): Check[] {
  const { applicationName, build, roles, organizations } = outputs
  const access: Check = { name: 'access', ok: true, message: `${applicationName} accepts them (build ${build})` }
  const held = Array.isArray(roles) ? roles.map(describeRole) : []
  const reach: Check =
    organizations === 0
      ? {
          name: 'roles',
          ok: false,
          message: 'The credentials can see no organization.',
          hint: 'Give the key or service account a role in an organization or in a project of it.',
        }
      : {
          name: 'roles',
          ok: true,
          message: `${held.length > 0 ? listOf(held) : NOT_TOLD}; ${organizations} organization${organizations === 1 ? '' : 's'} in reach`,
        }
  return [access, reach]
}

const NOT_TOLD = 'Atlas tells them for API keys only'

function describeRole(role: unknown): string {
  const { role: name, ...ids } = role as Readonly<Record<string, string>>
  const [where] = Object.entries(ids)
  return where === undefined ? `${name}` : `${name} (${where.join(' ')})`
}

async function attempt<Value>(name: string, task: () => Promise<Value>): Promise<Value | Check> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof ActionError) return refuse(name, error)
    return refuse(name, { message: sayError(error) })
  }
}

function refuse(name: string, { message, hint }: { message: string; hint?: string | undefined }): Check {
  const said = message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message
  return { name, ok: false, message: said, ...(hint !== undefined && { hint }) }
}
