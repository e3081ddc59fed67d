import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { onTestFinished } from 'vitest'
import { type Counted, startCountingProxy } from './counting-proxy.ts'

export const CLIENT_ID = '0123456789abcdef01234567'
const ROOT = '/api/private/unauth/account/device'

/** A certified OAuth server with device flow on Atlas's routes, its pages for the user, and one resource that asks it about every bearer. */
export interface DevicePeer {
  readonly url: string
  readonly exchanges: readonly Counted[]
  /** How many tokens of a kind it knows; used up ones are none. */
  alive(kind: 'AccessToken' | 'RefreshToken'): number
  /** Makes the server forget all tokens of a kind, as an administrator would. */
  forget(kind: 'AccessToken' | 'RefreshToken'): void
}

export async function startDevicePeer({ codeSeconds = 600 }: { codeSeconds?: number } = {}): Promise<DevicePeer> {
  const stored = new Map<string, Stored>()
  const provider = createProvider({ codeSeconds, stored })
  const oidc = provider.callback()
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/api/atlas/')) return oidc(request, response)
    const [, bearer = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    const allowed = (await provider.AccessToken.find(bearer))?.isValid === true
    response.writeHead(allowed ? 200 : 401, {
      'content-type': 'application/json',
      ...(!allowed && { 'www-authenticate': 'Bearer error="invalid_token"' }),
    })
    response.end(JSON.stringify(allowed ? { ok: true } : { error: 401, errorCode: 'UNEXPECTED_ERROR' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const proxy = await startCountingProxy({ target: `http://127.0.0.1:${port}` })
  onTestFinished(async () => {
    await proxy.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const of = (kind: string) => [...stored].filter(([, payload]) => payload.kind === kind)
  return {
    url: proxy.url,
    exchanges: proxy.exchanges,
    alive: (kind) => of(kind).filter(([, { consumed }]) => consumed === undefined).length,
    forget(kind) {
      for (const [key] of of(kind)) stored.delete(key)
    },
  }
}

interface Stored {
  kind?: string
  consumed?: number
  uid?: string
  userCode?: string
  grantId?: string
}

/** The provider's storage interface. What has expired stays, since the provider tells that itself, and says so. */
function adapterOver(stored: Map<string, Stored>, model: string) {
  const key = (id: string) => `${model}:${id}`
  const findBy = async (name: 'uid' | 'userCode', value: string) =>
    [...stored].find(([at, payload]) => at.startsWith(`${model}:`) && payload[name] === value)?.[1]
  return {
    async upsert(id: string, payload: Stored) {
      stored.set(key(id), payload)
    },
    find: async (id: string) => stored.get(key(id)),
    findByUid: (uid: string) => findBy('uid', uid),
    findByUserCode: (userCode: string) => findBy('userCode', userCode),
    async destroy(id: string) {
      stored.delete(key(id))
    },
    async consume(id: string) {
      const payload = stored.get(key(id))
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async revokeByGrantId(grantId: string) {
      for (const [at, payload] of stored) if (payload.grantId === grantId) stored.delete(at)
    },
  }
}

function createProvider({ codeSeconds, stored }: { codeSeconds: number; stored: Map<string, Stored> }): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new Provider('http://127.0.0.1', {
    adapter: (model: string) => adapterOver(stored, model),
    jwks: { keys: [privateKey.export({ format: 'jwk' })] },
    cookies: { keys: ['of-the-tests'] },
    clients: [
      {
        client_id: CLIENT_ID,
        application_type: 'native',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'none',
      },
    ],
    features: {
      deviceFlow: { enabled: true, charset: 'base-20', mask: '********' },
      revocation: { enabled: true, allowedPolicy: () => true },
      devInteractions: { enabled: true },
    },
    routes: {
      device_authorization: `${ROOT}/authorize`,
      token: `${ROOT}/token`,
      revocation: `${ROOT}/revoke`,
      code_verification: '/account/connect',
    },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 3600,
      DeviceCode: codeSeconds,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
  })
}
