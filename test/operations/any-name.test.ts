import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newClusterName } from '../../src/operations/subject/cluster-name.ts'
import { projectName } from '../../src/operations/subject/project.ts'
import { checkClusterName, hostLabel } from '../../src/simulator/clusters/cluster-name.ts'
import { createRandom } from '../../src/simulator/random.ts'
import { createProject } from '../../src/simulator/state.ts'

/** Names of the lengths and letters at which the rules change, beside names of any kind. */
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '-', '_', '.', ' ', 'ä'), maxLength: 66 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '7', '-'), minLength: 20, maxLength: 26 }),
  fc.string({ unit: fc.constantFrom('a', '7', '-'), minLength: 4, maxLength: 8 }).map((tail) => `atlas-${tail}`),
  fc.string({ unit: 'binary', maxLength: 70 }),
)

const accepts = (param: { schema: () => { safeParse: (value: unknown) => { success: boolean } } }, value: string) =>
  param.schema().safeParse(value).success

describe('for any name', () => {
  test('a new cluster gets it exactly if the other side, written apart, takes it', () => {
    const project = createProject(createRandom(1), {
      orgId: '5a0a1e7e0f2912c554080adc',
      name: 'shop',
      createdAt: 0,
      createdBy: 'credentials',
      tags: [],
      withDefaultAlertsSettings: true,
      restriction: undefined,
    })
    const taken = (value: string) => {
      try {
        checkClusterName(value, project)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(name, (value) => {
        expect(accepts(newClusterName, value)).toBe(taken(value))
      }),
      { numRuns: 1000 },
    )
  })

  test('the host names that Atlas makes of a new cluster are DNS labels (RFC 1123 §2.1)', () => {
    fc.assert(
      fc.property(name, (value) => {
        fc.pre(accepts(newClusterName, value))
        expect(hostLabel(value)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,21}[a-z0-9])?$/)
      }),
    )
  })

  test('a project name has 1 to 64 characters and none that splits a path or a line', () => {
    fc.assert(
      fc.property(name, (value) => {
        fc.pre(accepts(projectName, value))
        expect([...value].length).toBeLessThanOrEqual(64)
        expect(value).not.toMatch(/[/\\?#%\s\p{Cc}\u2028\u2029]/u)
        expect(value).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
