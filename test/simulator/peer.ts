import { createHash, randomBytes } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Credentials {
  readonly url: string
  readonly publicKey: string
  readonly privateKey: string
}

export interface Sent {
  readonly method: string
  readonly path: string
  /** A version date, or a whole media type. */
  readonly accept?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** No digest: the request goes out once, as it is. */
  readonly plain?: boolean
}

export interface Received {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The parsed body; `undefined` when it is no JSON. */
  readonly json: unknown
}

export type Peer = (sent: Sent) => Promise<Received>

/** A client that shares no code with the simulator: answers each challenge afresh, as the official Go client does. */
export function createPeer({ url, publicKey, privateKey }: Credentials): Peer {
  return async (sent) => {
    const first = await exchange(url, sent)
    if (sent.plain || first.status !== 401 || !first.headers['www-authenticate']) return first
    const authorization = answerChallenge(first.headers['www-authenticate'], sent, { publicKey, privateKey })
    return exchange(url, { ...sent, headers: { ...sent.headers, Authorization: authorization } })
  }
}

/** RFC 7616 §3.4.1 for MD5 or SHA-256 with qop auth. */
export function answerChallenge(
  challenge: string,
  { method, path }: Pick<Sent, 'method' | 'path'>,
  {
    publicKey,
    privateKey,
    nc = '00000001',
    cnonce = randomBytes(8).toString('hex'),
  }: Omit<Credentials, 'url'> & {
    nc?: string
    cnonce?: string
  },
): string {
  const get = (name: string) => new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(challenge)?.[1] ?? ''
  const [realm, nonce, algorithm] = [get('realm'), get('nonce'), get('algorithm')]
  const hash = (text: string) =>
    createHash(algorithm.startsWith('SHA-256') ? 'sha256' : 'md5')
      .update(text)
      .digest('hex')
  const plain = hash(`${publicKey}:${realm}:${privateKey}`)
  const ha1 = algorithm.endsWith('-sess') ? hash(`${plain}:${nonce}:${cnonce}`) : plain
  const response = hash(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${hash(`${method}:${path}`)}`)
  return (
    `Digest username="${publicKey}", realm="${realm}", nonce="${nonce}", uri="${path}", cnonce="${cnonce}", nc=${nc}, ` +
    `qop=auth, response="${response}", algorithm=${algorithm}`
  )
}

export function exchange(url: string, { method, path, accept, body, headers = {} }: Sent): Promise<Received> {
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const type = accept?.includes('/') ? accept : `application/vnd.atlas.${accept ?? '2025-03-12'}+json`
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const outgoing = request(
      {
        agent: new Agent(),
        hostname,
        port,
        method,
        path,
        headers: {
          ...(accept === 'none' ? {} : { Accept: type }),
          ...(payload === undefined
            ? {}
            : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parsed(text) })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(payload)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
