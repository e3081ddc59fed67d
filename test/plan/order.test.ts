import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTextOrder, findCycles } from '../../src/plan/order.ts'
import { ORG, parse, stuck } from './reading.ts'

async function needsOf(...lines: string[]): Promise<Record<string, readonly string[]>> {
  const { steps } = await parse(lines.join('\n'))
  return Object.fromEntries(steps.map(({ id, needs }) => [id, needs]))
}

describe('steps about the same thing', () => {
  test('keep the order in which they are written', async () => {
    expect(
      await needsOf(
        'make: { create-cluster: { project-name: p, cluster-name: c, tier: flex } }',
        'drop: { delete-cluster: { cluster: "p:c" } }',
        'back: { create-cluster: { project-name: p, cluster-name: c, tier: flex } }',
      ),
    ).toEqual({ make: [], drop: ['make'], back: ['drop'] })
  })

  test('run side by side when they are different things of one project', async () => {
    expect(
      await needsOf(
        'one: { create-cluster: { project-id: p, cluster-name: one, tier: flex } }',
        'two: { create-cluster: { project-id: p, cluster-name: two, tier: flex } }',
        'door: { add-ip-access: { project-id: p } }',
        'gate: { add-ip-access: { project-id: p, ip-address: 192.0.2.1 } }',
        'other: { create-cluster: { project-id: q, cluster-name: one, tier: flex } }',
        'user: { create-user: { username: p } }',
      ),
    ).toEqual({ one: [], two: [], door: [], gate: [], other: [], user: [] })
  })

  test('count a project and everything in it as one', async () => {
    const needs = await needsOf(
      'one: { create-cluster: { project-id: p, cluster-name: one, tier: flex } }',
      'two: { create-cluster: { project-id: p, cluster-name: two, tier: flex } }',
      'door: { add-ip-access: { project-id: p } }',
      'end: { delete-project: { project-id: p } }',
      'new: { create-cluster: { project-id: p, cluster-name: one, tier: flex } }',
    )
    expect(needs['end']?.toSorted()).toEqual(['door', 'one', 'two'])
    expect(needs['new']).toEqual(['end'])
  })

  test('are recognised when one names the project by its name and others by the step that made it', async () => {
    const needs = await needsOf(
      `project: { create-project: { org-id: ${ORG}, project-name: pr-1 } }`,
      'cluster: { create-cluster: { project-id: "${project.project-id}", cluster-name: c, tier: flex } }',
      'end: { delete-project: { project-name: pr-1 } }',
    )
    expect(needs).toEqual({ project: [], cluster: ['project'], end: ['cluster'] })
  })

  test('count an address and its range of one as the same entry', async () => {
    const needs = await needsOf(
      'one: { add-ip-access: { project-id: p, ip-address: 192.0.2.1 } }',
      'two: { add-ip-access: { project-id: p, ip-address: 192.0.2.1/32 } }',
    )
    expect(needs['two']).toEqual(['one'])
  })

  test('follow needs and references that say otherwise, and what follows from those', async () => {
    expect(
      await needsOf(
        'first: { delete-project: { project-name: p }, needs: last }',
        'middle: { create-cluster: { project-name: p, cluster-name: c, tier: flex } }',
        'last: { create-cluster: { project-name: p, cluster-name: c, tier: flex } }',
      ),
    ).toEqual({ first: ['last'], middle: ['first'], last: [] })
  })
})

const ids = Array.from({ length: 8 }, (_, index) => `s${index}`)
const graph = fc.array(
  fc.record({
    needs: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
    subjects: fc.subarray([['p'], ['p', 'cluster', 'a'], ['p', 'cluster', 'b'], ['q']], { maxLength: 2 }),
  }),
  { minLength: ids.length, maxLength: ids.length },
)

describe('for any plan', () => {
  test('a cycle is found exactly when there is one, and each found one is one', () => {
    fc.assert(
      fc.property(graph, (nodes) => {
        const steps = nodes.map((node, index) => ({ ...node, id: `s${index}` }))
        const cycles = findCycles(steps)
        expect(cycles.length > 0).toBe(stuck(steps).length > 0)
        for (const cycle of cycles) {
          expect(cycle.at(0)).toBe(cycle.at(-1))
          cycle.slice(1).forEach((id, index) => {
            expect(steps.find((step) => step.id === cycle[index])?.needs).toContain(id)
          })
        }
      }),
    )
  })

  test('the order of the text never closes a cycle, keeps all needs, and separates steps about the same thing', () => {
    fc.assert(
      fc.property(graph, (nodes) => {
        // Needs that point backwards only in a random order of ids are free of cycles.
        const steps = nodes.map((node, index) => ({
          subjects: node.subjects,
          id: `s${index}`,
          needs: node.needs.filter((id) => rank(id) < rank(`s${index}`)),
        }))
        const needs = addTextOrder(steps)
        const ordered = steps.map(({ id, subjects, needs: own }) => ({ id, subjects, own, needs: needs.get(id) ?? [] }))
        expect(stuck(ordered)).toEqual([])
        for (const { own, needs } of ordered) expect(needs).toEqual(expect.arrayContaining([...own]))
        for (const one of ordered) {
          for (const other of ordered) {
            const same = one.subjects.some((path) => other.subjects.some((another) => path.join() === another.join()))
            if (one === other || !same) continue
            expect(waitsFor(ordered, one.id, other.id) || waitsFor(ordered, other.id, one.id)).toBe(true)
          }
        }
      }),
    )
  })
})

function rank(id: string): number {
  return (Number(id.slice(1)) * 5) % ids.length
}

function waitsFor(steps: readonly { id: string; needs: readonly string[] }[], later: string, earlier: string): boolean {
  const needs = steps.find(({ id }) => id === later)?.needs ?? []
  return needs.some((id) => id === earlier || waitsFor(steps, id, earlier))
}
