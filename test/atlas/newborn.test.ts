import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { connected, failureOf } from './connected.ts'
import { type Answer, loopback } from './loopback.ts'
import { virtualClock } from './virtual-clock.ts'

const OURS = '5a0a1e7e0f2912c554080adc'
const OTHER = '111111111111111111111111'

const refusal = (status: number, errorCode: string): Answer => ({
  status,
  body: { error: status, errorCode, detail: 'No.' },
})

/** A server that creates the project `OURS` and refuses the first `refusals` requests about any project. */
async function lagging({ refusals, answer }: { refusals: number; answer: Answer }) {
  let left = refusals
  const server = await loopback(({ method, target }) => {
    if (method === 'POST' && target === '/api/atlas/v2/groups')
      return { status: 201, body: { clusterCount: 0, id: OURS, orgId: OTHER } }
    if (method === 'DELETE') return { status: 202, body: {} }
    left -= 1
    return left >= 0 ? answer : { body: { id: OURS } }
  })
  const clock = virtualClock()
  const notices: string[] = []
  const { atlas } = connected({ origin: server.origin, clock, onNotice: (notice) => notices.push(notice) })
  return {
    ...server,
    atlas,
    clock,
    notices,
    create: () => atlas.call('createGroup', { body: { name: 'p', orgId: OTHER } }),
  }
}

describe('a project just created', () => {
  test.each([
    [401, 'USER_UNAUTHORIZED'],
    [401, 'NOT_IN_GROUP'],
    [401, 'USER_CANNOT_ACCESS_GROUP'],
    [404, 'GROUP_NOT_FOUND'],
  ])('is asked for again while Atlas answers %d %s', async (status, code) => {
    const { atlas, create, received, notices, clock } = await lagging({ refusals: 3, answer: refusal(status, code) })
    await create()
    expect(await atlas.call('getGroup', { path: { groupId: OURS } })).toEqual({ id: OURS })
    expect(received).toHaveLength(1 + 4)
    expect(notices).toHaveLength(3)
    expect(notices[0]).toContain('does not know the new project everywhere yet')
    expect(clock.sleeps).toHaveLength(3)
  })

  test('is written to again as well, since a refusal took no effect', async () => {
    const { atlas, create, received } = await lagging({ refusals: 2, answer: refusal(401, 'USER_UNAUTHORIZED') })
    await create()
    await atlas.call('createGroupCluster', { path: { groupId: OURS }, body: { name: 'c' } })
    expect(received.map(({ body }) => body).slice(1)).toEqual(Array.from({ length: 3 }, () => '{"name":"c"}'))
  })

  test('is given up a minute after its creation', async () => {
    const { atlas, create, clock } = await lagging({ refusals: 1_000, answer: refusal(401, 'USER_UNAUTHORIZED') })
    await create()
    const failure = await failureOf(atlas.call('getGroup', { path: { groupId: OURS } }))
    expect(failure.errorCode).toBe('USER_UNAUTHORIZED')
    const waited = clock.sleeps.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThanOrEqual(55_000)
    expect(waited).toBeLessThanOrEqual(65_000)
  })

  test('is not waited for when the minute is over', async () => {
    const { atlas, create, clock } = await lagging({ refusals: 1, answer: refusal(401, 'USER_UNAUTHORIZED') })
    await create()
    clock.advance(60_000)
    expect((await failureOf(atlas.call('getGroup', { path: { groupId: OURS } }))).status).toBe(401)
  })

  test.each([
    [401, 'NOT_ORG_GROUP_CREATOR'],
    [404, 'CLUSTER_NOT_FOUND'],
    [403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST'],
    [400, 'INVALID_ATTRIBUTE'],
  ])('is told at once of %d %s, which has another reason', async (status, code) => {
    const { atlas, create, clock } = await lagging({ refusals: 1, answer: refusal(status, code) })
    await create()
    expect((await failureOf(atlas.call('getGroup', { path: { groupId: OURS } }))).errorCode).toBe(code)
    expect(clock.sleeps).toEqual([])
  })

  test('is gone once it has been deleted', async () => {
    const { atlas, create, clock } = await lagging({ refusals: 1, answer: refusal(404, 'GROUP_NOT_FOUND') })
    await create()
    await atlas.call('deleteGroup', { path: { groupId: OURS } })
    expect(await atlas.find('getGroup', { path: { groupId: OURS }, absent: ['GROUP_NOT_FOUND'] })).toBeUndefined()
    expect(clock.sleeps).toEqual([])
  })

  test('is no longer waited for when the run is cancelled', async () => {
    const server = await loopback(({ method }) =>
      method === 'POST' ? { status: 201, body: { id: OURS } } : refusal(401, 'NOT_IN_GROUP'),
    )
    const cancel = new AbortController()
    const { atlas } = connected({ origin: server.origin, clock: systemClock(), signal: cancel.signal })
    await atlas.call('createGroup', { body: {} })
    setTimeout(() => cancel.abort(), 100)
    const start = performance.now()
    await failureOf(atlas.call('getGroup', { path: { groupId: OURS } }))
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

test('a project that was there before is never waited for', async () => {
  const { atlas, create, clock } = await lagging({ refusals: 2, answer: refusal(401, 'NOT_IN_GROUP') })
  expect((await failureOf(atlas.call('getGroup', { path: { groupId: OTHER } }))).errorCode).toBe('NOT_IN_GROUP')
  await create()
  expect((await failureOf(atlas.call('getGroup', { path: { groupId: OTHER } }))).errorCode).toBe('NOT_IN_GROUP')
  expect(clock.sleeps).toEqual([])
})

describe('a project that may have been born although the answer was lost', () => {
  /** A server whose creations end with `lost`, and that refuses the first two requests about any project. */
  async function losing({ lost, served = 0 }: { lost: Answer; served?: number }) {
    let asked = 0
    const server = await loopback(({ method }) => {
      if (method === 'POST') return lost
      if (method === 'DELETE') return { status: 202, body: {} }
      asked += 1
      const refused = asked > served && asked <= served + 2
      return refused ? refusal(401, 'NOT_IN_GROUP') : { body: { id: OURS } }
    })
    const clock = virtualClock()
    return { ...connected({ origin: server.origin, clock }), clock }
  }
  const failed: Answer = refusal(500, 'UNEXPECTED_ERROR')

  test('is asked for again, under whichever id it is found', async () => {
    const { atlas, clock } = await losing({ lost: failed })
    await failureOf(atlas.call('createGroup', { body: {} }))
    expect(await atlas.call('getGroup', { path: { groupId: OURS } })).toEqual({ id: OURS })
    expect(clock.sleeps.filter((ms) => ms >= 3_000)).toHaveLength(2)
  })

  test('is not confused with one that Atlas has shown already', async () => {
    const { atlas } = await losing({ lost: failed, served: 1 })
    await atlas.call('getGroup', { path: { groupId: OURS } })
    await failureOf(atlas.call('createGroup', { body: {} }))
    expect((await failureOf(atlas.call('getGroup', { path: { groupId: OURS } }))).errorCode).toBe('NOT_IN_GROUP')
  })

  test('is not waited for a minute later, nor after a refusal', async () => {
    const late = await losing({ lost: failed })
    await failureOf(late.atlas.call('createGroup', { body: {} }))
    late.clock.advance(60_000)
    expect((await failureOf(late.atlas.call('getGroup', { path: { groupId: OURS } }))).errorCode).toBe('NOT_IN_GROUP')
    const refused = await losing({ lost: refusal(401, 'NOT_ORG_GROUP_CREATOR') })
    await failureOf(refused.atlas.call('createGroup', { body: {} }))
    const { errorCode } = await failureOf(refused.atlas.call('getGroup', { path: { groupId: OURS } }))
    expect(errorCode).toBe('NOT_IN_GROUP')
  })
})
