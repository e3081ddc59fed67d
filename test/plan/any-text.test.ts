import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { ORG, parse, stuck } from './reading.ts'
import { operations } from './sample-operations.ts'

const ids = Array.from({ length: 8 }, (_, index) => `s${index}`)

describe('any text', () => {
  const word = fc.constantFrom(
    ...operations.keys(),
    ...ids,
    'needs',
    'project-id',
    'username',
    'tier',
    'flex',
    '${s1.password}',
    '${s2.project-id}',
    '"${s3.x}"',
  )
  const mark = fc.constantFrom(
    ': ',
    ':\n  ',
    ':\n    ',
    '\n',
    ', ',
    '{ ',
    ' }',
    '[',
    ']',
    '- ',
    '&a ',
    '*a',
    '<<: *a',
    '"',
    '|\n',
    '#',
    '? ',
    '\t',
    '\u0000',
  )
  const soup = fc.array(fc.oneof(word, mark), { maxLength: 60 }).map((parts) => parts.join(''))
  const steps = fc
    .array(
      fc.record({
        username: fc.constantFrom('a', '${s0.password}', '${s1.password}', 'x-${s2.project-id}', '${{ x }}'),
        name: fc.constantFrom('create-user', 'delete-project', 'create-project', 'check-access', 'nonsense'),
        needs: fc.array(fc.constantFrom(...ids), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) =>
      all.map(
        ({ name, username, needs }, index) => [`s${index}`, { [name]: paramsOf(name, username), needs }] as const,
      ),
    )
    .map((entries) => JSON.stringify(Object.fromEntries(entries)))

  test('is refused with at least one issue, or gives a plan without a cycle whose needs are steps of it', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(steps, soup, fc.string({ unit: 'binary' })), async (text) => {
        const result = await parse(text).catch((error: unknown) => error)
        if (result instanceof UsageError) {
          expect(result.issues.length).toBeGreaterThan(0)
          expect(result.issues.every(({ position }) => position && position.line > 0 && position.column > 0)).toBe(true)
          expect(result.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
          return
        }
        accepted += 1
        const { steps } = result as Plan
        expect(steps.length).toBeGreaterThan(0)
        expect(stuck(steps)).toEqual([])
        for (const { id, needs } of steps) {
          expect(needs).not.toContain(id)
          for (const need of needs) expect(steps.map((step) => step.id)).toContain(need)
        }
      }),
      { numRuns: 1000 },
    )
    expect(accepted).toBeGreaterThan(0)
  })
})

function paramsOf(name: string, username: string): object {
  if (name === 'create-project') return { 'org-id': ORG, 'project-name': 'p' }
  if (name === 'check-access') return {}
  return name === 'create-user' ? { username: 'a', password: username } : { 'project-name': 'p' }
}
