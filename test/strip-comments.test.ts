import { describe, expect, test } from 'vitest'
import { stripComments } from '../scripts/strip-comments.ts'

describe('a bundle without comments', () => {
  test.for([
    [
      'keeps the line that names the interpreter',
      '#!/usr/bin/env node\n// made\nrun()\n',
      '#!/usr/bin/env node\nrun()\n',
    ],
    ['keeps what looks like a comment in a text', `a = '// no' + "/* no */"\n`, `a = '// no' + "/* no */"\n`],
    ['keeps what looks like a comment in a regular expression', 'a = /[/*]\\/\\//\n', 'a = /[/*]\\/\\//\n'],
    ['keeps the lines of a template', 'a = `\n    x // y\n\n    ${b /* c */}`\n', 'a = `\n    x // y\n\n    ${b  }`\n'],
    ['keeps a text that goes on in the next line', "a = 'x\\\n    y'\n", "a = 'x\\\n    y'\n"],
    ['keeps the parentheses around a function', 'a = ((m) => {\n    m() // b\n})\n', 'a = ((m) => {\n  m()\n})\n'],
    ['ends a line where a comment over two lines ended it', 'a = b /*\n*/ c()\n', 'a = b\nc()\n'],
    ['keeps words apart', 'typeof/* a */b\n', 'typeof b\n'],
    ['drops empty lines', 'a()\n\n// b\n\nc()\n', 'a()\nc()\n'],
  ] as const)('%s', ([, given, left]) => {
    expect(stripComments(given)).toBe(left)
  })
})
