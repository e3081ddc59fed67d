import { describe, expect, test } from 'vitest'
import { outcome, started } from './started.ts'

// 2001:db8::/32 is reserved for documentation (RFC 3849).
const FULL = '2001:db8:0:0:0:0:0:7'

describe('an IPv6 entry of the access list', () => {
  test('comes back with its range, and is found however its address is written', async () => {
    const { clock, get, post, remove, project } = await started()
    const path = `${await project()}/accessList`
    const posted = await post(path, [{ ipAddress: FULL }])
    expect(posted.json).toMatchObject({ results: [{ ipAddress: FULL, cidrBlock: `${FULL}/128` }], totalCount: 1 })
    clock.turn(500)
    for (const written of [FULL, `${FULL}%2F128`, '2001:db8::7', '2001:0DB8::0007%2F128']) {
      expect((await get(`${path}/${written}`)).json, written).toMatchObject({ ipAddress: FULL })
    }
    expect((await remove(`${path}/2001:db8::7`)).status).toBe(204)
    expect((await get(path)).json).toMatchObject({ totalCount: 0 })
  })

  test.each([
    ['shortened', { ipAddress: '2001:db8::7' }],
    ['in upper case', { ipAddress: '2001:DB8:0:0:0:0:0:7' }],
    ['with leading zeros', { cidrBlock: '2001:0db8:0000:0000:0000:0000:0000:0007/128' }],
  ])('is the same when it is written %s', async (_, entry) => {
    const { post, project } = await started({}, { deviates: true })
    const path = `${await project()}/accessList`
    await post(path, [{ ipAddress: FULL }])
    expect((await post(path, [entry])).json).toMatchObject({ results: [{ ipAddress: FULL }], totalCount: 1 })
  })

  test('may be a range that begins at its first address', async () => {
    const { post, project } = await started()
    const path = `${await project()}/accessList`
    expect((await post(path, [{ cidrBlock: '2001:db8:0:0:0:0:0:0/33' }])).status).toBe(201)
    for (const cidrBlock of ['2001:db8:4000:0:0:0:0:0/33', '2001:db8:0:0:0:0:0:0/129', '2001:db8:0:0:0:0:0/48']) {
      expect(outcome(await post(path, [{ cidrBlock }]))).toBe('400 INVALID_IP_ADDRESS_OR_CIDR_NOTATION')
    }
    const alone = await post(path, [{ cidrBlock: '2001:db8:0:0:0:0:0:0' }])
    expect(outcome(alone)).toBe('400 INVALID_IP_ADDRESS_OR_CIDR_NOTATION')
    const ranged = await post(path, [{ ipAddress: `${FULL}/128` }])
    expect(outcome(ranged)).toBe('400 INVALID_IP_ADDRESS_OR_CIDR_NOTATION')
  })

  test('comes back as RFC 5952 writes it, when the simulator is told so', async () => {
    const { post, project } = await started({ quirks: { ipv6Form: 'compressed' } }, { deviates: true })
    const posted = await post(`${await project()}/accessList`, [{ ipAddress: FULL }, { cidrBlock: '2001:db8::/32' }])
    expect(posted.json).toMatchObject({
      results: [{ cidrBlock: '2001:db8::/32' }, { cidrBlock: '2001:db8::7/128', ipAddress: '2001:db8::7' }],
    })
  })

  test('comes back in words of four digits, when the simulator is told so', async () => {
    const { post, project } = await started({ quirks: { ipv6Form: 'padded' } })
    const ipAddress = '2001:0db8:0000:0000:0000:0000:0000:0007'
    const posted = await post(`${await project()}/accessList`, [{ ipAddress: FULL }])
    expect(posted.json).toMatchObject({ results: [{ ipAddress, cidrBlock: `${ipAddress}/128` }] })
  })
})
