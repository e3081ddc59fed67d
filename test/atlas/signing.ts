import { digest } from '../../src/atlas/digest.ts'
import { type AtlasRequest, type AtlasResponse, compose, type Send } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import { Secret } from '../../src/base/secret.ts'
import { type DigestRules, digestServer, PRIVATE_KEY, PUBLIC_KEY } from './digest-server.ts'
import { type Loopback, loopback } from './loopback.ts'

export function request(more: Partial<AtlasRequest> = {}): AtlasRequest {
  return {
    method: 'GET',
    target: '/api/atlas/v2/groups?pageNum=1',
    template: '/api/atlas/v2/groups',
    headers: {},
    ...more,
  }
}

/** The digest layer over a real transport, as `connect` stacks them. */
export function signing({ origin }: Loopback, { privateKey = PRIVATE_KEY }: { privateKey?: string } = {}): Send {
  let nonces = 0
  const layer = digest({
    publicKey: PUBLIC_KEY,
    privateKey: new Secret(privateKey),
    clientNonce: () => `client-nonce-${nonces++}`,
  })
  return compose({ layers: [layer], transport: createTransport({ origin, proxy: {} }).send })
}

export async function start(rules: DigestRules) {
  const { answering, accepted } = digestServer({ rules })
  const server = await loopback(answering)
  return { server, accepted, send: signing(server) }
}

export async function inTurn(count: number, call: (index: number) => Promise<AtlasResponse>): Promise<number[]> {
  const statuses: number[] = []
  for (let index = 0; index < count; index++) statuses.push((await call(index)).status)
  return statuses
}

export async function atOnce(count: number, call: (index: number) => Promise<AtlasResponse>): Promise<number[]> {
  return (await Promise.all(Array.from({ length: count }, (_, index) => call(index)))).map(({ status }) => status)
}

export const all = (count: number, status: number) => Array.from({ length: count }, () => status)
export const LENIENT: DigestRules = { counts: 'unseen', saysStale: true }
