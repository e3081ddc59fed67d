import { setImmediate } from 'node:timers/promises'
import tunnel from 'undici/lib/api/api-connect.js'
import request from 'undici/lib/api/api-request.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import { noAnswer } from './no-answer.ts'
import { readProxy } from './proxy.ts'
import type { Send } from './send.ts'

/** Values of the usual variables; `undefined` means none. */
export interface ProxySettings {
  readonly httpProxy?: string | undefined
  readonly httpsProxy?: string | undefined
  readonly noProxy?: string | undefined
}

export interface Transport {
  readonly send: Send
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 10_000
/** Creating a project has been seen to take 75 s and still succeed. */
const ANSWER_TIMEOUT_MS = 90_000
const BODY_TIMEOUT_MS = 30_000
/** We poll slowly; a socket that the other side has dropped meanwhile fails the next request. */
const KEEP_ALIVE_MS = 4_000
const LARGEST_BODY = 32 * 1024 * 1024

/** HTTP/1.1 to one origin, through the proxy that the settings name for it. Redirects come back as they are: none is followed. Throws `UsageError`. */
export function createTransport({ origin, proxy }: { origin: string; proxy: ProxySettings }): Transport {
  const agent = new EnvHttpProxyAgent({
    ...readProxy(proxy),
    // The package's index gives every dispatcher its methods; only this one is missed without it.
    clientFactory: (proxyOrigin, options) => Object.assign(new Pool(proxyOrigin, options), { connect: tunnel }),
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: BODY_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
  })

  const send: Send = async (outgoing) => {
    try {
      const response = await request.call(agent, {
        origin,
        path: outgoing.target,
        method: outgoing.method,
        headers: outgoing.headers,
        body: outgoing.body ?? null,
        signal: outgoing.signal ?? null,
      })
      const body = await readBounded(response.body)
      // undici frees the socket a turn after the body has ended; a call that follows at once would open a second one.
      await setImmediate()
      return { status: response.statusCode, headers: response.headers, body }
    } catch (error) {
      throw noAnswer({ outgoing, origin, error })
    }
  }
  return { send, close: () => agent.destroy() }
}

async function readBounded(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > LARGEST_BODY) throw Object.assign(new Error(), { code: 'BODY_TOO_LARGE' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
