import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'

const VALUE = 'hunter2hunter2'
const secret = new Secret(VALUE)

test.each<[string, string]>([
  ['a template', `${secret}`],
  ['String()', String(secret)],
  ['concatenation', `x${String(secret)}`.concat('')],
  ['JSON', JSON.stringify({ secret, list: [secret] })],
  ['inspect', inspect({ secret }, { depth: 9, showHidden: true, getters: true })],
  ['inspect without custom rules', inspect(secret, { customInspect: false, showHidden: true, depth: 9 })],
  ['format %s', format('%s', secret)],
  ['format %o', format('%o', secret)],
  ['format %j', format('%j', secret)],
  ['keys', JSON.stringify([Object.keys(secret), Object.entries(secret), Reflect.ownKeys(secret).map(String)])],
  ['a copy', JSON.stringify({ ...secret })],
  ['an error', inspect(new Error('x', { cause: secret }))],
])('is not seen through %s', (_, shown) => {
  expect(shown).not.toContain('hunter2')
})

test('prints three asterisks', () => {
  expect([`${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual(['***', '"***"', '***'])
})

test('is not seen in a structured clone', () => {
  expect(inspect(structuredClone(secret), { customInspect: false })).not.toContain('hunter2')
})

test('comes out by reveal() alone', () => {
  expect(secret.reveal()).toBe(VALUE)
})
