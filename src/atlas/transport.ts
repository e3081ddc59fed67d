import { setImmediate } from 'node:timers/promises'
import request from 'undici/lib/api/api-request.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import { safeText } from '../base/text.ts'
import { AtlasError, type Outcome } from './atlas-error.ts'
import type { AtlasRequest, Send } from './send.ts'

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

/** Errors that arise before a byte of the request is sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_CONN',
])
const LASTING = /^(?:ENOTFOUND|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_)/

/** HTTP/1.1 to one origin, through the proxy that the settings name for it. Redirects come back as they are: none is followed. */
export function createTransport({ origin, proxy }: { origin: string; proxy: ProxySettings }): Transport {
  const agent = new EnvHttpProxyAgent({
    // An empty string says "none"; leaving the option out would make undici read the environment itself.
    httpProxy: proxy.httpProxy ?? '',
    httpsProxy: proxy.httpsProxy ?? '',
    noProxy: proxy.noProxy ?? '',
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
      throw describeFailure({ outgoing, origin, error })
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

function describeFailure({
  outgoing,
  origin,
  error,
}: {
  outgoing: AtlasRequest
  origin: string
  error: unknown
}): AtlasError {
  const { method, template } = outgoing
  const code = codeOf(error)
  const cancelled = outgoing.signal?.aborted === true
  const outcome: Outcome = UNSENT.has(code) || LASTING.test(code) ? 'unsent' : 'unknown'
  const message = cancelled ? 'cancelled' : `no answer from ${new URL(origin).host} (${code})`
  const transient = !cancelled && !LASTING.test(code) && code !== 'BODY_TOO_LARGE'
  return new AtlasError({ method, template, outcome, message, hint: HINTS[code], transient })
}

/** undici wraps some causes once; only a code is taken from them, never a text, since texts may quote headers. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return safeText(at.code, { longest: 60 })
  }
  return 'unknown network error'
}

const HINTS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Check the name in base-url, and that the runner may look up public names.',
  ECONNREFUSED: 'Check base-url, the proxy variables, and that something listens there.',
  UND_ERR_CONNECT_TIMEOUT: 'Check that the runner may open connections to this host, or set HTTPS_PROXY.',
  UND_ERR_PRX_CONN: 'The proxy refused or dropped the connection. Check HTTPS_PROXY and its credentials.',
  UND_ERR_ABORTED: 'If a proxy is set, it refused the tunnel. Check HTTPS_PROXY and its credentials.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Give the certificate of your proxy to Node with NODE_EXTRA_CA_CERTS.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Give the certificate of your proxy to Node with NODE_EXTRA_CA_CERTS.',
}
