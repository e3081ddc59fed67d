import { ActionError } from '../base/errors.ts'
import type { Method } from './send.ts'

/**
 * What became of the request at Atlas. `refused`: Atlas answered and changed nothing. `unsent`: it never reached Atlas.
 * `unknown`: it may have taken effect, so look before sending it again.
 */
export type Outcome = 'refused' | 'unsent' | 'unknown'

/** A call that failed. It holds what a reader needs and nothing of headers, bodies or causes, which may hold credentials. */
export class AtlasError extends ActionError {
  override readonly name = 'AtlasError'
  readonly method: Method
  readonly template: string
  readonly outcome: Outcome
  /** HTTP status; `undefined` when no answer came. */
  readonly status: number | undefined
  /** Atlas's own code, such as `CLUSTER_NOT_FOUND`. */
  readonly errorCode: string | undefined
  readonly parameters: readonly string[]
  /** Worth trying again later, after a look at what is there. */
  readonly transient: boolean
  /** Not before this time has passed, if Atlas named one. */
  readonly retryAfterMs: number | undefined

  constructor(details: {
    method: Method
    template: string
    outcome: Outcome
    message: string
    hint?: string | undefined
    status?: number | undefined
    errorCode?: string | undefined
    parameters?: readonly string[]
    transient: boolean
    retryAfterMs?: number | undefined
  }) {
    const { method, template, message, hint, status, errorCode } = details
    super({
      code: errorCode ?? (status ? `HTTP_${status}` : 'NO_ANSWER'),
      message: `${method} ${template}: ${message}`,
      hint,
    })
    this.method = method
    this.template = template
    this.outcome = details.outcome
    this.status = status
    this.errorCode = errorCode
    this.parameters = details.parameters ?? []
    this.transient = details.transient
    this.retryAfterMs = details.retryAfterMs
  }
}

/** True when the error is Atlas's answer with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): error is AtlasError {
  return error instanceof AtlasError && error.errorCode !== undefined && codes.includes(error.errorCode)
}
