import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import type { OutputValue } from '../../src/operations/operation.ts'
import { literal, referencesIn, resolveReferences } from '../../src/plan/reference.ts'

const outputs: Readonly<Record<string, OutputValue>> = {
  'a.text': 'hello',
  'a.number': 7,
  'a.flag': false,
  'a.nothing': null,
  'a.list': ['x', 'y'],
  'a.map': { key: 'value' },
  'a.secret': new Secret('p4ss'),
  'a.dollar': '${a.text}',
}

function resolve(value: unknown) {
  return resolveReferences(value, (step, output) => outputs[`${step}.${output}`])
}

describe('references', () => {
  test('are found in lists and mappings, in order', () => {
    expect(referencesIn({ one: '${a.b} and ${c.d-e}', two: ['$${no.no}', { three: 'x${f.g}' }], four: 5 })).toEqual([
      { step: 'a', output: 'b' },
      { step: 'c', output: 'd-e' },
      { step: 'f', output: 'g' },
    ])
  })

  test.each(['$a.b', '${a}', '${a.}', '${.b}', '${a.b.c}', '${ a.b }', '${a.b', '${{ a.b }}', '$${a.b}', '${}'])(
    'are not seen in %s',
    (text) => {
      expect(referencesIn(text)).toEqual([])
    },
  )

  test.each([
    ['${a.text}', 'hello'],
    ['${a.number}', 7],
    ['${a.flag}', false],
    ['${a.nothing}', null],
    ['${a.list}', ['x', 'y']],
    ['${a.map}', { key: 'value' }],
  ])('that are the whole value keep the type of the output: %s', (text, value) => {
    expect(resolve(text)).toEqual(value)
  })

  test.each([
    ['<${a.text}>', '<hello>'],
    ['${a.number}${a.flag}', '7false'],
    ['-${a.nothing}-', '--'],
    ['${a.list} ${a.map}', '["x","y"] {"key":"value"}'],
    ['$${a.text} ${a.text}', '${a.text} hello'],
    ['costs 5$', 'costs 5$'],
  ])('become text inside of longer text: %s', (text, value) => {
    expect(resolve(text)).toBe(value)
  })

  test('are resolved in lists and mappings', () => {
    expect(resolve({ one: ['${a.number}'], two: { three: '${a.text}!' }, four: true })).toEqual({
      one: [7],
      two: { three: 'hello!' },
      four: true,
    })
  })

  test('are not looked for in outputs', () => {
    expect(resolve('${a.dollar}')).toBe('${a.text}')
    expect(resolve('>${a.dollar}')).toBe('>${a.text}')
  })

  test('to a secret make the whole text secret', () => {
    expect(resolve('${a.secret}')).toBe(outputs['a.secret'])
    const whole = resolve('user:${a.secret}@host')
    expect(String(whole)).toBe('***')
    expect(whole instanceof Secret && whole.reveal()).toBe('user:p4ss@host')
  })

  test('to an output that is not there leave no value', () => {
    expect(resolve('${a.gone}')).toBeUndefined()
    expect(resolve('x ${a.gone}')).toBeUndefined()
  })

  test('are no way to name what every object has', () => {
    expect(resolve({ __proto__: 'x' })).toEqual({})
    expect(resolve(JSON.parse('{"__proto__": "${a.text}"}'))).toEqual(JSON.parse('{"__proto__": "hello"}'))
  })
})

describe('a value written literally', () => {
  const text = fc
    .array(fc.constantFrom('$', '{', '}', '${', '$${', '${a.text}', '${{ x }}', 'a'))
    .map((all) => all.join(''))
  const tree = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value')),
    ),
  })).value

  test('resolves to itself, whatever it holds', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(referencesIn(literal(value))).toEqual([])
        expect(resolve(literal(value))).toEqual(value)
      }),
    )
  })
})
