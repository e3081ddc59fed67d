import { describe, expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { defaultTimings } from '../../src/simulator/quirks.ts'
import { LOST } from '../operations/support/told.ts'
import { HOUR, SHOP, type SweepWorld, sweepWorld } from './support/sweep-world.ts'

const name = (pullRequest: number) => environmentName({ repository: SHOP, pullRequest })
const tagsOf = (world: SweepWorld, number: number, more: Readonly<Record<string, string>>) =>
  Object.entries({
    'managed-by': 'mongodb-atlas-action',
    repository: SHOP,
    'pull-request': String(number),
    'expires-at': world.time(-9 * HOUR),
    ...more,
  }).map(([key, value]) => ({ key, value }))

/** A hook that does something once, when a read of this project comes by. */
function onceAt(id: string, act: () => Promise<unknown>) {
  let done = false
  return async ({ method, target }: { method: string; target: string }) => {
    if (done || method !== 'GET' || target !== `/api/atlas/v2/groups/${id}`) return
    done = true
    await act()
  }
}

describe('between decision and deletion', () => {
  test('a pull request that is reopened keeps its environment', async () => {
    const world = await sweepWorld()
    world.shop.openPullRequest({ number: 7 })
    world.shop.close(7, world.time(-9 * HOUR))
    await world.madeProject({ number: 7, expiresInMs: 9 * HOUR })
    world.gitHub.fault({ path: /\/pulls\/7$/, nth: 2, trouble: { first: () => world.shop.reopen(7) } })
    const { rows, writes } = await world.sweep()
    expect(rows).toMatchObject([{ outcome: 'kept', note: 'not due any more: open' }])
    expect(writes).toEqual([])
  })

  test('one that is reopened while its cluster goes keeps its project', async () => {
    const world = await sweepWorld()
    world.shop.openPullRequest({ number: 7 })
    world.shop.close(7, world.time(-9 * HOUR))
    await world.madeProject({ number: 7, expiresInMs: 9 * HOUR })
    world.gitHub.fault({ path: /\/pulls\/7$/, nth: 3, trouble: { first: () => world.shop.reopen(7) } })
    const { rows, writes } = await world.sweep()
    expect(rows).toMatchObject([{ outcome: 'kept', note: expect.stringContaining('not due any more: open') }])
    expect(writes).toEqual([`DELETE /groups/…/flexClusters/${name(7)} 204`])
    expect(await world.projects()).toEqual([name(7)])
  })

  test('GitHub that cannot be read any more leaves the environment as it is', async () => {
    const world = await sweepWorld()
    world.shop.openPullRequest({ number: 7 })
    world.shop.close(7, world.time(-9 * HOUR))
    await world.madeProject({ number: 7, expiresInMs: 9 * HOUR })
    world.gitHub.fault({ path: /\/pulls\/7$/, nth: 2, times: 99, trouble: { status: 500 } })
    const { rows, writes, counts } = await world.sweep()
    expect(rows).toMatchObject([{ outcome: 'failed', note: expect.stringContaining('GitHub answered 500') }])
    expect(counts.failed).toBe(1)
    expect(writes).toEqual([])
  })

  test.for([
    { what: 'protected', tags: { protected: 'true' }, note: /protected/ },
    { what: 'renewed by a push', tags: { 'expires-at': '2027-01-01T00:00:00Z' }, note: 'not due any more: open' },
    { what: 'taken over by somebody else', tags: { 'managed-by': 'terraform' }, note: /marks|not say/ },
    { what: 'given to another pull request', tags: { 'pull-request': '8' }, note: /marks|not say/ },
  ])('one that is $what stays', async ({ tags, note }) => {
    const world = await sweepWorld()
    world.shop.openPullRequest({ number: 7 })
    const id = await world.madeProject({ number: 7, expiresInMs: -9 * HOUR })
    const patch = () => world.call('PATCH', `/groups/${id}`, { tags: tagsOf(world, 7, tags) })
    const { rows, writes } = await world.sweep({ onRequest: onceAt(id, patch) })
    expect(rows.map(({ note }) => note)).toEqual([expect.stringMatching(note)])
    expect(rows).not.toMatchObject([{ outcome: 'deleted' }])
    expect(writes).toEqual(['PATCH /groups/… 200'])
    expect(await world.projects()).toEqual([name(7)])
  })

  test('one that somebody else takes down is no failure', async () => {
    const world = await sweepWorld()
    const id = await world.madeProject({ number: 7, expiresInMs: -9 * HOUR })
    await world.call('DELETE', `/groups/${id}/flexClusters/${name(7)}`)
    world.clock.turn(HOUR)
    const { rows } = await world.sweep({ onRequest: onceAt(id, () => world.call('DELETE', `/groups/${id}`)) })
    expect(rows).toMatchObject([{ outcome: 'gone' }])
  })
})

test('a run whose time is up leaves what it has not begun, and the next one finishes it', async () => {
  const world = await sweepWorld()
  for (const number of [1, 2, 3]) await world.madeProject({ number, expiresInMs: -9 * HOUR })
  const first = await world.sweep({ timeoutMs: 90_000, width: 1 })
  expect(first.rows.map(({ outcome }) => outcome)).toEqual(['deleted', 'left', 'left'])
  expect(first.left).toBe(2)
  expect(first.rows[1]?.note).toBe('the time of the run is up; left for the next run, though it has been begun')
  expect(first.rows[2]?.note).toBe('the time of the run is up; left for the next run')
  const second = await world.sweep()
  expect(second.rows.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted'])
  expect(await world.projects()).toEqual([])
})

test('a run that is cancelled at any request is finished by the next one', { timeout: 60_000 }, async () => {
  // Short deletions have fewer polls, each of which is as good as another.
  const world = await sweepWorld({ quirks: { timings: { ...defaultTimings, deleteFlex: 2_000 } } })
  world.shop.openPullRequest({ number: 3 })
  await world.madeProject({ number: 3, expiresInMs: 99 * HOUR })
  let cases = 0
  for (let nth = 1; ; nth++) {
    for (const number of [1, 2]) await world.madeProject({ number, expiresInMs: -9 * HOUR })
    const cancellation = new AbortController()
    let requests = 0
    const onRequest = () => {
      if (++requests === nth) cancellation.abort()
    }
    const first = await world.sweep({ cancellation, onRequest })
    const isCut = requests >= nth
    expect(first.incomplete !== undefined || first.left > 0 || !isCut).toBe(true)
    await world.sweep()
    expect(await world.projects()).toEqual([name(3)])
    if (!isCut) break
    cases += 1
  }
  console.log(`${cases} / ${cases} cancelled sweeps were finished by the next one`)
  expect(cases).toBeGreaterThan(10)
})

test.for(LOST)('a deletion is finished though $how', async ({ action }) => {
  const world = await sweepWorld()
  for (const number of [1, 2]) await world.madeProject({ number, expiresInMs: -9 * HOUR })
  world.fault({ match: { method: 'DELETE', nth: 1 }, action })
  world.fault({ match: { method: 'DELETE', nth: 4 }, action })
  const { rows } = await world.sweep({ width: 1 })
  expect(rows.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted'])
  expect(await world.projects()).toEqual([])
})
