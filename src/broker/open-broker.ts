import { CLOUDS, chooseHost } from '../atlas/cloud.ts'
import { retryAfterMs } from '../atlas/retry-after.ts'
import { createTransport, type ProxySettings } from '../atlas/transport.ts'
import { type Clock, systemClock } from '../base/clock.ts'
import { ActionError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { createIdTokens } from '../github/id-tokens.ts'
import { type OidcRequest, requestIdToken } from '../github/oidc-request.ts'
import { createHttpGet } from '../plan/http-get.ts'
import { type BrokerRun, runShape, startedShape } from './answer.ts'
import { createAskBroker } from './ask-broker.ts'
import { jsonIn } from './broker-error.ts'
import { type BrokerAddress, isOnLoopback } from './broker-url.ts'
import type { BrokerRequest } from './request.ts'
import { OPERATIONS_PATH, runPath } from './routes.ts'

/** A broker as a job sees it, until it is closed. */
export interface Broker {
  /** Resolves with the id of the run, and the origin of Atlas's console. Sent again, the same request finds the same run. */
  start(request: BrokerRequest): Promise<{ readonly run: string; readonly console: string | undefined }>
  look(run: string): Promise<{ readonly run: BrokerRun; readonly notBeforeMs: number }>
  close(): Promise<void>
}

export interface BrokerOptions {
  readonly address: BrokerAddress
  readonly oidc: OidcRequest
  readonly proxy: ProxySettings
  readonly userAgent: string
  /** The time in which the job waits. */
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Told of each token before it is used. */
  readonly onSecret: (secret: Secret) => void
  readonly onNotice: (notice: string) => void
}

const START_PATIENCE_MS = 60_000
/** Longer than a deployment of the function takes. */
const LOOK_PATIENCE_MS = 5 * 60_000
const UNKNOWN_RUN_MS = 20_000

/** Sends nothing before the first question. */
export function openBroker(options: BrokerOptions): Broker {
  const { address, oidc, proxy, userAgent, clock, signal, onSecret } = options
  const transport = createTransport({ origin: address.origin, proxy })
  const get = createHttpGet({ proxy, userAgent })
  const { audience } = address
  const tokens = createIdTokens({
    request: () => requestIdToken({ request: oidc, audience, isLoopback: isOnLoopback, get, clock, signal }),
    // Tokens live by the clock on the wall, whatever the speed of a simulator.
    now: () => systemClock().now().getTime(),
    onToken: onSecret,
  })
  const ask = createAskBroker({ ...options, send: transport.send, tokens, random: Math.random })
  return {
    async start(request) {
      const body = JSON.stringify(request)
      const answer = await ask({ method: 'POST', path: OPERATIONS_PATH, body, patienceMs: START_PATIENCE_MS })
      const read = startedShape().safeParse(jsonIn(answer.body))
      if (!read.success) throw strange(address)
      const { run, console } = read.data
      return { run, console: console === undefined ? undefined : consoleOf(console) }
    },
    async look(id) {
      const path = runPath(id)
      const answer = await ask({ method: 'GET', path, patienceMs: LOOK_PATIENCE_MS, unknownMs: UNKNOWN_RUN_MS })
      const read = runShape().safeParse(jsonIn(answer.body))
      if (!read.success || (read.data.state !== 'running' && read.data.outcome === undefined)) throw strange(address)
      return { run: read.data, notBeforeMs: retryAfterMs(answer) ?? 0 }
    },
    close: () => transport.close(),
  }
}

/** Of either cloud, or of a simulator: no link leads elsewhere. */
function consoleOf(text: string): string | undefined {
  const hosts = CLOUDS.map((cloud) => chooseHost({ cloud, baseUrl: text }))
  return hosts.flatMap((host) => ('origin' in host ? [host.origin] : []))[0]
}

function strange({ url }: BrokerAddress): ActionError {
  return new ActionError({
    code: 'BROKER_STRANGE',
    message: `broker: what ${new URL(url).host} answers is nothing that a broker says.`,
    hint: 'Check broker-url, and that action and broker are of versions that fit together.',
  })
}
