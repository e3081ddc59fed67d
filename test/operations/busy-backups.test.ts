import { describe, expect, test } from 'vitest'
import { backupStage } from './support/backup-stage.ts'
import type { StageOptions } from './support/stage.ts'
import { outputsOf, told } from './support/told.ts'

/** Recorded: what is not there yet is `null`, which the published description does not know. */
const beyondContract = /sampleDatasetLoad.*: answer\.(?:completeDate|errorMessage) must be string/

/** A cluster which somebody else changes between the look at it and the first POST, and an Atlas that says so in one way or the other. */
async function raced({
  kind,
  busyRefusal,
  change,
  onto = 'copy',
  patchLagMs = 0,
}: {
  kind: 'dedicated' | 'flex'
  busyRefusal: 'named' | 'general'
  change: object
  onto?: string
  patchLagMs?: number
}) {
  const path = kind === 'flex' ? 'flexClusters' : 'clusters'
  let begun = false
  const interposed: NonNullable<StageOptions['interposed']> = async ({ method }, real) => {
    if (method !== 'POST' || begun) return undefined
    begun = true
    const { status, text } = await world.call('PATCH', `/groups/${world.id}/${path}/${onto}`, change)
    if (status !== 200) throw new TypeError(text)
    world.clock.turn(1_000)
    return real()
  }
  const world = await backupStage({ kind, interposed, beyondContract, quirks: { busyRefusal, patchLagMs } })
  if (kind === 'dedicated') await world.snapshot()
  return world
}

const COPY = { cluster: 'shop:prod', 'target-cluster-name': 'copy' }
const LOGS = { redactClientLogData: true }

describe('a cluster that somebody else begins to change right before the write', () => {
  test.for([
    { kind: 'dedicated', busyRefusal: 'named', refused: 403, change: LOGS },
    { kind: 'dedicated', busyRefusal: 'general', refused: 400, change: LOGS },
    { kind: 'dedicated', busyRefusal: 'named', refused: 403, change: LOGS, patchLagMs: 10_000 },
    { kind: 'flex', busyRefusal: 'named', refused: 400, change: { terminationProtectionEnabled: true } },
    { kind: 'flex', busyRefusal: 'general', refused: 400, change: { terminationProtectionEnabled: true } },
  ] as const)(
    'is waited for by restore-snapshot, though reads show it late: $kind, $busyRefusal',
    async ({ refused, ...race }) => {
      const world = await raced(race)
      const outcome = await world.run('restore-snapshot', COPY)
      const restore = `POST /groups/…/${race.kind === 'flex' ? 'flexClusters' : 'clusters'}/prod/backup/restoreJobs`
      const restores = outcome.writes.filter((write) => write.startsWith('POST'))
      expect([told(outcome.state), restores]).toEqual(['done updated', [`${restore} ${refused}`, `${restore} 200`]])
      expect(await world.jobs()).toHaveLength(1)
    },
  )

  test.for([
    { busyRefusal: 'named', refused: 409 },
    { busyRefusal: 'general', refused: 400 },
    { busyRefusal: 'general', refused: 400, patchLagMs: 10_000 },
  ] as const)(
    'is waited for by load-sample-data, though reads show it late: $busyRefusal',
    async ({ refused, ...race }) => {
      const world = await raced({ kind: 'dedicated', change: LOGS, ...race })
      const outcome = await world.run('load-sample-data', { cluster: 'shop:copy' })
      const load = 'POST /groups/…/sampleDatasetLoad/copy'
      expect(told(outcome.state)).toBe('done updated')
      expect(outcome.writes.filter((write) => write.startsWith('POST'))).toEqual([`${load} ${refused}`, `${load} 201`])
    },
  )

  test.for(['named', 'general'] as const)('is told by take-snapshot once it is paused: %s', async (busyRefusal) => {
    const world = await raced({ kind: 'dedicated', busyRefusal, change: { paused: true }, onto: 'prod' })
    const outcome = await world.run('take-snapshot', { cluster: 'shop:prod' })
    expect(told(outcome.state)).toMatch(/^failed CLUSTER_PAUSED: /)
  })
})

test('a target of which Atlas says twice that it does not fit is not waited for', async () => {
  const world = await backupStage()
  await world.snapshot()
  const refusal = { status: 403, errorCode: 'CANNOT_RESTORE_TO_TARGET' }
  world.fault({ match: { method: 'POST', times: 'always' }, action: { kind: 'status', when: 'before', ...refusal } })
  const outcome = await world.run('restore-snapshot', COPY)
  expect(told(outcome.state)).toMatch(/^failed CANNOT_RESTORE_TO_TARGET: /)
  expect(outcome.writes).toHaveLength(2)
  expect(outcome.tookMs).toBeLessThanOrEqual(16_000)
})

test('a snapshot that the list calls complete, and the restore not yet, is waited for', async () => {
  const world = await backupStage()
  const id = await world.snapshot()
  const refusal = { status: 409, errorCode: 'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT' }
  world.fault({ match: { method: 'POST', times: 2 }, action: { kind: 'status', when: 'before', ...refusal } })
  const outcome = await world.run('restore-snapshot', COPY)
  expect([told(outcome.state), outcome.writes.length]).toEqual(['done updated', 3])
  expect(outputsOf(outcome)['snapshot-id']).toBe(id)
})
