import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { OF_CLUSTER, OF_DATABASE, OF_PROJECT, ORG, PROJECT, read } from './reading-spec.ts'

const word = fc.constantFrom(
  ...['isolation', 'project', 'cluster', 'database', 'org-id', 'project-id', 'cluster-name', 'database-user', 'roles'],
  ...['access', 'runner', 'ttl', 'pause', 'at', 'resume', 'time-zone', 'seed', 'snapshot', 'from', 'sample-data'],
  ...['label', 'drafts', 'tier', 'flex', 'region', 'tags', 'protected', '__proto__', 'constructor', 'toString'],
  ...[
    ORG,
    PROJECT,
    '"0 20 * * *"',
    '72h',
    'true',
    'null',
    '5',
    '1e400',
    '.nan',
    '2026-01-01',
    '10.0.0.0/8',
    '"\\u001b"',
  ],
)
const mark = fc.constantFrom(
  ...[': ', ':\n  ', ':\n    ', '\n', ', ', '{ ', ' }', '[', ']', '- ', '&a ', '*a', '<<: *a', '"', '|\n', '#', '? '],
  ...['\t', '\u0000'],
)
const soup = fc.array(fc.oneof(word, mark), { maxLength: 60 }).map((parts) => parts.join(''))
/** Right files with a value of any shape under a key of theirs. */
const keys = ['isolation', 'org-id', 'project', 'cluster', 'database-user', 'access', 'ttl', 'pause', 'seed', 'label']
const bent = fc
  .tuple(fc.constantFrom(OF_PROJECT, OF_CLUSTER, OF_DATABASE), fc.constantFrom(...keys, 'drafts'), fc.jsonValue())
  .map(([file, key, value]) => `${file.replace(new RegExp(`^${key}:.*$`, 'm'), '')}${key}: ${JSON.stringify(value)}\n`)
const nested = fc
  .tuple(
    fc.constantFrom('cluster', 'project', 'pause', 'seed', 'database-user'),
    fc.dictionary(
      fc.constantFrom('tier', 'tags', 'at', 'resume', 'time-zone', 'snapshot', 'from', 'roles', '__proto__'),
      fc.jsonValue(),
    ),
  )
  .map(([key, value]) => `${OF_PROJECT}${key}: ${JSON.stringify(value)}`)

test('any text is refused with places for all that is wrong, or read', async () => {
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(fc.oneof(soup, bent, nested, fc.string({ unit: 'binary' })), async (text) => {
      const result = await read(text).catch((error: unknown) => error)
      if (!(result instanceof UsageError)) {
        expect(result).toMatchObject({ file: 'environment.yml' })
        accepted += 1
        return
      }
      expect(result.issues.length).toBeGreaterThan(0)
      expect(result.issues.every(({ position }) => position && position.line > 0 && position.column > 0)).toBe(true)
      expect(result.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
    }),
    { numRuns: 1000 },
  )
  expect(accepted).toBeGreaterThan(0)
})

test('any two cron expressions of digits and marks are refused or make a window', async () => {
  const field = fc.string({ unit: fc.constantFrom(...'0123456789*/-,LW#?+ '), minLength: 1, maxLength: 4 })
  const expression = fc.array(field, { minLength: 5, maxLength: 5 }).map((fields) => fields.join(' '))
  await fc.assert(
    fc.asyncProperty(expression, expression, async (at, resume) => {
      const result = await read(`${OF_PROJECT}pause: ${JSON.stringify({ at, resume })}`).catch(
        (error: unknown) => error,
      )
      if (!(result instanceof UsageError)) expect(result).toMatchObject({ pause: { timeZone: 'UTC' } })
    }),
    { numRuns: 300 },
  )
})
