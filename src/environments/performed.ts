import type { Conducted } from './conduct.ts'
import type { Identity } from './identity.ts'

/** What was done for one pull request. */
export type Performed = Acted | { readonly did: 'nothing'; readonly why: string }

export interface Acted extends Conducted {
  readonly did: 'up' | 'down'
  readonly identity: Identity
}
