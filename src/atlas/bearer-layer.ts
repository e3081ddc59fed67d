import type { Secret } from '../base/secret.ts'
import type { AtlasRequest, AtlasResponse, Layer } from './send.ts'

/** Where bearers come from. Both methods may be called at once by many; they share what is on its way. */
export interface BearerSource<Token extends { readonly value: Secret }> {
  current(): Promise<Token>
  /** Another token, since Atlas has refused this one; `undefined` when it is not worth one. */
  another(refused: Token): Promise<Token> | undefined
  /** Told of a token that Atlas has taken. */
  accepted(token: Token): void
}

/** Sends each request with a bearer (RFC 6750 §2.1), and once more with another one when the first is refused. */
export function bearerLayer<Token extends { readonly value: Secret }>(source: BearerSource<Token>): Layer {
  return (next) => {
    async function sent(request: AtlasRequest, token: Token): Promise<AtlasResponse> {
      const answer = await next(authorized(request, token.value))
      if (!isTokenRefused(answer)) source.accepted(token)
      return answer
    }
    return async (request) => {
      const token = await unlessAborted(source.current(), request.signal)
      // The transport says in its own words that the call was cancelled; nothing is sent.
      if (token === undefined) return next(request)
      const answer = await sent(request, token)
      const another = isTokenRefused(answer) ? source.another(token) : undefined
      if (another === undefined) return answer
      const renewed = await unlessAborted(another, request.signal)
      return renewed === undefined ? next(request) : sent(request, renewed)
    }
  }
}

/** A token that the caller brought along: used as it is, neither renewed nor revoked by us. */
export function readyToken(token: Secret): Layer {
  return (next) => (request) => next(authorized(request, token))
}

/** A missing right is a 401 as well, but says so in a code of its own; `UNEXPECTED_ERROR` is what a failed login says. */
function isTokenRefused({ status, headers, body }: AtlasResponse): boolean {
  if (status !== 401) return false
  if (headers['www-authenticate'] !== undefined) return true
  const code = /"errorCode"\s*:\s*"(\w+)"/.exec(body.toString())?.[1]
  return code === undefined || code === 'UNEXPECTED_ERROR'
}

function authorized(request: AtlasRequest, token: Secret): AtlasRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` } }
}

/** `undefined` as soon as the signal aborts; what is waited for goes on. */
export async function unlessAborted<T>(
  waiting: Promise<T> | undefined,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  if (waiting === undefined || signal === undefined) return waiting
  let stop = () => {}
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([waiting, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
