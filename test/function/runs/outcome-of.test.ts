import { describe, expect, test } from 'vitest'
import { outcomeOf } from '../../../src/function/runs/outcome-of.ts'
import type { SavedSteps } from '../../../src/plan/saved-steps.ts'

const identity = { repository: 'octo/shop', pullRequest: 42 }
const counted: [string, number | undefined][] = []
const worker = { count: (name: string, value?: number) => void counted.push([name, value]) }
const BEFORE: SavedSteps = [
  {
    id: 'cluster',
    operation: 'delete-cluster',
    state: { status: 'done', change: 'deleted', outputs: {}, startedAt: 1, endedAt: 2 },
  },
  {
    id: 'project',
    operation: 'delete-project',
    state: { status: 'active', startedAt: 2, memory: {}, doing: 'deleting the project', checkAt: 9, failures: 0 },
  },
]
const down = { did: 'down', identity, result: { steps: [] } } as const

describe('what a slice finds gone that the one before was deleting', () => {
  test('was taken down by this run', () => {
    const { state, steps } = outcomeOf({ performed: down, worker, slice: { before: BEFORE } })
    const told = steps.map(({ id, state }) => [id, state.status === 'done' ? state.change : state.status])
    expect({ state, told }).toEqual({
      state: 'succeeded',
      told: [
        ['cluster', 'deleted'],
        ['project', 'deleted'],
      ],
    })
  })

  test('is counted as swept', () => {
    const counts = { deleted: 0, gone: 0, 'would be deleted': 0, kept: 0, left: 0, failed: 0 }
    const performed = { did: 'sweep', rows: [], counts, left: 0 } as const
    expect(outcomeOf({ performed, worker, slice: { before: BEFORE } }).summary).toContain('Deleted: 1')
    expect(counted).toEqual([['SweptEnvironments', 1]])
  })

  test('is nothing where no slice was before', () => {
    expect(outcomeOf({ performed: down, worker, slice: { before: [] } }).steps).toEqual([])
  })
})
