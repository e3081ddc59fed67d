/** Whether so many more (one, when left out) are allowed now; otherwise the seconds until they are. */
export type Take = (key: string, count?: number) => { readonly waitS: number } | undefined

const MOST_KEYS = 10_000

/**
 * A bucket of tokens for each key. It lives in this process: a function that runs in several instances allows as many times more, so
 * that this keeps a runaway workflow from flooding the function, and is no quota to count on.
 */
export function tokenBucket({ most, perSecond, now }: { most: number; perSecond: number; now: () => Date }): Take {
  const buckets = new Map<string, { left: number; at: number }>()
  return (key, count = 1) => {
    const at = now().getTime()
    const before = buckets.get(key)
    const refilled = before === undefined ? most : before.left + (Math.max(0, at - before.at) / 1000) * perSecond
    const left = Math.min(most, refilled)
    // The latest used stand at the end; who falls out has not been seen for long, and begins anew.
    buckets.delete(key)
    buckets.set(key, { left: left < count ? left : left - count, at })
    const [oldest] = buckets.keys()
    if (buckets.size > MOST_KEYS && oldest !== undefined) buckets.delete(oldest)
    return left < count ? { waitS: Math.ceil((count - left) / perSecond) } : undefined
  }
}
