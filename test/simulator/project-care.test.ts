import { describe, expect, test } from 'vitest'
import { outcome, started } from './started.ts'

describe('the auditing of a project', () => {
  test('is off, and is changed by what is named alone', async () => {
    const { get, patch, project } = await started()
    const path = `${await project()}/auditLog`
    expect((await get(path)).json).toEqual({
      auditAuthorizationSuccess: false,
      configurationType: 'NONE',
      enabled: false,
    })
    const auditFilter = '{"atype": "authenticate"}'
    expect((await patch(path, { enabled: true, auditFilter })).status).toBe(202)
    const changed = { auditAuthorizationSuccess: true, auditFilter, configurationType: 'FILTER_JSON', enabled: true }
    expect((await patch(path, { auditAuthorizationSuccess: true })).json).toEqual(changed)
    expect((await get(path)).json).toEqual(changed)
  })

  test.each(['{', '[]', '"text"'])('takes no filter such as %s', async (auditFilter) => {
    const { patch, project } = await started({}, { deviates: true })
    expect(outcome(await patch(`${await project()}/auditLog`, { auditFilter }))).toBe('400 INVALID_ATTRIBUTE')
  })
})

describe('the maintenance window of a project', () => {
  test('is set with an empty answer that has no type, and reset so that there is none', async () => {
    const { get, patch, remove, project } = await started()
    const path = `${await project()}/maintenanceWindow`
    expect(outcome(await get(path))).toBe('400 ATLAS_MAINTENANCE_WINDOW_NOT_DEFINED')
    const set = await patch(path, { dayOfWeek: 1, hourOfDay: 1 })
    expect([set.status, set.text, set.headers['content-type']]).toEqual([200, '', undefined])
    expect((await get(path)).json).toEqual({
      autoDeferOnceEnabled: false,
      dayOfWeek: 1,
      hourOfDay: 1,
      numberOfDeferrals: 0,
      startASAP: false,
      timeZoneId: 'UTC',
    })
    expect(outcome(await remove(path))).toBe('204')
    expect(outcome(await get(path))).toBe('400 ATLAS_MAINTENANCE_WINDOW_NOT_DEFINED')
  })

  test('is refused with a day or an hour that is none, and without a day', async () => {
    const { patch, project } = await started({}, { deviates: true })
    const path = `${await project()}/maintenanceWindow`
    expect(outcome(await patch(path, { hourOfDay: 1 }))).toBe('400 MISSING_ATTRIBUTE')
    expect(outcome(await patch(path, { dayOfWeek: 8 }))).toBe('400 ATLAS_INVALID_MAINTENANCE_WINDOW_DAY_OF_WEEK')
    expect(outcome(await patch(path, { dayOfWeek: 1, hourOfDay: 24 }))).toBe(
      '400 ATLAS_INVALID_MAINTENANCE_WINDOW_HOUR_OF_DAY',
    )
    expect(outcome(await patch(path, { dayOfWeek: 1, startASAP: true }))).toBe('400 ATLAS_MAINTENANCE_NOT_SCHEDULED')
  })

  test('is deferred by itself once that is switched on, though nothing is scheduled that could be deferred now', async () => {
    const { get, post, patch, project } = await started({}, { deviates: true })
    const path = `${await project()}/maintenanceWindow`
    expect(outcome(await post(`${path}/autoDefer`, undefined))).toBe('400 ATLAS_MAINTENANCE_WINDOW_NOT_DEFINED')
    await patch(path, { dayOfWeek: 3 })
    expect(outcome(await post(`${path}/autoDefer`, undefined))).toBe('200')
    expect((await get(path)).json).toMatchObject({ autoDeferOnceEnabled: true, dayOfWeek: 3, hourOfDay: 0 })
    expect(outcome(await post(`${path}/defer`, undefined))).toBe('400 ATLAS_MAINTENANCE_NOT_SCHEDULED')
  })

  test('may also be read when nobody set it, where the quirk says so', async () => {
    const { get, project } = await started({ quirks: { unsetMaintenanceWindow: 'empty' } }, { deviates: true })
    const { json } = await get(`${await project()}/maintenanceWindow`)
    expect(json).toEqual({ autoDeferOnceEnabled: false, numberOfDeferrals: 0, startASAP: false })
  })
})
