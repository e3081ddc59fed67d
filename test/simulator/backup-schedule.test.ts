import { describe, expect, test } from 'vitest'
import { isRecord, listOf } from './recording.ts'
import { dedicated, field, outcome, type Started, started } from './started.ts'

const HOUR = 3600 * 1000
const DAY = 24 * HOUR

async function scene(world: Started): Promise<string> {
  const project = await world.project()
  for (const [name, backupEnabled] of [
    ['main', true],
    ['plain', false],
  ] as const) {
    await world.post(`${project}/clusters`, dedicated(name, { cluster: { backupEnabled } }), '2024-10-23')
  }
  world.clock.turn(HOUR)
  return `${project}/clusters/main/backup/schedule`
}

const item = (frequencyType: string, frequencyInterval: number) => ({
  frequencyType,
  frequencyInterval,
  retentionUnit: 'days',
  retentionValue: 8,
})

describe('the backup schedule of a cluster', () => {
  test('begins with five rules, of which the hourly one comes next', async () => {
    const world = await started()
    const path = await scene(world)
    const { json } = await world.get(path)
    expect(json).toMatchObject({
      clusterName: 'main',
      nextSnapshot: '2026-08-10T09:00:00Z',
      referenceHourOfDay: 3,
      referenceMinuteOfHour: 0,
      restoreWindowDays: 7,
    })
    const [policy] = isRecord(json) ? listOf(json['policies']) : []
    expect(listOf(policy?.['policyItems']).map(({ frequencyType }) => frequencyType)).toEqual([
      'hourly',
      'daily',
      'weekly',
      'monthly',
      'yearly',
    ])
    expect(outcome(await world.get(path.replace('main', 'plain')))).toBe('404 BACKUP_CONFIG_NOT_FOUND')
  })

  // 10 August 2026 is a Monday.
  test.each([
    ['hourly', 4, '2026-08-10T09:30:00Z'],
    ['daily', 1, '2026-08-10T05:30:00Z'],
    ['weekly', 7, '2026-08-16T05:30:00Z'],
    ['monthly', 40, '2026-08-31T05:30:00Z'],
    ['monthly', 9, '2026-09-09T05:30:00Z'],
    ['yearly', 2, '2027-02-01T05:30:00Z'],
  ])('knows when a rule of the kind %s %d is due next', async (frequency, interval, due) => {
    const world = await started()
    const path = await scene(world)
    const body = {
      policies: [{ policyItems: [item(frequency, interval)] }],
      referenceHourOfDay: 5,
      referenceMinuteOfHour: 30,
    }
    await world.patch(path, body)
    if (frequency === 'hourly') world.clock.turn(2 * HOUR)
    expect(field(await world.get(path), 'nextSnapshot')).toBe(due)
  })

  test('keeps what a change does not name, and loses its rules alone when it is deleted', async () => {
    const world = await started()
    const path = await scene(world)
    const changed = await world.patch(path, { policies: [{ policyItems: [item('daily', 1)] }], restoreWindowDays: 3 })
    expect(changed.json).toMatchObject({ restoreWindowDays: 3, referenceHourOfDay: 3 })
    const removed = await world.remove(path)
    expect(removed.json).toMatchObject({ policies: [{ policyItems: [] }], restoreWindowDays: 3 })
    expect(isRecord(removed.json) && 'nextSnapshot' in removed.json).toBe(false)
    world.clock.turn(DAY)
    expect((await world.get(path)).json).toEqual(removed.json)
  })

  test('refuses rules for another policy, and what an answer alone says', async () => {
    const world = await started({}, { deviates: true })
    const path = await scene(world)
    const policies = [{ id: 'a'.repeat(24), policyItems: [item('daily', 1)] }]
    expect(outcome(await world.patch(path, { policies }))).toBe('400 INVALID_BACKUP_POLICY')
    expect(outcome(await world.patch(path, { clusterName: 'x' }))).toBe('400 ATTRIBUTE_READ_ONLY')
    expect(outcome(await world.patch(path, { copySettings: [{ replicationSpecId: 'x' }] }))).toBe(
      '400 MISSING_ATTRIBUTE',
    )
  })
})
