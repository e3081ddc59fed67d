import type { DeviceConnection } from '../atlas/device-connection.ts'
import { revokeLogin } from '../atlas/device-flow.ts'
import type { Login } from '../atlas/device-login.ts'
import { ActionError } from '../base/errors.ts'

export const LIVES_ON = 'It lives on at Atlas until it expires there.'

/** Revokes a login whose tokens nobody will have any more. Resolves with what is wrong, after `The login …`, if anything is. */
export async function endLogin({
  login,
  device,
  signal,
}: {
  login: Login
  device: DeviceConnection
  signal: AbortSignal
}): Promise<string | undefined> {
  for (const token of [login.accessToken, login.refreshToken]) if (token !== undefined) device.conceal(token)
  try {
    await revokeLogin({ ...device.client, clientId: login.clientId }, login, signal)
    return undefined
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return `was not revoked: ${error.message}. ${LIVES_ON}`
  }
}
