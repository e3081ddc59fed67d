import type { SavedStep, SavedSteps } from '../../plan/saved-steps.ts'

/** How a run stands, for whoever started it: JSON without any secret. */
export interface RunView {
  readonly state: 'running' | 'succeeded' | 'failed' | 'superseded'
  /** What is going on, the newest last: of each step one line, and how it has ended if it has. */
  readonly doing: readonly {
    readonly step: string
    readonly operation: string
    readonly doing: string
    readonly ended?: SavedStep['state']
  }[]
  /** When it has ended. */
  readonly outcome?: RunOutcome
}

export interface RunOutcome {
  readonly state: 'succeeded' | 'failed' | 'superseded'
  /** One sentence for the log: what was done, or why it failed. */
  readonly summary: string
  /** What kept it from beginning: code, message and hint. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string }
  readonly steps: SavedSteps
  /** For environments: what `performErrand` tells beside its steps. */
  readonly performed?: Readonly<Record<string, unknown>>
  /** A JWE for the recipient of the order: JSON, `<step>.<output>` → value of each secret output. */
  readonly sealed?: string
  /** What the job has to give back at its end, by another order. */
  readonly leases?: readonly { readonly operation: string; readonly params: Readonly<Record<string, unknown>> }[]
  /** Sentences that last: warnings of the run. */
  readonly notices: readonly string[]
}
