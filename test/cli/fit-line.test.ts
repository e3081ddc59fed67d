import { expect, test } from 'vitest'
import { fitLine } from '../../src/cli/fit-line.ts'

test.each([
  { what: 'a line that fits', line: 'abcde', columns: 5, shown: 'abcde' },
  { what: 'a line that is too long', line: 'abcdef', columns: 5, shown: 'abcd…' },
  { what: 'wide characters that fit', line: '日本', columns: 4, shown: '日本' },
  { what: 'wide characters, of which half of one would fit', line: '日本語', columns: 4, shown: '日…' },
  { what: 'marks that take no room', line: 'e\u0301e\u0301', columns: 2, shown: 'e\u0301e\u0301' },
])('$what', ({ line, columns, shown }) => {
  expect(fitLine(line, columns)).toBe(shown)
})
