import { systemClock } from '../../base/clock.ts'
import type { Firings } from '../../environments/hours/cron.ts'
import type { Configuration } from '../configuration.ts'
import { createWorker } from '../create-worker.ts'
import type { Count, Log } from '../log.ts'
import { createRoutes } from '../routes.ts'
import type { TourOrder } from '../runs/run-order.ts'
import type { Runs } from '../runs/runs.ts'
import { createInProcessRuns } from './in-process-runs.ts'
import { type Listening, listen } from './listen.ts'
import { openOrderFile } from './order-file.ts'
import { tick } from './tick.ts'

export interface Served extends Listening {
  /** For whoever shares the process. */
  readonly runs: Runs
}

export interface ServeOptions {
  readonly configuration: Configuration
  readonly port: number
  readonly host: string
  readonly firings: Readonly<Partial<Record<TourOrder['of'], Firings | undefined>>>
  /** Slices of runs at once. */
  readonly most?: number
  /** Where orders are kept for the process that comes after this one. */
  readonly stateFile?: string | undefined
  readonly log: Log
  readonly count: Count
  readonly version: string
  readonly userAgent: string
  /** For files that operations write. */
  readonly folder: string
}

/**
 * The whole function in this process, until it is closed. Rejects before anything is begun: with a `UsageError` for what is configured
 * wrongly, with an `ActionError` for a port or file that cannot be had.
 */
export async function serve({
  configuration: { front, worker },
  port,
  host,
  firings,
  most,
  stateFile,
  ...common
}: ServeOptions): Promise<Served> {
  const { log } = common
  const clock = systemClock({ speed: worker.settings.clockSpeed })
  const orders = stateFile === undefined ? undefined : await openOrderFile({ path: stateFile, log })
  const closing: (() => Promise<void>)[] = []
  const runs = createInProcessRuns({
    ...common,
    clock,
    orders,
    ...(most !== undefined && { most }),
    worker(within) {
      const made = createWorker({ ...common, ...within, clock, configuration: worker })
      closing.push(made.close)
      return made
    },
  })
  // Tokens and looks at Atlas go by the real time, however fast a simulator runs.
  const served = { ...common, clock: systemClock(), configuration: front, gitHub: worker.gitHub.auth.kind, runs }
  const { url, close } = await listen({ answering: await createRoutes(served), port, host, log })
  const ending = new AbortController()
  const ticking = tick({ firings, runs, clock, log, signal: ending.signal })
  runs.takeUp()
  const { auth } = worker.gitHub
  if (auth.kind === 'token' && auth.repositories.length === 0)
    log('warn', 'schedule idle', {
      why: 'ATLAS_FUNCTION_REPOSITORIES names no repository, so that the schedule finds none',
    })
  return {
    url,
    runs,
    async close() {
      ending.abort()
      await Promise.all([close(), runs.close(), ticking])
      for (const end of closing) await end()
      await orders?.close()
    },
  }
}
