import { expect, test } from 'vitest'
import { plainProgress } from '../../src/cli/plain-progress.ts'

test('in a file, how far the whole has come is said once in half a minute, and not for what is quickly over', () => {
  let seconds = 0
  let written = ''
  const clock = { now: () => new Date(seconds * 1000), sleep: async () => {} }
  const terminal = {
    out: () => {},
    err(text: string) {
      written += text
    },
    isLive: false,
    size: () => ({ columns: 80, rows: 24 }),
  }
  const progress = plainProgress({ terminal, clock })
  for (const done of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    seconds = done * 8
    progress.headway({ doing: 'reading clusters', count: { done, of: 9 } })
  }
  expect(written).toBe('… reading clusters, 4 of 9\n… reading clusters, 8 of 9\n')
})
