import * as z from 'zod/mini'
import { readDuration } from '../../../base/duration.ts'
import { once } from '../../../base/once.ts'
import type { Basis } from '../../../operations/param.ts'
import { HEX_ID } from '../../../operations/subject/project.ts'

const MOST_ITEMS = 200
const HOUR_MS = 3_600_000

/** GitHub's ids, which YAML takes for numbers. */
export function gitHubId(describe: string): Basis<string> {
  return {
    describe,
    expected: 'an id of GitHub: digits alone, such as `1296269`',
    shape: 'text',
    schema: once(() =>
      z.pipe(
        z.union([z.string().check(z.regex(/^[1-9]\d{0,19}$/)), z.number().check(z.int(), z.gte(1))]),
        z.transform(String),
      ),
    ),
  }
}

/** At least one: a list that is empty would allow nothing, and look as if it allowed all. */
export function list({
  describe,
  expected,
  pattern,
}: {
  describe: string
  expected: string
  pattern: RegExp
}): Basis<readonly string[]> {
  return {
    describe,
    expected,
    shape: 'list',
    schema: once(() => z.array(z.string().check(z.regex(pattern))).check(z.minLength(1), z.maxLength(MOST_ITEMS))),
  }
}

export const ids = (of: string) => ({
  expected: `a list of ids of ${of}: 24 characters 0-9 and a-f each`,
  pattern: HEX_ID,
})
export const words = { pattern: /^[\w-]{1,60}$/ }
export const names = { pattern: /^[^\p{Cc}/]{1,64}$/u }

export const longestTtl: Basis<number> = {
  describe:
    'The longest life: of environments, and of what operations can let expire, which then have to say `expires-after`.',
  expected: 'a time span from `1h` to `90d`, such as `72h`',
  shape: 'text',
  schema: once(() =>
    z.pipe(
      z.string().check(
        z.refine((value) => {
          const ms = readDuration(value)
          return ms !== undefined && ms >= HOUR_MS && ms <= 90 * 24 * HOUR_MS
        }),
      ),
      z.transform((value: string) => readDuration(value) as number),
    ),
  ),
}
