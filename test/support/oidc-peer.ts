import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { type Counted, startCountingProxy } from './counting-proxy.ts'

export const CLIENT_ID = 'mdb_sa_id_0123456789abcdef01234567'
export const CLIENT_SECRET = 'mdb_sa_sk_fixture-of-the-tests_only.0'

/** A certified OAuth server on Atlas's routes, and one resource that asks it about every bearer. */
export interface OAuthPeer {
  readonly url: string
  readonly exchanges: readonly Counted[]
  /** How many tokens the server has given out, and how many of them it was told to revoke. */
  issued(): number
  revoked(): number
  /** Makes the server forget every token, as an administrator would. */
  forgetAll(): void
  stop(): Promise<void>
}

export async function startOAuthPeer({ tokenSeconds = 3600 }: { tokenSeconds?: number } = {}): Promise<OAuthPeer> {
  const store = createStore()
  const provider = createProvider({ tokenSeconds, store })
  const oauth = provider.callback()
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/api/oauth/')) return oauth(request, response)
    const [, bearer = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    const allowed = (await provider.ClientCredentials.find(bearer))?.isValid === true
    response.writeHead(allowed ? 200 : 401, {
      'content-type': 'application/json',
      ...(!allowed && { 'www-authenticate': 'Bearer error="invalid_token"' }),
    })
    response.end(JSON.stringify(allowed ? { ok: true } : REFUSAL))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const proxy = await startCountingProxy({ target: `http://127.0.0.1:${port}` })
  return {
    url: proxy.url,
    exchanges: proxy.exchanges,
    issued: () => store.issued,
    revoked: () => store.revoked,
    forgetAll: () => store.tokens.clear(),
    async stop() {
      await proxy.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What Atlas answers to a credential that it does not know. */
const REFUSAL = { error: 401, errorCode: 'UNEXPECTED_ERROR', reason: 'Unauthorized', detail: 'Not authorized.' }

interface Store {
  readonly tokens: Map<string, object>
  issued: number
  revoked: number
}

function createStore(): Store {
  return { tokens: new Map(), issued: 0, revoked: 0 }
}

/** The provider's storage interface; client credentials use these three of its methods. */
function adapterOver(store: Store) {
  return {
    async upsert(id: string, payload: object) {
      store.issued += 1
      store.tokens.set(id, payload)
    },
    async find(id: string) {
      return store.tokens.get(id)
    },
    async destroy(id: string) {
      if (store.tokens.delete(id)) store.revoked += 1
    },
  }
}

function createProvider({ tokenSeconds, store }: { tokenSeconds: number; store: Store }): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new Provider('http://127.0.0.1', {
    adapter: () => adapterOver(store),
    jwks: { keys: [privateKey.export({ format: 'jwk' })] },
    cookies: { keys: ['unused'] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    features: {
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      devInteractions: { enabled: false },
    },
    routes: { token: '/api/oauth/token', revocation: '/api/oauth/revoke' },
    ttl: { ClientCredentials: tokenSeconds },
  })
}
