import { describe, expect, test } from 'vitest'
import { record, startRun } from '../../src/plan/engine.ts'
import { at, done, failed, ids, planOf, statuses, step, waiting } from './engine-steps.ts'

describe('the engine', () => {
  test('calls at once whatever needs nothing, and nothing that needs it', () => {
    const plan = planOf(step('a'), step('b'), step('c', { needs: ['a', 'b'] }))
    const advice = at(plan, startRun(plan), 100)
    expect([ids(advice.due), advice.wakeAt, advice.finished]).toEqual([['a', 'b'], undefined, false])
    expect(statuses(advice.state)).toEqual({ a: 'active', b: 'active', c: 'pending' })
  })

  test('calls a step once all that it needs is over', () => {
    const plan = planOf(step('a'), step('b'), step('c', { needs: ['a', 'b'] }))
    let { state } = at(plan, startRun(plan), 100)
    state = record({ state, id: 'a', result: done(), now: 150 })
    expect(ids(at(plan, state, 150, ['b']).due)).toEqual([])
    state = record({ state, id: 'b', result: done(), now: 200 })
    const advice = at(plan, state, 200)
    expect(ids(advice.due)).toEqual(['c'])
    state = record({ state: advice.state, id: 'c', result: done(), now: 300 })
    expect(at(plan, state, 300).finished).toBe(true)
  })

  test('does not depend on the order in which steps are written', () => {
    const plan = planOf(step('c', { needs: ['b'] }), step('b', { needs: ['a'] }), step('a'))
    const { state } = at(plan, startRun(plan), 0)
    const after = at(plan, record({ state, id: 'a', result: failed, now: 5 }), 5)
    expect(statuses(after.state)).toEqual({ a: 'failed', b: 'blocked', c: 'blocked' })
    expect(after.state.get('c')).toMatchObject({ by: 'b' })
    expect(after.finished).toBe(true)
  })

  test('lets the branches beside a failure go on', () => {
    const plan = planOf(step('a'), step('b', { needs: ['a'] }), step('x'), step('y', { needs: ['x'] }))
    let { state } = at(plan, startRun(plan), 0)
    state = record({ state, id: 'a', result: failed, now: 5 })
    state = record({ state, id: 'x', result: done(), now: 5 })
    const advice = at(plan, state, 5)
    expect(statuses(advice.state)).toEqual({ a: 'failed', b: 'blocked', x: 'done', y: 'active' })
    expect([ids(advice.due), advice.finished]).toEqual([['y'], false])
  })

  test.for([
    { ending: { status: 'skipped', why: 'flex' } },
    { ending: { status: 'deferred', until: new Date(0), why: 'resumed' } },
  ] as const)('skips what refers to an output of a step that is $ending.status', ({ ending }) => {
    const reader = step('reader', { needs: ['a'], params: { 'project-id': `\${a.project-id}` } })
    const plan = planOf(step('a'), reader, step('follower', { needs: ['a'] }), step('last', { needs: ['reader'] }))
    let { state } = at(plan, startRun(plan), 0)
    state = record({ state, id: 'a', result: { kind: 'progress', progress: ending, memory: {} }, now: 5 })
    const after = at(plan, state, 5)
    expect(after.state.get('reader')).toMatchObject({ status: 'skipped', why: expect.stringContaining('`a`') })
    expect(ids(after.due)).toEqual(['follower', 'last'])
  })

  test('plans, in a dry run, what comes after a planned write, without calling it', () => {
    const plan = planOf(step('a'), step('b', { needs: ['a'] }), step('c', { needs: ['b'] }))
    const { state } = at(plan, startRun(plan), 0)
    const after = at(plan, record({ state, id: 'a', result: { kind: 'planned', would: 'create: x' }, now: 5 }), 5)
    expect(statuses(after.state)).toEqual({ a: 'planned', b: 'planned', c: 'planned' })
    expect(after.state.get('b')).toMatchObject({ would: 'sample, once `a` is done' })
    expect(after.finished).toBe(true)
  })

  test('comes back when the first of the waiting steps is due, and calls only that', () => {
    const plan = planOf(step('a'), step('b'))
    let { state } = at(plan, startRun(plan), 1_000)
    state = record({ state, id: 'a', result: waiting(3_000), now: 1_000 })
    state = record({ state, id: 'b', result: waiting(20_000), now: 1_500 })
    expect(at(plan, state, 2_000)).toMatchObject({ due: [], wakeAt: 4_000, finished: false })
    expect(at(plan, state, 3_999)).toMatchObject({ due: [], wakeAt: 4_000 })
    const advice = at(plan, state, 4_000)
    expect([ids(advice.due), advice.wakeAt]).toEqual([['a'], 21_500])
    expect(at(plan, state, 4_000, ['a'])).toMatchObject({ due: [], wakeAt: 21_500 })
    expect(advice.state.get('a')).toMatchObject({ memory: { waitingSince: 7 } })
  })

  test('keeps no step waiting longer than it asked for: nought is now', () => {
    const plan = planOf(step('a'))
    const { state } = at(plan, startRun(plan), 10)
    expect(ids(at(plan, record({ state, id: 'a', result: waiting(0), now: 20 }), 20).due)).toEqual(['a'])
  })

  test('changes nothing that it was given', () => {
    const plan = planOf(step('a'))
    const start = startRun(plan)
    const { state } = at(plan, start, 0)
    record({ state, id: 'a', result: done(), now: 5 })
    expect([statuses(start), statuses(state)]).toEqual([{ a: 'pending' }, { a: 'active' }])
  })

  test('takes no result for a step that has ended', () => {
    const plan = planOf(step('a'))
    let { state } = at(plan, startRun(plan), 0)
    state = record({ state, id: 'a', result: failed, now: 5 })
    expect(record({ state, id: 'a', result: done(), now: 9 })).toBe(state)
  })

  test('says when a step began and ended', () => {
    const plan = planOf(step('a'), step('b', { needs: ['a'] }))
    let { state } = at(plan, startRun(plan), 100)
    state = record({ state, id: 'a', result: waiting(50), now: 120 })
    state = record({ state, id: 'a', result: done({ x: '1' }), now: 170 })
    expect(state.get('a')).toEqual({
      status: 'done',
      change: 'created',
      outputs: { x: '1' },
      startedAt: 100,
      endedAt: 170,
    })
    expect(at(plan, state, 170).state.get('b')).toMatchObject({ startedAt: 170 })
  })
})
