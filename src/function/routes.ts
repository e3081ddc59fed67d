import type { Clock } from '../base/clock.ts'
import { OPERATIONS_PATH, runIdIn } from '../broker/routes.ts'
import type { FrontConfiguration } from './front-configuration.ts'
import { createHealth, lookForHealth } from './health.ts'
import type { Answering } from './incoming-call.ts'
import type { Count, Log } from './log.ts'
import type { Runs } from './runs/runs.ts'
import { createWebhook } from './webhook/create-webhook.ts'

export interface RoutesOptions {
  readonly configuration: FrontConfiguration
  readonly runs: Runs
  readonly log: Log
  readonly count: Count
  readonly clock: Clock
  readonly version: string
  readonly userAgent: string
  /** How the worker reads GitHub, where this process knows. */
  readonly gitHub?: 'app' | 'token' | undefined
}

const WEBHOOK_PATH = '/github/webhooks'
const HEALTH_PATH = '/health'

/** The whole function over HTTP. Rejects with a `UsageError` for a policy that cannot be read. */
export async function createRoutes({ configuration, ...options }: RoutesOptions): Promise<Answering> {
  const { webhook, broker, reach } = configuration
  const { version, userAgent, clock, gitHub } = options
  const onWebhook = webhook === undefined ? off('webhook') : createWebhook({ ...options, ...webhook })
  const asked = broker && (await (await import('./broker/open-broker.ts')).openBroker({ ...options, ...broker, reach }))
  const onBroker = asked?.answering ?? off('broker')
  const onHealth = createHealth({
    version,
    cloud: reach.policy.cloud,
    webhook: webhook !== undefined,
    broker: asked && { policyRules: asked.rules },
    gitHub,
    look: lookForHealth({ origin: reach.host.origin, proxy: reach.proxy, userAgent }),
    clock,
  })
  return (call) => {
    const { path } = call
    if (path === WEBHOOK_PATH) return onWebhook(call)
    if (path === HEALTH_PATH) return onHealth(call)
    if (path === OPERATIONS_PATH || runIdIn(path) !== undefined) return onBroker(call)
    return nothing(call)
  }
}

/** Says the same of a part that is not there as of a path that is none, but to whoever reads the name. */
function off(part: string): Answering {
  return async () => ({ status: 404, body: { error: `The ${part} of this function is not configured.` } })
}

const nothing: Answering = async () => ({ status: 404, body: { error: 'There is nothing here.' } })
