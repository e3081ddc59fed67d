import { describe, expect, test } from 'vitest'
import { dedicated, field, outcome, started } from './started.ts'

describe('the version of an answer', () => {
  test('is the newest that is not newer than the date that was asked for', async () => {
    const { get, project } = await started()
    const path = await project()
    const type = async (accept: string) => (await get(`${path}/clusters`, accept)).headers['content-type']
    expect(await type('2023-02-01')).toBe('application/vnd.atlas.2023-02-01+json;charset=utf-8')
    expect(await type('2024-05-30')).toBe('application/vnd.atlas.2023-02-01+json;charset=utf-8')
    expect(await type('2024-08-05')).toBe('application/vnd.atlas.2024-08-05+json;charset=utf-8')
    expect(await type('2025-03-12')).toBe('application/vnd.atlas.2024-08-05+json;charset=utf-8')
  })

  test('has its end in headers, with a day that is not padded', async () => {
    const { get, post, project } = await started()
    const path = await project()
    const { headers } = await get(`${path}/clusters`, '2023-02-01')
    expect(headers['deprecation']).toBe('Mon, 5 Aug 2024 00:00:00 GMT')
    expect(headers['sunset']).toBe('Thu, 1 Jul 2027 00:00:00 GMT')
    const created = await post(`${path}/clusters`, dedicated('a'), '2024-08-05')
    expect(created.headers['sunset']).toBe('Mon, 1 Mar 2027 00:00:00 GMT')
    expect((await get(`${path}/clusters`, '2024-08-05')).headers['deprecation']).toBeUndefined()
  })
})

describe('an Accept header', () => {
  test.each([
    'none',
    'application/json',
    '*/*',
    'application/vnd.atlas.2025-07-04+json',
    'application/vnd.atlas.preview+json',
  ])('that is %s gets 406', async (accept) => {
    const { get } = await started()
    const refused = await get('/groups', accept)
    expect(refused.json).toEqual({
      detail: 'Invalid accept header or version date.',
      error: 406,
      errorCode: 'INVALID_VERSION_DATE',
      parameters: [],
      reason: 'Not Acceptable',
    })
  })

  test('older than the operation gets 406, or 404', async () => {
    const first = await started()
    expect(outcome(await first.get(`${await first.project()}/flexClusters`, '2024-08-05'))).toBe(
      '406 INVALID_VERSION_DATE',
    )
    const second = await started({ quirks: { tooOldVersion: 404 } })
    expect((await second.get(`${await second.project()}/flexClusters`, '2024-08-05')).status).toBe(404)
  })

  test('of a version that is gone gets 410', async () => {
    const { get, project } = await started({ quirks: { goneVersions: ['2023-02-01'] } })
    expect(outcome(await get(`${await project()}/clusters`, '2023-02-01'))).toBe('410 VERSION_GONE')
  })
})

describe('a request body', () => {
  test('is JSON, or the versioned type that is served', async () => {
    const { peer, simulator } = await started()
    const send = (name: string, type: string) =>
      peer({
        method: 'POST',
        path: '/api/atlas/v2/groups',
        accept: '2023-01-01',
        body: { name, orgId: simulator.orgId },
        headers: { 'Content-Type': type },
      })
    expect((await send('a', 'application/json')).status).toBe(201)
    expect((await send('b', 'application/vnd.atlas.2023-01-01+json')).status).toBe(201)
    expect((await send('c', 'text/plain')).status).toBe(415)
  })

  test('of the older shape is refused by the newer version, and the reverse', async () => {
    const { post, project } = await started()
    const path = await project()
    const old = dedicated('a', { cluster: { diskSizeGB: 20 } })
    const refused = await post(`${path}/clusters`, old, '2024-10-23')
    expect(outcome(refused)).toBe('400 INVALID_ATTRIBUTE')
    expect(refused.json).toMatchObject({ parameters: ['diskSizeGB'] })
    const created = await post(`${path}/clusters`, old, '2023-02-01')
    expect(created.json).toMatchObject({ diskSizeGB: 20, replicationSpecs: [{ numShards: 1 }] })
    const specs = { electableSpecs: { instanceSize: 'M10', nodeCount: 3, diskSizeGB: 20 } }
    expect(outcome(await post(`${path}/clusters`, dedicated('b', { region: specs }), '2023-02-01'))).toBe(
      '400 INVALID_ATTRIBUTE',
    )
    expect(field(created, 'stateName')).toBe('CREATING')
  })
})
