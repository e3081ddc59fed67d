import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { isRecord, listOf } from './recording.ts'
import { outcome, started } from './started.ts'

const DAY = 24 * 3600 * 1000
const values = ({ json }: Received) => (isRecord(json) ? listOf(json['results']).map(({ cidrBlock }) => cidrBlock) : [])

describe('the access list of a project', () => {
  test('answers a POST with the whole list, an address with both of its forms', async () => {
    const { simulator, post, get, project } = await started()
    const path = `${await project()}/accessList`
    await post(path, [{ cidrBlock: '203.0.113.0/24' }])
    const posted = await post(path, [{ ipAddress: '192.0.2.7', comment: 'job 1' }])
    expect(posted.status).toBe(201)
    expect(posted.json).toMatchObject({
      results: [
        {
          cidrBlock: '192.0.2.7/32',
          ipAddress: '192.0.2.7',
          comment: 'job 1',
          links: [{ href: `${simulator.url}/api/atlas/v2${path}/192.0.2.7%2F32` }],
        },
        { cidrBlock: '203.0.113.0/24' },
      ],
      totalCount: 2,
    })
    expect((await get(path)).json).toEqual(posted.json)
  })

  test('finds an entry by its address or its encoded range, once it has settled', async () => {
    const { clock, post, get, remove, project } = await started()
    const path = `${await project()}/accessList`
    await post(path, [{ ipAddress: '192.0.2.7' }, { cidrBlock: '203.0.113.0/24' }])
    expect(outcome(await get(`${path}/192.0.2.7`))).toBe('404 ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND')
    clock.turn(500)
    expect((await get(`${path}/192.0.2.7`)).status).toBe(200)
    expect((await get(`${path}/192.0.2.7%2F32/status`)).json).toEqual({ STATUS: 'PENDING' })
    clock.turn(20_000)
    expect((await get(`${path}/203.0.113.0%2F24/status`)).json).toEqual({ STATUS: 'ACTIVE' })
    expect(outcome(await get(`${path}/203.0.113.0/24`))).toBe('404 RESOURCE_NOT_FOUND')
    expect((await remove(`${path}/203.0.113.0%2F24`)).status).toBe(204)
    expect(outcome(await remove(`${path}/203.0.113.0%2F24`))).toBe('404 ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND')
  })

  test('takes a repetition as a change, but makes nothing permanent temporary', async () => {
    const { simulator, post, project } = await started()
    const path = `${await project()}/accessList`
    const deleteAfterDate = new Date(simulator.now().getTime() + DAY).toISOString()
    await post(path, [{ ipAddress: '192.0.2.7', deleteAfterDate, comment: 'a' }])
    const changed = await post(path, [{ cidrBlock: '192.0.2.7/32', comment: 'b' }])
    expect(changed.json).toMatchObject({ results: [{ comment: 'b' }], totalCount: 1 })
    const refused = await post(path, [{ ipAddress: '192.0.2.7', deleteAfterDate }])
    expect(outcome(refused)).toBe('400 PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY')
  })

  test('drops an entry when its time has come', async () => {
    const { simulator, clock, post, get, project } = await started()
    const path = `${await project()}/accessList`
    const deleteAfterDate = new Date(simulator.now().getTime() + DAY).toISOString()
    await post(path, [{ ipAddress: '192.0.2.7', deleteAfterDate }])
    clock.turn(DAY - 1000)
    expect(values(await get(path))).toEqual(['192.0.2.7/32'])
    clock.turn(1000)
    expect(values(await get(path))).toEqual([])
  })

  test('loses, silently, what parallel requests write, and nothing of requests in a row', async () => {
    const { post, get, project } = await started()
    const path = `${await project()}/accessList`
    for (const ipAddress of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await post(path, [{ ipAddress }])
    expect(values(await get(path))).toHaveLength(3)
    const answers = await Promise.all(
      ['192.0.2.4', '192.0.2.5', '192.0.2.6'].map((ipAddress) => post(path, [{ ipAddress }])),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(values(await get(path)).length).toBeLessThan(6)
  })

  test('keeps all of parallel requests when it is told to', async () => {
    const { post, get, project } = await started({ quirks: { accessListWriteMs: 0 } })
    const path = `${await project()}/accessList`
    await Promise.all(['192.0.2.4', '192.0.2.5', '192.0.2.6'].map((ipAddress) => post(path, [{ ipAddress }])))
    expect(values(await get(path))).toHaveLength(3)
  })

  test('has room for 200 entries', async () => {
    const { post, project } = await started()
    const path = `${await project()}/accessList`
    const entries = Array.from({ length: 200 }, (_, index) => ({ ipAddress: `192.0.2.${index}` }))
    expect((await post(path, entries)).status).toBe(201)
    expect(outcome(await post(path, [{ ipAddress: '203.0.113.1' }]))).toBe(
      '403 ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED',
    )
  })

  test.each([
    ['an object in place of an array', { ipAddress: '192.0.2.1' }, 'INVALID_JSON_ATTRIBUTE'],
    ['nothing', [], 'INVALID_ATTRIBUTE'],
    ['no address', [{ comment: 'x' }], 'MISSING_ATTRIBUTE'],
    [
      'two kinds of address',
      [{ ipAddress: '192.0.2.1', cidrBlock: '192.0.2.1/32' }],
      'MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY',
    ],
    ['one address twice', [{ ipAddress: '192.0.2.1' }, { cidrBlock: '192.0.2.1/32' }], 'DUPLICATE_ADDRESSES_IN_INPUT'],
    ['no address at all', [{ ipAddress: 'localhost' }], 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION'],
    ['a range with bits of a host', [{ cidrBlock: '192.0.2.1/24' }], 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION'],
    ['a long comment', [{ ipAddress: '192.0.2.1', comment: 'x'.repeat(81) }], 'INVALID_NETWORK_PERMISSION_COMMENT'],
    [
      'a date in the past',
      [{ ipAddress: '192.0.2.1', deleteAfterDate: '2020-01-01T00:00:00Z' }],
      'EXPIRATION_DATE_IN_PAST',
    ],
    [
      'a date beyond seven days',
      [{ ipAddress: '192.0.2.1', deleteAfterDate: '2026-08-17T03:00:01Z' }],
      'EXPIRATION_DATE_EXCEEDS_MAX',
    ],
    [
      'a security group without peering',
      [{ awsSecurityGroup: 'sg-1' }],
      'CANNOT_USE_AWS_SECURITY_GROUP_WITHOUT_VPC_PEERING_CONNECTION',
    ],
  ])('refuses %s', async (_, body, code) => {
    const { post, get, project } = await started()
    const path = `${await project()}/accessList`
    expect(outcome(await post(path, body))).toBe(`400 ${code}`)
    expect(values(await get(path))).toEqual([])
  })
})
