import type { Paused } from './hours/conduct-pause.ts'
import type { Identity } from './identity.ts'
import type { Conducted } from './life/in-session.ts'
import type { EnvironmentList } from './list-environments.ts'
import type { SweepReport } from './sweep/sweep-report.ts'

/** What was done. */
export type Performed =
  | Acted
  | { readonly did: 'nothing'; readonly why: string }
  | ({ readonly did: 'list' } & EnvironmentList)
  | ({ readonly did: 'sweep' } & SweepReport)
  | PausedAll

/** For one pull request. */
export interface Acted extends Conducted {
  readonly did: 'up' | 'down'
  readonly identity: Identity
}

/** For all that there are, or for one. */
export interface PausedAll extends Omit<Paused, 'goal'> {
  readonly did: 'pause' | 'resume'
}
