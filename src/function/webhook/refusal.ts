import type { Answer } from '../incoming-call.ts'

/** What is not taken: a short answer for the caller, and for the log the reason. */
export interface Refusal {
  readonly status: 400 | 401 | 405 | 413 | 415
  /** A sentence. */
  readonly error: string
  readonly headers?: Readonly<Record<string, string>>
  /** For the log alone, where the caller is not to learn it. */
  readonly reason?: string
}

/** Whoever has no secret is told the same of everything: there is nothing to be found out by trying. */
export function unsigned(reason: string): Refusal {
  return { status: 401, error: 'The signature X-Hub-Signature-256 is missing or wrong.', reason }
}

export function unreadable(error: string): Refusal {
  return { status: 400, error }
}

export function tooLarge(most: number): Refusal {
  return { status: 413, error: `The body has more than ${most} bytes.` }
}

export function answerOf({ status, error, headers }: Refusal): Answer {
  return { status, body: { error }, ...(headers !== undefined && { headers }) }
}
