import type { HttpAnswer } from './http-get.ts'

/** When a rate limit ends: in so many milliseconds, or at a time that GitHub does not name. */
export type RateLimit = { readonly endsInMs: number | undefined }

/** Docs: "if the retry-after header is not present and x-ratelimit-remaining is not 0, wait for at least one minute". */
const UNNAMED_MS = 60_000

/**
 * Whether an answer is a refusal by a rate limit (docs: "Rate limits for the REST API"): 403 or 429 with `retry-after`, with no requests
 * remaining, or, for the secondary limits, with a message that says so.
 */
export function rateLimitOf({
  answer,
  said,
  now,
}: {
  answer: HttpAnswer
  said: string
  now: Date
}): RateLimit | undefined {
  const { status } = answer
  if (status !== 403 && status !== 429) return undefined
  const after = one(answer, 'retry-after')
  // By the server's own clock, which need not be ours.
  const serverNow = Date.parse(one(answer, 'date') ?? '') || now.getTime()
  if (after !== undefined) {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - serverNow
    return { endsInMs: Number.isFinite(ms) ? Math.max(ms, 0) : undefined }
  }
  if (one(answer, 'x-ratelimit-remaining') === '0') {
    const reset = Number(one(answer, 'x-ratelimit-reset'))
    return { endsInMs: Number.isFinite(reset) && reset > 0 ? Math.max(reset * 1000 - serverNow, 0) : undefined }
  }
  return status === 429 || /\brate limit/i.test(said) ? { endsInMs: UNNAMED_MS } : undefined
}

function one({ headers }: HttpAnswer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
