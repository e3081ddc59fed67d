import type { LogFields } from '../log.ts'
import type { EnvironmentOrder, SweepOrder } from '../runs/run-order.ts'

/** What one delivery comes to. None of the texts holds anything that somebody else has written. */
export type Verdict =
  | { readonly kind: 'order'; readonly order: EnvironmentOrder | SweepOrder }
  /** `reason` ends the sentence "ignored, since …". */
  | { readonly kind: 'ignored'; readonly reason: string; readonly warning?: Warning }
  | { readonly kind: 'pong'; readonly hint?: string }
  /** GitHub has signed it, but it is not a payload of its event. */
  | { readonly kind: 'unreadable'; readonly lacks: string }

/** A line of the log for people, of something that no run can mend. */
interface Warning {
  readonly event: string
  readonly fields: LogFields
}
