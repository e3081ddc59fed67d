import { onTestFinished } from 'vitest'
import { advance } from '../../../src/function/runs/advance.ts'
import { type RunNotes, startRunNotes } from '../../../src/function/runs/run-notes.ts'
import type { RunOrder } from '../../../src/function/runs/run-order.ts'
import type { RunOutcome } from '../../../src/function/runs/run-view.ts'
import { type Exchange, type SimulatorOptions, startSimulator } from '../../../src/simulator/server.ts'
import { startGitHub } from '../../support/github/start-github.ts'
import { idleClock } from '../durable/support/idle-clock.ts'
import { type Moment, openLife } from '../durable/support/life.ts'
import { workerOf } from '../durable/support/worker-of.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'

interface RunMore {
  /** Whether the process dies there, and all that it has not handed over with it. */
  readonly at?: (moment: Moment) => boolean
  /** Whether the process is told to end there: it breaks off what is under way. */
  readonly breakAt?: (moment: Moment) => boolean
  readonly isSuperseded?: () => boolean
}

export interface SlicedRun {
  readonly outcome: RunOutcome
  readonly slices: number
  /** Processes that came to no end of their own. */
  readonly deaths: number
  readonly moments: readonly Moment[]
  /** All notes, as they were written down. */
  readonly kept: string
}

const MOST_SLICES = 400

/** Atlas and GitHub on this machine, and runs between them of which each slice has a process of its own. */
export async function sliceWorld({
  file,
  simulator: options = {},
}: {
  /** The environment file of the base branch; `ORG` stands for the id of the organization. */
  file: string
  simulator?: SimulatorOptions
}) {
  const clock = idleClock()
  const exchanges: Exchange[] = []
  const simulator = await startSimulator({ ...options, clock, onExchange: (exchange) => exchanges.push(exchange) })
  const gitHub = await startGitHub()
  const shop = gitHub.repository('octo/shop')
  shop.addFile({ path: '.github/atlas-environment.yml', text: file.replaceAll('ORG', simulator.orgId) })
  const runs = recordedRuns()
  const recorded = recordedLog()
  const close = async () => {
    await simulator.close()
    await gitHub.close()
  }
  return { simulator, gitHub, shop, clock, exchanges, runs, recorded, run, close }

  async function run(order: RunOrder, more: RunMore = {}): Promise<SlicedRun> {
    const { at = () => false, breakAt = () => false, isSuperseded = () => false } = more
    let notes = startRunNotes(clock.now().getTime())
    const moments: Moment[] = []
    const kept: string[] = []
    let deaths = 0
    for (let slices = 1; slices <= MOST_SLICES; slices += 1) {
      const ending = new AbortController()
      const happens = (moment: Moment) => {
        moments.push(moment)
        if (breakAt(moment)) ending.abort()
        return at(moment)
      }
      const life = await openLife({ atlas: simulator.url, clock, at: happens, onCheckpoint: () => {} })
      const worker = workerOf({ life, during: clock.during, simulator, gitHub, runs, recorded, isSuperseded })
      const slice = await Promise.race([
        advance({ id: 'run', order, notes, worker, signal: ending.signal }),
        life.killed,
      ])
      await life.close()
      if (ending.signal.aborted) deaths += 1
      if (slice === 'killed' || happens('the end of a slice')) {
        deaths += 1
        continue
      }
      if (slice.status === 'ended') return { outcome: slice.outcome, slices, deaths, moments, kept: kept.join('\n') }
      kept.push(JSON.stringify(slice.notes))
      notes = JSON.parse(kept.at(-1) ?? '') as RunNotes
      clock.skip(slice.checkAgainInMs)
    }
    throw new Error(`a run without an end:\n${recorded.lines.map((line) => JSON.stringify(line)).join('\n')}`)
  }
}

export type SliceWorld = Awaited<ReturnType<typeof sliceWorld>>

/** The same, closed when the test is over. */
export async function openSliceWorld(options: Parameters<typeof sliceWorld>[0]): Promise<SliceWorld> {
  const world = await sliceWorld(options)
  onTestFinished(() => world.close())
  return world
}
