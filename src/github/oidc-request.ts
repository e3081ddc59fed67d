import type { Clock } from '../base/clock.ts'
import { ActionError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import type { HttpAnswer, HttpGet } from './http-get.ts'
import { OIDC_VARIABLES } from './oidc-variables.ts'

/** Where the runner gives a job its id token, and with what it is asked for. */
export interface OidcRequest {
  readonly url: string
  readonly token: Secret
}

const WITHIN_MS = 10_000
const FIRST_PAUSE_MS = 1_000
const TRIES = 4
const LONGEST_TOKEN = 16 * 1024
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** `undefined` in a job that has no right to a token, and elsewhere. */
export function readOidcRequest(environment: Readonly<Record<string, string | undefined>>): OidcRequest | undefined {
  const [url = '', token = ''] = OIDC_VARIABLES.map((name) => environment[name]?.trim())
  return url === '' || token === '' ? undefined : { url, token: new Secret(token) }
}

/**
 * Asks GitHub for a token of this job for one audience; a failure of the server or on the way is tried again, a few times. Rejects with
 * `ID_TOKEN_REFUSED`, and as `get` does when the signal aborts.
 */
export async function requestIdToken({
  request,
  audience,
  isLoopback,
  get,
  clock,
  signal,
}: {
  request: OidcRequest
  audience: string
  /** Plain http is taken for a runner on this machine: in tests. */
  isLoopback: (origin: string) => boolean
  get: HttpGet
  clock: Clock
  signal: AbortSignal
}): Promise<Secret> {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  if (url === undefined || (url.protocol !== 'https:' && !isLoopback(url.origin)))
    throw refused('ACTIONS_ID_TOKEN_REQUEST_URL is no https address')
  url.searchParams.set('audience', audience)
  const headers = { accept: 'application/json', authorization: `bearer ${request.token.reveal()}` }
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted()
    const timeout = AbortSignal.timeout(WITHIN_MS)
    const answer = await get(url.href, { headers, signal: AbortSignal.any([signal, timeout]) }).catch(
      (error: unknown): string => {
        if (timeout.aborted && !signal.aborted) return `no answer from ${url.host} within ${WITHIN_MS / 1000} s`
        if (signal.aborted || !(error instanceof ActionError)) throw error
        return error.message
      },
    )
    if (typeof answer !== 'string' && answer.status === 200) return tokenIn(answer)
    const why = typeof answer === 'string' ? answer : `${url.host} answered with ${answer.status}`
    const isLasting = typeof answer !== 'string' && answer.status < 500 && answer.status !== 429
    if (isLasting || tries >= TRIES) throw refused(why)
    await clock.sleep(FIRST_PAUSE_MS * 2 ** (tries - 1), signal)
  }
}

function tokenIn({ body }: HttpAnswer): Secret {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(body).toString()).value
  } catch {
    // What is no JSON holds no token either.
  }
  if (typeof value !== 'string' || value.length > LONGEST_TOKEN || !JWT.test(value))
    throw refused('its answer holds no token')
  return new Secret(value)
}

function refused(why: string): ActionError {
  return new ActionError({
    code: 'ID_TOKEN_REFUSED',
    message: `GitHub gives this job no id token: ${why}.`,
    hint: 'Give the job `permissions: id-token: write`; if it has that, run it again later.',
  })
}
