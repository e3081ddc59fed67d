import { join } from 'node:path'
import { chooseHost, type Host } from '../atlas/cloud.ts'
import { type Credentials, chooseCredentials } from '../atlas/credentials.ts'
import { ActionError, type Issue, UsageError } from '../base/errors.ts'
import { readPolicy, type SettingInputs } from '../plan/settings.ts'
import { createLoginStore } from './login-store.ts'
import type { World } from './world.ts'

/** Where this user's logins are kept. Throws `UsageError` for a user without a home. */
export function loginPlace(world: World): { readonly path: string; readonly hasModes: boolean } {
  const folder = world.configFolder()
  if (folder !== undefined) return { ...folder, path: join(folder.path, 'login.json') }
  throw new UsageError([
    {
      message: 'login: there is no place to keep it, since this user has no home folder.',
      hint: 'Set XDG_CONFIG_HOME to a folder of yours.',
    },
  ])
}

/** The login for the host that the options name, where the environment gives no credentials; an issue for one that cannot be trusted. */
export async function findLogin({
  inputs,
  world,
}: {
  inputs: SettingInputs
  world: World
}): Promise<Credentials | Issue | undefined> {
  if (!('message' in chooseCredentials({ inputs: {}, environment: world.environment }))) return undefined
  const host = hostOf(inputs)
  if (host === undefined || world.configFolder() === undefined) return undefined
  const store = createLoginStore(loginPlace(world))
  try {
    return (await store.read(host.origin)) === undefined ? undefined : { kind: 'login', store }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const [issue] = error instanceof UsageError ? error.issues : []
    const { message, hint } = error
    return issue ?? { message: `${message}.`, ...(hint !== undefined && { hint }) }
  }
}

/** What `doctor` says of a login. */
export async function describeLogin({
  store,
  inputs,
}: {
  store: Extract<Credentials, { kind: 'login' }>['store']
  inputs: SettingInputs
}): Promise<string> {
  const host = hostOf(inputs)
  const login = host && (await store.read(host.origin))
  if (host === undefined || login === undefined) return 'login'
  const isOver = login.expiresAt.getTime() <= Date.now()
  if (isOver && login.refreshToken !== undefined)
    return `login at ${new URL(host.origin).host}; its token is renewed now`
  const then = login.refreshToken === undefined ? 'over' : 'renewed'
  return `login at ${new URL(host.origin).host}; its token is good until ${login.expiresAt.toISOString()} and then ${then}`
}

/** `undefined` where the options name none; others say why. */
function hostOf(inputs: SettingInputs): Host | undefined {
  const host = chooseHost({ cloud: readPolicy({ inputs, issues: [] }).cloud, baseUrl: inputs['base-url'] })
  return 'message' in host ? undefined : host
}
