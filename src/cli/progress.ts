import type { Clock } from '../base/clock.ts'
import type { Headway } from '../environments/headway.ts'
import type { RunEvent } from '../plan/run.ts'
import { liveProgress } from './live-progress.ts'
import { plainProgress } from './plain-progress.ts'
import type { Terminal } from './terminal.ts'

/** How a run is shown while it goes on. */
export interface Progress {
  readonly report: (event: RunEvent) => void
  /** What the whole is at, where no step says it. */
  readonly headway: (headway: Headway) => void
  /** Shows lines that are no step's. */
  readonly say: (lines: string) => void
  readonly end: () => void
}

export function createProgress({ terminal, clock }: { terminal: Terminal; clock: Clock }): Progress {
  return terminal.isLive ? liveProgress({ terminal, clock }) : plainProgress({ terminal, clock })
}
