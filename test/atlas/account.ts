import type { Connection } from '../../src/atlas/connect.ts'
import { Secret } from '../../src/base/secret.ts'
import { connected } from './connected.ts'
import { type Answer, type Answering, type Loopback, loopback, type Received } from './loopback.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

export const CLIENT_ID = 'mdb_sa_id_66c5a1f2e4b0a12345678901'
export const CLIENT_SECRET = 'mdb_sa_sk_Zm9v+/=&%20bar'

export const isToken = ({ target }: Received) => target === '/api/oauth/token'
export const isRevoke = ({ target }: Received) => target === '/api/oauth/revoke'
export const tokenOf = ({ headers }: Received) => headers.authorization

export interface World extends Loopback {
  readonly connection: Connection
  readonly clock: VirtualClock
  readonly secrets: readonly string[]
  /** The requests to the token endpoint. */
  minted(): readonly Received[]
}

/** A service account at a server that mints `token-1`, `token-2`, ... unless `mint` says otherwise. */
export async function account({
  mint,
  serve,
}: {
  mint?: () => Answer
  serve?: (request: Received) => Answer
} = {}): Promise<World> {
  let count = 0
  const answering: Answering = (request) => {
    if (isRevoke(request)) return { status: 200 }
    if (!isToken(request)) return serve?.(request) ?? { body: { results: [] } }
    count += 1
    return mint?.() ?? { body: { access_token: `token-${count}`, expires_in: 3600, token_type: 'Bearer' } }
  }
  const server = await loopback(answering)
  const clock = virtualClock()
  const secrets: string[] = []
  const connection = connected({
    origin: server.origin,
    clock,
    credentials: { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
    onSecret: (secret) => secrets.push(secret.reveal()),
  })
  return { ...server, connection, clock, secrets, minted: () => server.received.filter(isToken) }
}

export const call = ({ connection }: World) => connection.atlas.call('listOrgs', {})
