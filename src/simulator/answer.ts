import { Problem } from './problem.ts'
import type { WireAnswer } from './wire.ts'

/** Recorded on every answer of the API that is not a challenge. */
const COMMON_HEADERS = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=31536000; includeSubdomains;',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
} as const

export function jsonAnswer({
  status,
  body,
  headers,
  pretty = false,
}: {
  status: number
  /** `undefined` for none. */
  body: unknown
  headers: Readonly<Record<string, string>>
  pretty?: boolean
}): WireAnswer {
  const text = body === undefined ? '' : JSON.stringify(body, null, pretty ? 2 : undefined)
  return { status, headers: { ...COMMON_HEADERS, ...headers }, body: Buffer.from(text) }
}

/** A refusal in Atlas's shape: an unversioned type, and the code once more in a header. */
export function problemAnswer(problem: Problem, headers: Readonly<Record<string, string>> = {}): WireAnswer {
  return jsonAnswer({
    status: problem.status,
    body: problem.body(),
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'X-Error-Code': problem.errorCode,
      ...problem.headers,
    },
  })
}

/** Any error becomes an answer; one that is not a Problem is a mistake of the simulator itself, and says so. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Problem(500, 'UNEXPECTED_ERROR', { detail: `The simulator itself failed: ${why}` })
}
