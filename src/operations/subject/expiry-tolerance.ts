/**
 * By how many ms an expiry may fall short of the span that is wanted, and count as equal: a twentieth of the span, or a minute of it,
 * so that a second run a little later finds nothing to do.
 */
export function expiryTolerance(spanMs: number): number {
  return Math.max(spanMs / 20, Math.min(spanMs / 2, 60_000))
}
