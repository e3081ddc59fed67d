import type { Cloud } from '../atlas/cloud.ts'
import type { ProxySettings } from '../atlas/transport.ts'
import type { Clock } from '../base/clock.ts'
import type { Answer, Answering } from './incoming-call.ts'

export interface HealthOptions {
  readonly version: string
  readonly cloud: Cloud
  /** Which parts are on, as far as this process knows. */
  readonly webhook: boolean
  readonly broker: { readonly policyRules: number } | undefined
  readonly gitHub?: 'app' | 'token' | undefined
  /** Whether Atlas answers. Never rejects. */
  readonly look: () => Promise<boolean>
  readonly clock: Clock
}

/** However often somebody asks, Atlas is asked no more often. */
const KEEP_MS = 30_000
const LOOK_WITHIN_MS = 5_000

/**
 * Answers `GET /health`, to anybody: 200 if Atlas answers, else 503. It says which parts are on, and nothing by which anything could be
 * found or guessed.
 */
export function createHealth({ look, clock, version, cloud, webhook, broker, gitHub }: HealthOptions): Answering {
  const configuration = {
    cloud,
    webhook: webhook ? 'on' : 'off',
    broker: broker === undefined ? 'off' : 'on',
    ...(broker !== undefined && { policyRules: broker.policyRules }),
    ...(gitHub !== undefined && { gitHub }),
  }
  let seen: { readonly at: number; readonly isReachable: Promise<boolean> } | undefined
  return async ({ method }): Promise<Answer> => {
    if (method !== 'GET' && method !== 'HEAD')
      return {
        status: 405,
        headers: { allow: 'GET, HEAD' },
        body: { error: 'Expected GET.' },
      }
    const now = clock.now().getTime()
    // Those who ask while it is being looked wait for the one look.
    if (seen === undefined || now - seen.at >= KEEP_MS) seen = { at: now, isReachable: look() }
    const isReachable = await seen.isReachable
    return {
      status: isReachable ? 200 : 503,
      body: {
        status: isReachable ? 'ok' : 'atlas unreachable',
        version,
        configuration,
        atlas: { reachable: isReachable, lookedAt: new Date(seen.at).toISOString() },
      },
    }
  }
}

/** Asks the root of the API without credentials, which Atlas answers with 401; 429 is an answer of Atlas as well. */
export function lookForHealth({
  origin,
  proxy,
  userAgent,
}: {
  origin: string
  proxy: ProxySettings
  userAgent: string
}): HealthOptions['look'] {
  return async () => {
    // Large, and nothing that a process needs which has a webhook to answer first.
    const { createTransport } = await import('../atlas/transport.ts')
    const transport = createTransport({ origin, proxy })
    try {
      const { status } = await transport.send({
        method: 'GET',
        target: '/api/atlas/v2',
        template: '/api/atlas/v2',
        headers: { 'user-agent': userAgent, accept: 'application/vnd.atlas.2023-01-01+json' },
        signal: AbortSignal.timeout(LOOK_WITHIN_MS),
      })
      return [200, 401, 429].includes(status)
    } catch {
      return false
    } finally {
      await transport.close()
    }
  }
}
