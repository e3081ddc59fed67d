import { readDuration } from '../../base/duration.ts'
import { UsageError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { type Firings, readCron } from '../../environments/hours/cron.ts'

const SHORTEST_MS = 60_000
const LONGEST_MS = 7 * 24 * 3_600_000

/**
 * When `1h`, `10m` or a cron expression (UTC) fires; `undefined` for `off`. A time span fires at its multiples since 1970, so that
 * processes that are started at different times agree. Rejects with a `UsageError` for anything else, which begins with `name`.
 */
export async function readFirings({ name, text }: { name: string; text: string }): Promise<Firings | undefined> {
  if (text.trim() === 'off') return undefined
  const ms = readDuration(text.trim())
  if (ms !== undefined && ms >= SHORTEST_MS && ms <= LONGEST_MS) return every(ms)
  const isCron = text.trim().split(/\s+/).length === 5
  const cron = isCron ? await readCron({ expression: text, timeZone: 'UTC' }).catch(() => undefined) : undefined
  if (cron?.next(new Date()) !== undefined) return cron
  throw new UsageError([
    {
      message: `${name}: expected a time span from 1m to 7d, a cron expression or \`off\`, got \`${safeText(text, { longest: 40 })}\`.`,
      hint: "Write such as `1h`, or `'30 * * * *'`, which is in UTC.",
    },
  ])
}

function every(ms: number): Firings {
  const last = (now: Date) => Math.floor(now.getTime() / ms) * ms
  return { last: (now) => new Date(last(now)), next: (now) => new Date(last(now) + ms) }
}
