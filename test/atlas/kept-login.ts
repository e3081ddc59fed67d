import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../src/atlas/connect.ts'
import type { Login, LoginStore } from '../../src/atlas/device-login.ts'
import { Secret } from '../../src/base/secret.ts'
import { createLoginStore } from '../../src/cli/login-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { connected } from './connected.ts'
import { atlasSays, CLIENT_ID, formOf, TOKEN_PATH } from './device.ts'
import { type Answer, type Loopback, loopback, type Received } from './loopback.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

export const MINUTE_MS = 60_000

export interface KeptLogin extends Loopback {
  readonly clock: VirtualClock
  readonly store: LoginStore
  readonly file: string
  readonly secrets: string[]
  readonly connection: Connection
  /** Another process with the same file. */
  another(): Connection
  refreshes(): Record<string, string>[]
  bearers(): (string | undefined)[]
}

/** A login that is good for an hour, at a server that rotates refresh tokens: each is good for one use. */
export async function keptLogin({
  refresh,
  serve = () => ({ body: { results: [] } }),
  seconds = 3600,
  kept = {},
}: {
  refresh?: () => Answer | Promise<Answer>
  serve?: (request: Received) => Answer
  seconds?: number
  kept?: Partial<Login>
} = {}): Promise<KeptLogin> {
  let number = 1
  const server = await loopback(async (request) => {
    if (request.target !== TOKEN_PATH) return serve(request)
    if (refresh !== undefined) return refresh()
    if (formOf(request)['refresh_token'] !== `refresh-${number}`) return atlasSays('INVALID_REFRESH_TOKEN', 401)
    number += 1
    return { body: { access_token: `access-${number}`, refresh_token: `refresh-${number}`, expires_in: seconds } }
  })
  const clock = virtualClock()
  const path = join(await temporaryFolder(), 'login.json')
  const open = () => createLoginStore({ path, hasModes: true })
  const now = clock.now().getTime()
  await open().change(server.origin, async () => ({
    clientId: CLIENT_ID,
    accessToken: new Secret('access-1'),
    refreshToken: new Secret('refresh-1'),
    scope: 'openid offline_access',
    refreshAt: new Date(now + 59 * MINUTE_MS),
    expiresAt: new Date(now + 60 * MINUTE_MS),
    ...kept,
  }))
  const secrets: string[] = []
  const another = () =>
    connected({
      origin: server.origin,
      clock,
      credentials: { kind: 'login', store: open() },
      onSecret: (secret) => secrets.push(secret.reveal()),
    })
  return {
    ...server,
    clock,
    store: open(),
    file: path,
    secrets,
    connection: another(),
    another,
    refreshes: () => server.received.filter(({ target }) => target === TOKEN_PATH).map(formOf),
    bearers: () =>
      server.received.filter(({ target }) => target !== TOKEN_PATH).map(({ headers }) => headers.authorization),
  }
}

export const call = (connection: Connection) => connection.atlas.call('listOrgs', {})
/** The entry of the file. */
export const loginIn = ({ file, origin }: KeptLogin) => JSON.parse(readFileSync(file, 'utf8')).logins[origin]
