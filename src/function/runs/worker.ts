import type { Clock } from '../../base/clock.ts'
import type { GitHubSession } from '../../environments/open-github.ts'
import type { Settings } from '../../plan/settings.ts'
import type { Count, Log } from '../log.ts'
import type { RunOrder } from './run-order.ts'
import type { Runs } from './runs.ts'

/** All that a run needs of the world; one for a process. */
export interface Worker {
  readonly settings: Settings
  readonly clock: Clock
  readonly userAgent: string
  /** A folder for files that operations write; they are lost with the process. */
  readonly folder: string
  /** GitHub as one repository of it is seen, until it is closed. */
  readonly openGitHub: (of: { readonly repository: string; readonly signal: AbortSignal }) => Promise<GitHubSession>
  /** `owner/name` of all that the function looks after; rejects if they cannot be read completely. */
  readonly repositories: (signal: AbortSignal) => Promise<readonly string[]>
  /** For runs that start others. */
  readonly runs: Pick<Runs, 'start'>
  /** Whether a younger run for the same environment is under way. Where that cannot be told, it is not. */
  readonly isSuperseded: (run: { readonly id: string; readonly order: RunOrder }) => Promise<boolean>
  readonly log: Log
  readonly count: Count
}
