import { onTestFinished } from 'vitest'
import { ActionError } from '../../../src/base/errors.ts'
import { createInProcessRuns } from '../../../src/function/node/in-process-runs.ts'
import type { OrderFile } from '../../../src/function/node/order-file.ts'
import type { EnvironmentOrder } from '../../../src/function/runs/run-order.ts'
import { readSettings } from '../../../src/plan/settings.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { manualClock } from './manual-clock.ts'

/** What becomes of a slice that has begun: it looks again after 10 s, ends as failed, or ends as done. */
export type Verdict = 'again' | 'refused' | 'done'

interface BegunSlice {
  readonly repository: string
  decide(verdict: Verdict): Promise<void>
}

export function environmentOrder(pullRequest: number, more: Partial<EnvironmentOrder> = {}): EnvironmentOrder {
  const since = '2026-11-22T08:00:00Z'
  return { kind: 'environment', repository: 'octo/shop', pullRequest, action: 'opened', since, ...more }
}

/** Runs whose slices a test holds in its hands: each begins by asking for GitHub, and the test says what comes of it. */
export function hosted({ most, keepMs, orders }: { most?: number; keepMs?: number; orders?: OrderFile } = {}) {
  const clock = manualClock()
  const { log, count, lines, counts } = recordedLog()
  const slices: BegunSlice[] = []
  const settings = readSettings({
    inputs: { 'base-url': 'http://127.0.0.1:9', 'public-key': 'abcdefgh', 'private-key': 'a-private-key' },
    environment: {},
  })
  const decided = (repository: string) =>
    new Promise<never>((_, reject) => {
      const decide = async (verdict: Verdict) => {
        const passing = new ActionError({ code: 'PULL_REQUEST_UNKNOWN', message: 'GitHub is away' })
        reject(verdict === 'again' ? passing : new TypeError('a fault'))
        await clock.pass(0)
      }
      slices.push({ repository, decide })
    })
  const runs = createInProcessRuns({
    clock,
    log,
    count,
    ...(most !== undefined && { most }),
    ...(keepMs !== undefined && { keepMs }),
    ...(orders && { orders }),
    worker: (within) => ({
      ...within,
      settings,
      clock,
      userAgent: 'test',
      folder: '.',
      log,
      count,
      openGitHub: ({ repository }) => decided(repository),
      repositories: async () => [],
    }),
  })
  onTestFinished(async () => {
    for (const { decide } of slices) await decide('refused')
    await runs.close()
  })
  const start = async (order: Parameters<typeof runs.start>[0]) => {
    const started = await runs.start(order)
    await clock.pass(0)
    return started
  }
  const stateOf = async (id: string) => (await runs.find(id))?.view.state
  return { runs, start, stateOf, clock, lines, counts, slices }
}
