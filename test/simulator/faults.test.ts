import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { type Exchange, type Fault, readFaults } from '../../src/simulator/server.ts'
import { API, dedicated, field, free, outcome, started } from './started.ts'

const GROUPS = `${API}/groups`
const CLUSTER = `${API}/groups/{groupId}/clusters/{clusterName}`
const onPost = { method: 'POST', path: GROUPS }

describe('a fault', () => {
  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('resets the connection %s the request took effect', async (when, created) => {
    const exchanges: Exchange[] = []
    const faults: Fault[] = [{ match: onPost, action: { kind: 'reset', when } }]
    const { get, project } = await started({ faults, onExchange: (exchange) => exchanges.push(exchange) })
    await expect(project()).rejects.toThrow(/ECONNRESET|hang up/)
    expect(exchanges.at(-1)).toMatchObject({ method: 'POST', status: 0 })
    expect((await get('/groups')).json).toMatchObject({ totalCount: created })
  })

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('answers with an error %s the request took effect', async (when, created) => {
    const action = {
      kind: 'status',
      when,
      status: 503,
      errorCode: 'SERVICE_UNAVAILABLE',
      headers: { 'Retry-After': '7' },
    } as const
    const { simulator, get, post } = await started({ faults: [{ match: onPost, action }] })
    const failed = await post('/groups', { name: 'a', orgId: simulator.orgId })
    expect([outcome(failed), failed.headers['retry-after']]).toEqual(['503 SERVICE_UNAVAILABLE', '7'])
    expect((await get('/groups')).json).toMatchObject({ totalCount: created })
  })

  test('waits for the n-th request that matches, and happens as often as it is told', async () => {
    const action = { kind: 'status', when: 'before', status: 500 } as const
    const { get } = await started({ faults: [{ match: { method: 'GET', path: GROUPS, nth: 2, times: 2 }, action }] })
    const statuses = []
    for (let count = 0; count < 5; count += 1) statuses.push((await get('/groups')).status)
    // Each GET goes out twice; only those with valid credentials count.
    expect(statuses).toEqual([200, 500, 500, 200, 200])
  })

  test('matches the whole path of a route, or all that begins like a path that is none', async () => {
    const action = { kind: 'status', when: 'before', status: 500 } as const
    const at = await started({ projects: ['a'] })
    at.simulator.addFault({ match: { method: 'GET', path: GROUPS, times: 'always' }, action })
    expect((await at.get('/groups')).status).toBe(500)
    expect((await at.get('/groups/byName/a')).status).toBe(200)
    at.simulator.addFault({ match: { method: 'GET', path: `${GROUPS}/`, times: 'always' }, action })
    expect((await at.get('/groups/byName/a')).status).toBe(500)
  })

  test('can hit a challenge', async () => {
    const action = { kind: 'status', when: 'before', status: 502 } as const
    const { get } = await started({ faults: [{ match: { anonymous: true }, action }] })
    expect((await get('/groups')).status).toBe(502)
    expect((await get('/groups')).status).toBe(200)
  })

  test('cuts a body, empties it, replaces it by a page, or changes headers', async () => {
    const at = await started()
    const once = (action: Fault['action']) => at.simulator.addFault({ match: { path: GROUPS }, action })
    once({ kind: 'truncate' })
    await expect(at.get('/groups')).rejects.toThrow(/aborted|ECONNRESET/)
    once({ kind: 'empty' })
    const empty = await at.get('/groups')
    expect([empty.status, empty.text]).toEqual([200, ''])
    once({ kind: 'html', status: 503 })
    const page = await at.get('/groups')
    expect([page.status, page.headers['content-type'], page.json]).toEqual([503, 'text/html', undefined])
    once({ kind: 'headers', headers: { 'content-type': 'text/plain', 'RateLimit-Limit': '' } })
    const { headers } = await at.get('/groups')
    expect([headers['content-type'], headers['ratelimit-limit']]).toEqual(['text/plain', undefined])
  })

  test('delays an answer, on the real clock or the simulated one', async () => {
    const at = await started()
    at.simulator.addFault({ match: {}, action: { kind: 'delay', ms: 60, clock: 'real' } })
    const start = performance.now()
    await at.get('/groups')
    expect(performance.now() - start).toBeGreaterThanOrEqual(59)
  })

  test('loses a deletion', async () => {
    const faults: Fault[] = [{ match: { method: 'DELETE', path: CLUSTER }, action: { kind: 'lose-delete' } }]
    const { clock, get, post, remove, project } = await started({ faults })
    const path = `${await project()}/clusters`
    await post(path, free('a'))
    clock.turn(15_000)
    expect((await remove(`${path}/a`)).status).toBe(202)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'IDLE' })
    await remove(`${path}/a`)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'DELETING' })
  })

  test('shows the previous state for some reads, or for some time', async () => {
    const { simulator, clock, get, post, patch, project } = await started({ quirks: { patchLagMs: 0 } })
    const path = `${await project()}/clusters`
    await post(path, dedicated('a', { size: 'M30' }))
    clock.turn(488_000)
    const state = async () => field(await get(`${path}/a`), 'stateName')
    expect(await state()).toBe('IDLE')
    await patch(`${path}/a`, { tags: [] })
    simulator.addFault({ match: { method: 'GET', path: CLUSTER }, action: { kind: 'lag', reads: 2 } })
    expect([await state(), await state(), await state()]).toEqual(['IDLE', 'IDLE', 'UPDATING'])
    clock.turn(18_000)
    simulator.addFault({ match: { method: 'GET', path: CLUSTER }, action: { kind: 'lag', ms: 5000 } })
    expect(await state()).toBe('UPDATING')
    clock.turn(5000)
    expect(await state()).toBe('IDLE')
  })
})

describe('a file of faults', () => {
  test('holds faults and quirks, or faults alone', () => {
    const fault = { match: onPost, action: { kind: 'reset', when: 'after' } }
    expect(readFaults([fault])).toEqual({ faults: [fault], quirks: {} })
    expect(readFaults({ quirks: { nonceUses: 'once', timings: { createFlex: 1 } } })).toMatchObject({
      faults: [],
      quirks: { nonceUses: 'once', timings: { createFlex: 1, createFree: 15_000 } },
    })
  })

  test('is refused with everything that is wrong in it', () => {
    const wrong = { faults: [{ match: { nth: 0 }, action: { kind: 'explode' } }], quirks: { nonceUse: 'once' } }
    const issues = () => {
      try {
        readFaults(wrong)
      } catch (error) {
        if (error instanceof UsageError) return error.issues.map(({ message }) => message.split(':')[0])
      }
      return []
    }
    expect(issues()).toEqual(['faults[0].match.nth', 'faults[0].action.kind', 'quirks'])
  })
})
