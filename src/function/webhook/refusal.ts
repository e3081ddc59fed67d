import type { Answer } from '../incoming-call.ts'

/** What is not taken: a short answer for the caller, and for the log the reason. */
export interface Refusal {
  readonly status: 400 | 401 | 405 | 413 | 415
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
  /** For the log alone, where the caller is not to learn it. */
  readonly reason?: string
}

/** Whoever has no secret is told the same of everything: there is nothing to be found out by trying. */
export function unsigned(reason: string): Refusal {
  return { status: 401, code: 'UNSIGNED', message: 'The signature X-Hub-Signature-256 is missing or wrong.', reason }
}

export function unreadable(message: string): Refusal {
  return { status: 400, code: 'UNREADABLE', message }
}

export function tooLarge(most: number): Refusal {
  return { status: 413, code: 'TOO_LARGE', message: `The body has more than ${most} bytes.` }
}

export function answerOf({ status, code, message, headers }: Refusal): Answer {
  return { status, body: { error: { code, message } }, ...(headers !== undefined && { headers }) }
}
