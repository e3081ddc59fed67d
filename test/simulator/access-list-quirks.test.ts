import { describe, expect, test } from 'vitest'
import { outcome, started } from './started.ts'

const expiring = { deleteAfterDate: '2026-08-10T04:00:00Z', comment: 'job 1' }

describe('a repeated entry that names neither comment nor expiry', () => {
  test('loses both', async () => {
    const { post, project } = await started()
    const path = `${await project()}/accessList`
    await post(path, [{ ipAddress: '192.0.2.7', ...expiring }])
    const { json } = await post(path, [{ ipAddress: '192.0.2.7' }])
    expect(json).toMatchObject({ results: [{ ipAddress: '192.0.2.7' }], totalCount: 1 })
    expect(json).not.toHaveProperty('results[0].comment')
    expect(json).not.toHaveProperty('results[0].deleteAfterDate')
  })

  test('keeps both, when the simulator is told so, and takes what it does name', async () => {
    const { post, project } = await started({ quirks: { accessListUpsert: 'keep' } })
    const path = `${await project()}/accessList`
    await post(path, [{ ipAddress: '192.0.2.7', ...expiring }])
    expect((await post(path, [{ ipAddress: '192.0.2.7' }])).json).toMatchObject({ results: [expiring] })
    const renamed = await post(path, [{ ipAddress: '192.0.2.7', comment: 'job 2' }])
    expect(renamed.json).toMatchObject({ results: [{ ...expiring, comment: 'job 2' }] })
  })
})

test('an entry fails after a while, as often as the simulator is told, and its successor does not', async () => {
  const { clock, get, post, remove, project } = await started({ quirks: { accessListFails: 1 } })
  const path = `${await project()}/accessList`
  await post(path, [{ ipAddress: '192.0.2.7' }, { ipAddress: '192.0.2.8' }])
  const status = async (address: string) => (await get(`${path}/${address}/status`)).json
  clock.turn(19_999)
  expect(await status('192.0.2.7')).toEqual({ STATUS: 'PENDING' })
  clock.turn(1)
  expect(await status('192.0.2.7')).toEqual({ STATUS: 'FAILED' })
  expect(await status('192.0.2.8')).toEqual({ STATUS: 'ACTIVE' })
  await remove(`${path}/192.0.2.7`)
  await post(path, [{ ipAddress: '192.0.2.7' }])
  clock.turn(20_000)
  expect(await status('192.0.2.7')).toEqual({ STATUS: 'ACTIVE' })
})

test('a security group cannot expire', async () => {
  const { post, project } = await started({ quirks: { vpcPeering: true } })
  const path = `${await project()}/accessList`
  const { deleteAfterDate } = expiring
  expect(outcome(await post(path, [{ awsSecurityGroup: 'sg-1', deleteAfterDate }]))).toBe(
    '400 NETWORK_PERMISSION_EXPIRATION_NOT_SUPPORTED',
  )
  expect((await post(path, [{ awsSecurityGroup: 'sg-1' }])).status).toBe(201)
})
