import { AtlasError } from '../atlas/atlas-error.ts'
import { retryAfterMs } from '../atlas/retry-after.ts'
import type { AtlasResponse, Send } from '../atlas/send.ts'
import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { ActionError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import type { IdTokens } from '../github/id-tokens.ts'
import { brokerError } from './broker-error.ts'
import type { BrokerAddress } from './broker-url.ts'

export interface AskOptions {
  readonly address: BrokerAddress
  readonly send: Send
  readonly tokens: IdTokens
  readonly userAgent: string
  readonly clock: Clock
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number
  readonly signal: AbortSignal
  /** Told why an answer is late. */
  readonly onNotice: (notice: string) => void
}

interface BrokerCall {
  readonly method: 'GET' | 'POST'
  /** As `routes.ts` has it. */
  readonly path: string
  readonly body?: string
  /** How long failures that may pass by themselves are ridden out, in milliseconds. */
  readonly patienceMs: number
  /** The same for "not found": a run that has just been started may not be known everywhere. */
  readonly unknownMs?: number
}

/** One question to the broker, until it is answered. Rejects with `ActionError`. */
export type AskBroker = (call: BrokerCall) => Promise<AtlasResponse>

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000
/** A broker that counts requests is there, and the jobs of a matrix are told to wait for each other. */
const MORE_PATIENCE_WITH_LIMITS = 4

/**
 * A broker with which a request can be repeated: a POST holds its own nonce, so that the same text starts one run. Redirects are answers
 * that nobody follows: the token goes to this one host.
 */
export function createAskBroker({
  address,
  send,
  tokens,
  userAgent,
  clock,
  random,
  signal,
  onNotice,
}: AskOptions): AskBroker {
  const { pathname } = new URL(address.url)
  const base = pathname === '/' ? '' : pathname

  return async ({ method, path, body, patienceMs, unknownMs = 0 }) => {
    let waitedMs = 0
    let refused: Secret | undefined
    for (let tries = 0; ; tries++) {
      const token = await tokens.get(refused).catch((error: unknown) => {
        throw signal.aborted ? cancelled() : error
      })
      const answer = await once(token)
      if (signal.aborted) throw cancelled()
      const failure = answer instanceof AtlasError ? failureOf(answer) : brokerErrorOf(answer)
      if (failure === undefined) return answer as AtlasResponse
      if (!(answer instanceof AtlasError) && answer.status === 401 && refused === undefined) {
        refused = token
        continue
      }
      const patience = patienceFor(answer)
      const named = answer instanceof AtlasError ? undefined : retryAfterMs(answer)
      const leastMs = Math.max(named ?? 0, Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS))
      // Jobs that are told the same time do not come back at once.
      const pauseMs = Math.round(leastMs * (1 + random() / 5))
      if (waitedMs + pauseMs > patience) throw failure
      waitedMs += pauseMs
      onNotice(`${failure.message.replace(/\.$/, '')}; asking again in ${renderDuration(pauseMs)}.`)
      await clock.sleep(pauseMs, signal)
      if (signal.aborted) throw cancelled()
    }

    async function once(token: Secret): Promise<AtlasResponse | AtlasError> {
      const target = `${base}${path}`
      try {
        return await send({
          method,
          target,
          template: target,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token.reveal()}`,
            'user-agent': userAgent,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body }),
          signal,
        })
      } catch (error) {
        if (error instanceof AtlasError) return error
        throw error
      }
    }

    function patienceFor(answer: AtlasResponse | AtlasError): number {
      if (answer instanceof AtlasError) return answer.transient ? patienceMs : 0
      if (answer.status === 404) return unknownMs
      if (answer.status === 429) return patienceMs * MORE_PATIENCE_WITH_LIMITS
      return answer.status >= 500 ? patienceMs : 0
    }
  }

  function brokerErrorOf({ status, body }: AtlasResponse): ActionError | undefined {
    return status >= 200 && status < 300 ? undefined : brokerError({ status, body, address })
  }
}

function cancelled(): ActionError {
  return new ActionError({
    code: 'CANCELLED',
    message: 'broker: cancelled before it had answered',
    hint: 'What it has begun goes on there; the same job takes it up.',
  })
}

/** In words of a broker: the transport knows of Atlas alone. */
function failureOf({ code, message, hint, method, template }: AtlasError): ActionError {
  return new ActionError({
    code,
    message: `broker: ${message.replace(`${method} ${template}: `, '')}`,
    hint: hint?.replaceAll('base-url', 'broker-url'),
  })
}
