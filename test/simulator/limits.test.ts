import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { outcome, started } from './started.ts'

const left = ({ headers }: Received) => [headers['ratelimit-limit'], headers['ratelimit-remaining']]

describe('a rate limit', () => {
  test('counts by endpoint set and by project, as documented', async () => {
    const { get, project } = await started()
    const [one, two] = [await project('one'), await project('two')]
    expect(left(await get(`${one}/clusters`))).toEqual(['10000', '9999'])
    expect(left(await get(`${one}/clusters/provider/regions`))).toEqual(['10000', '9998'])
    expect(left(await get(`${two}/clusters`))).toEqual(['10000', '9999'])
    expect(left(await get(`${one}/accessList`))).toEqual(['1200', '1199'])
    expect(left(await get('/orgs'))).toEqual(['300', '299'])
    expect(left(await get('/groups/byName/nobody'))).toEqual(['1200', '1197'])
  })

  test('refuses with the time until the next refill, and fills up again', async () => {
    const { clock, get } = await started({ quirks: { limits: { organizations: { capacity: 2, refill: 1 } } } })
    await get('/orgs')
    clock.turn(5000)
    await get('/orgs')
    const refused = await get('/orgs')
    expect(refused.json).toMatchObject({
      error: 429,
      errorCode: 'RATE_LIMITED_TOKEN_BUCKET',
      detail:
        'Rate limit exceeded for api/atlas/v2/orgs. Please retry after 55 seconds. Request capacity: 2. Refill rate: 1 per 60 seconds.',
      parameters: ['api/atlas/v2/orgs', 55, 2, 1, 60],
    })
    expect(refused.headers).toMatchObject({ 'retry-after': '55', 'ratelimit-limit': '2', 'ratelimit-remaining': '0' })
    clock.turn(55_000)
    expect(outcome(await get('/orgs'))).toBe('200')
    expect(outcome(await get('/orgs'))).toBe('429 RATE_LIMITED_TOKEN_BUCKET')
  })

  test.each([
    ['zero', '0'],
    ['absent', undefined],
  ] as const)('can say %s for the time', async (retryAfter, expected) => {
    const limits = { organizations: { capacity: 0, refill: 1 } }
    const { get } = await started({ quirks: { limits, retryAfter } })
    const refused = await get('/orgs')
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, expected])
  })
})
