import { describe, expect, test } from 'vitest'
import { AtlasError, type Outcome } from '../../src/atlas/atlas-error.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { record, startRun } from '../../src/plan/engine.ts'
import { at, failed, flaw, ids, operation, planOf, statuses, step, waiting } from './engine-steps.ts'

describe('the engine and failures that may pass', () => {
  test('tries again after pauses that double up to a minute, seven times in all, then fails', () => {
    const plan = planOf(step('a'))
    let { state } = at(plan, startRun(plan), 0)
    let now = 0
    const pauses: number[] = []
    for (let call = 1; call <= 7; call++) {
      state = record({ state, id: 'a', result: flaw(true), now })
      const { wakeAt } = at(plan, state, now)
      if (wakeAt === undefined) break
      pauses.push(wakeAt - now)
      now = wakeAt
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000])
    expect(state.get('a')).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('500') } })
  })

  test('counts only failures in a row', () => {
    const plan = planOf(step('a'))
    let { state } = at(plan, startRun(plan), 0)
    for (let round = 0; round < 20; round++) {
      state = record({ state, id: 'a', result: flaw(true), now: round })
      state = record({ state, id: 'a', result: waiting(0), now: round })
    }
    expect(state.get('a')).toMatchObject({ status: 'active', failures: 0 })
  })

  test('keeps what the step remembered, and says why it tries again', () => {
    const plan = planOf(step('a'))
    const { state } = at(plan, startRun(plan), 0)
    expect(record({ state, id: 'a', result: flaw(true), now: 0 }).get('a')).toMatchObject({
      memory: { projectId: 'remembered' },
      doing: 'trying again in 2 s after: GET /api/atlas/v2/groups: 500 UNEXPECTED_ERROR: no',
    })
  })

  test('waits as long as Atlas asks, when that is longer', () => {
    const plan = planOf(step('a'))
    const { state } = at(plan, startRun(plan), 0)
    const error = answered({ status: 429, outcome: 'refused', retryAfterMs: 400_000 })
    const after = record({ state, id: 'a', result: { kind: 'error', error, memory: {} }, now: 0 })
    expect(at(plan, after, 0).wakeAt).toBe(400_000)
  })

  test('does not wait for a host that it has never reached, but for one that was lost on the way', () => {
    const plan = planOf(step('a'))
    const { state } = at(plan, startRun(plan), 0)
    const unreached = { kind: 'error', error: answered({ outcome: 'unsent' }), memory: {} } as const
    expect(record({ state, id: 'a', result: unreached, now: 0 }).get('a')).toMatchObject({ status: 'failed' })
    const begun = record({ state, id: 'a', result: waiting(1_000), now: 0 })
    expect(record({ state: begun, id: 'a', result: unreached, now: 0 }).get('a')).toMatchObject({ status: 'active' })
  })

  test('fails at once for any other error', () => {
    const plan = planOf(step('a'), step('b'))
    let { state } = at(plan, startRun(plan), 0)
    state = record({ state, id: 'a', result: flaw(false), now: 0 })
    state = record({ state, id: 'b', result: failed, now: 0 })
    expect(statuses(state)).toEqual({ a: 'failed', b: 'failed' })
  })
})

describe('the engine and lanes', () => {
  const lane: Operation = { ...operation, lane: 'access-list' }
  const inProject = (id: string, project: string) => step(id, { operation: lane, params: { 'project-id': project } })

  test('calls the steps of one lane one at a time, since a project may be named in several ways', () => {
    const plan = planOf(inProject('a', '1'), inProject('b', '1'), inProject('c', '2'), step('free'))
    const first = at(plan, startRun(plan), 0)
    expect(ids(first.due)).toEqual(['a', 'free'])
    expect(ids(at(plan, first.state, 0, ['a', 'free']).due)).toEqual([])
    const waited = record({ state: first.state, id: 'a', result: waiting(5_000), now: 10 })
    expect(ids(at(plan, waited, 10, ['free']).due)).toEqual(['b'])
  })

  test('lets the other go on while one of the lane only waits', () => {
    const plan = planOf(inProject('a', '1'), inProject('b', '1'))
    let { state } = at(plan, startRun(plan), 0)
    state = record({ state, id: 'a', result: waiting(5_000), now: 10 })
    const advice = at(plan, state, 10, ['b'])
    expect([ids(advice.due), advice.wakeAt]).toEqual([[], 5_010])
    expect(ids(at(plan, state, 6_000, ['b']).due)).toEqual([])
    expect(ids(at(plan, state, 6_000).due)).toEqual(['a'])
  })
})

function answered(details: { outcome: Outcome; status?: number; retryAfterMs?: number }): AtlasError {
  return new AtlasError({ method: 'GET', template: '/api/atlas/v2', message: 'no', transient: true, ...details })
}
