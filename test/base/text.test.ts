import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { camelCase, kebabCase, listOf, nearest, safeText } from '../../src/base/text.ts'

describe('safeText', () => {
  test.each([
    ['plain text stays: ä, 漢字, 🎉', 'plain text stays: ä, 漢字, 🎉'],
    ['two\r\nlines\tand a tab', 'two lines and a tab'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['a\u0000b\u009bc\u2028d', 'a b c d'],
    ['left\u202eright\u2066x\u061cy', 'left right x y'],
    ['::add-mask::x', ': :add-mask::x'],
    ['  \n::add-mask::x', ': :add-mask::x'],
    ['\ufeff::error::x', ': :error::x'],
    ['##[error]x and ##[group]', '## [error]x and ## [group]'],
    ['###[error]x', '### [error]x'],
    ['##\u200b[error]', '## [error]'],
    [404, '404'],
    [null, 'null'],
  ])('makes %j into %j', (remote, safe) => {
    expect(safeText(remote)).toBe(safe)
  })

  test('survives what cannot be made into text', () => {
    expect(typeof safeText({ toString: 1, valueOf: 1 })).toBe('string')
    expect(typeof safeText(Object.create(null))).toBe('string')
    expect(safeText(Symbol('x'))).toBe('Symbol(x)')
  })

  test('is bounded and says that it was cut', () => {
    expect(safeText('x'.repeat(1_000_000))).toBe(`${'x'.repeat(499)}…`)
    expect(safeText('abcdef', { longest: 3 })).toBe('ab…')
    expect(safeText('abc', { longest: 3 })).toBe('abc')
  })

  test('is one bounded line that is no command, whatever it was', () => {
    const pieces = fc.constantFrom(
      '::',
      '#',
      '##[',
      '[',
      '\n',
      '\u0000',
      'x',
      ' ',
      '\u200b',
      '\u2028',
      'error',
      '\ud83c',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((some) => some.join('')),
        ),
        (remote) => {
          const safe = safeText(remote, { longest: 50 })
          expect(safe.length).toBeLessThanOrEqual(50)
          expect(safe).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|##\[/u)
          expect(safe.trimStart().startsWith('::')).toBe(false)
          expect(safe.isWellFormed()).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('nearest', () => {
  const words = ['create-cluster', 'delete-cluster', 'pause-cluster', 'list-projects']

  test.each([
    ['create-clusters', 'create-cluster'],
    ['Pause-Cluster', 'pause-cluster'],
    ['paus-cluster', 'pause-cluster'],
    ['list_projects', 'list-projects'],
  ])('of %s is %s', (word, meant) => {
    expect(nearest(word, words)).toBe(meant)
  })

  test('is nothing when nothing is near, or nothing is there', () => {
    expect(nearest('teleport', words)).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('listOf(%j) is %j', (words, list) => {
  expect(listOf(words)).toBe(list)
  expect(listOf(words, 'or')).toBe(list.replace(' and ', ' or '))
})

test.each([
  ['projectId', 'project-id'],
  ['x', 'x'],
  ['expiresAfterHours', 'expires-after-hours'],
])('%s and %s are one name in code and outside', (camel, kebab) => {
  expect(kebabCase(camel)).toBe(kebab)
  expect(camelCase(kebab)).toBe(camel)
})
