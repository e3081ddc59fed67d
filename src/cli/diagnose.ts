import { connect } from '../atlas/connect.ts'
import { systemClock } from '../base/clock.ts'
import { ActionError } from '../base/errors.ts'
import { listOf } from '../base/text.ts'
import { checkAccess } from '../operations/check-access.ts'
import type { OutputValue } from '../operations/operation.ts'
import { createOutside } from '../plan/outside.ts'
import { createSecretKeeping } from '../plan/own-secrets.ts'
import { sayError } from '../plan/say-error.ts'
import { readSettings, type SettingInputs } from '../plan/settings.ts'
import { type Check, refuse } from './check.ts'
import { configuredChecks } from './configured-checks.ts'
import { findLogin } from './login-credentials.ts'
import { ownerOf } from './owner.ts'
import type { World } from './world.ts'

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
  const otherwise = await findLogin({ inputs, world })
  const checks = await configuredChecks({ inputs, environment: world.environment, otherwise })
  yield* checks
  if (checks.some(({ ok }) => !ok)) return
  const settings = readSettings({ inputs, environment: world.environment, otherwise })
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
      secrets: createSecretKeeping(() => {}).ofStep('access'),
      outside: createOutside({ folder: '.' }),
    }
    const found = await attempt('access', () => checkAccess.step({ ...context, atlas: connection.atlas }))
    if ('ok' in found) yield found
    else if (found.status === 'done') yield* describeAccess(found.outputs)
  } finally {
    const closed = await attempt('revocation', () => connection.close())
    if (closed !== undefined) yield closed
  }
}

export function describeAccess(outputs: Readonly<Record<string, OutputValue | undefined>>): Check[] {
  const { applicationName, build, roles, organizationCount: organizations } = outputs
  const access: Check = { name: 'access', ok: true, message: `${applicationName} accepts them (build ${build})` }
  const held = Array.isArray(roles) ? roles.map(describeRole) : []
  const reach: Check =
    organizations === 0
      ? {
          name: 'roles',
          ok: false,
          message: 'The credentials can see no organization.',
          hint: 'Give the user, key or service account a role in an organization or in a project of it.',
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

export async function attempt<Value>(name: string, task: () => Promise<Value>): Promise<Value | Check> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof ActionError) return refuse(name, error)
    return refuse(name, { message: sayError(error) })
  }
}
