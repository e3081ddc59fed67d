import { type AtlasResponse, header } from './send.ts'

/** Atlas has been seen to say `Retry-After: 0`. */
const SHORTEST_RETRY_AFTER_MS = 2_000

/** From `Retry-After`, in seconds or as a date (RFC 9110 §10.2.3), else from the second parameter of Atlas's rate-limit error. */
export function retryAfterMs(response: AtlasResponse): number | undefined {
  const named = header(response, 'retry-after') ?? limitParameter(response.body) ?? ''
  const seconds = Number.parseInt(named, 10)
  // By the server's own clock, which need not be ours.
  const ms = Number.isNaN(seconds) ? Date.parse(named) - Date.parse(header(response, 'date') ?? '') : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(ms, SHORTEST_RETRY_AFTER_MS)
}

/** `parameters: [path, retryAfter, capacity, refill, 60]` of `RATE_LIMITED_TOKEN_BUCKET`. */
function limitParameter(body: Buffer): string | undefined {
  const text = body.subarray(0, 4096).toString()
  if (!text.includes('RATE_LIMITED_TOKEN_BUCKET')) return undefined
  return /"parameters"\s*:\s*\[\s*"[^"]*"\s*,\s*"?(\d+)/.exec(text)?.[1]
}
