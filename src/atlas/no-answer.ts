import { safeText } from '../base/text.ts'
import { AtlasError, type Outcome } from './atlas-error.ts'
import type { AtlasRequest } from './send.ts'

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
const LASTING = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_)/

/** Says why no answer came. Of the error itself only codes are taken, never a text or a cause, since those may quote headers. */
export function noAnswer({
  outgoing,
  origin,
  error,
}: {
  outgoing: AtlasRequest
  origin: string
  error: unknown
}): AtlasError {
  const { method, template } = outgoing
  const { host } = new URL(origin)
  const proxyStatus = refusalByProxy(error)
  if (outgoing.signal?.aborted) {
    const message = isTimeout(outgoing.signal) ? 'no answer in the time that was left' : 'cancelled'
    return new AtlasError({ method, template, outcome: 'unknown', message, transient: false })
  }
  if (proxyStatus !== undefined) {
    return new AtlasError({
      method,
      template,
      outcome: 'unsent',
      message: `no answer from ${host}: the proxy refused with ${proxyStatus}`,
      hint:
        proxyStatus === 407
          ? 'Check the user name and password in the address of the proxy (HTTPS_PROXY, HTTP_PROXY).'
          : 'Let the proxy pass this host on, or check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
      transient: proxyStatus >= 500,
    })
  }
  const code = codeOf(error)
  const outcome: Outcome = UNSENT.has(code) || LASTING.test(code) ? 'unsent' : 'unknown'
  const transient = !LASTING.test(code) && code !== 'BODY_TOO_LARGE'
  return new AtlasError({
    method,
    template,
    outcome,
    message: `no answer from ${host} (${code})`,
    hint: HINTS[code],
    transient,
  })
}

/** `AbortSignal.timeout` aborts with a reason of this name. */
function isTimeout({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}

function* chain(error: unknown): Generator<Error> {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) yield at
}

/** undici wraps some causes once, and its parser errors have a name alone. */
function codeOf(error: unknown): string {
  for (const at of chain(error)) {
    if ('code' in at && typeof at.code === 'string') return safeText(at.code, { longest: 60 })
  }
  return error instanceof Error && error.name !== 'Error' ? safeText(error.name, { longest: 60 }) : 'network error'
}

/** A refused tunnel and a 407 have no code of their own in undici (lib/dispatcher/proxy-agent.js): the status stands in the text. */
function refusalByProxy(error: unknown): number | undefined {
  for (const { message } of chain(error)) {
    const status = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(message)?.[1]
    if (status !== undefined) return Number(status)
  }
  return undefined
}

const CERTIFICATE = 'If a proxy of yours inspects TLS, give its certificate to Node with NODE_EXTRA_CA_CERTS.'

const BROKEN_OFF =
  'The connection broke off. Run it again: what has been done already is kept. If it repeats, look for a proxy or firewall in between.'

const HINTS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Check the name in base-url, and that the runner may look up public names.',
  ECONNREFUSED: 'Check base-url, the proxy variables, and that something listens there.',
  ECONNRESET: BROKEN_OFF,
  UND_ERR_SOCKET: BROKEN_OFF,
  UND_ERR_HEADERS_TIMEOUT: BROKEN_OFF,
  UND_ERR_BODY_TIMEOUT: BROKEN_OFF,
  UND_ERR_CONNECT_TIMEOUT: 'Check that the runner may open connections to this host, or set HTTPS_PROXY.',
  UND_ERR_PRX_CONN: 'The proxy dropped the connection. Check HTTPS_PROXY and its credentials.',
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
}
