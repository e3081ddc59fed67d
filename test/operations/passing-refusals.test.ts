import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { DEDICATED, told } from './support/told.ts'

const MAIN = { cluster: 'shop:main' }

/** As Atlas's documentation of its error codes has them; the status of the second is not documented. */
const REFUSALS = [
  { errorCode: 'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES', status: 409 },
  { errorCode: 'OPERATION_INVALID_MEMBER_REPLICATION_LAG', status: 400 },
  { errorCode: 'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE', status: 400 },
  { errorCode: 'ATLAS_CLUSTER_RESTORE_IN_PROGRESS', status: 409 },
  { errorCode: 'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES', status: 405 },
  { errorCode: 'INVALID_ATTRIBUTE', status: 400, detail: 'Invalid attribute instanceSize: stale monitoring data.' },
] as const

describe('a refusal that Atlas says to wait out', () => {
  test.for(REFUSALS)('is waited out for minutes: $errorCode', async (refusal) => {
    const world = await clusterStage()
    const action = { kind: 'status', when: 'before', ...refusal } as const
    // Every 30 s: ten minutes.
    world.fault({ match: { method: 'PATCH', times: 20 }, action })
    const outcome = await world.run('pause-cluster', MAIN)
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.writes).toHaveLength(21)
    expect(outcome.tookMs).toBeGreaterThanOrEqual(600_000)
  })

  test('is said when it has lasted for half an hour', async () => {
    const world = await clusterStage()
    const [refusal] = REFUSALS
    world.fault({ match: { method: 'PATCH', times: 'always' }, action: { kind: 'status', when: 'before', ...refusal } })
    const outcome = await world.run('pause-cluster', MAIN, { timeoutMs: 3 * 3_600_000 })
    expect(told(outcome.state)).toContain(`failed ${refusal.errorCode}`)
    expect(outcome.tookMs).toBeGreaterThanOrEqual(30 * 60_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(31 * 60_000)
  })

  test.for([
    { operation: 'update-cluster', method: 'PATCH', params: { ...MAIN, tags: 'team: red' }, end: 'done updated' },
    { operation: 'delete-cluster', method: 'DELETE', params: MAIN, end: 'done deleted' },
    {
      operation: 'create-cluster',
      method: 'POST',
      params: { 'project-name': 'shop', 'cluster-name': 'side', tier: 'flex', region: 'US_EAST_1' },
      end: 'done created',
    },
  ])('is waited out by $operation', async ({ operation, method, params, end }) => {
    const world = await clusterStage()
    world.fault({
      match: { method, times: 12 },
      action: { kind: 'status', when: 'before', status: 405, errorCode: 'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES' },
    })
    const outcome = await world.run(operation, params)
    expect(told(outcome.state)).toBe(end)
    expect(outcome.writes).toHaveLength(13)
  })

  test('is any that a change meets while somebody else changes the cluster', async () => {
    const quirks = { updateWhileBusy: 'refuse', patchLagMs: 500 } as const
    const world = await clusterStage(DEDICATED('main', { tags: SHOP.tags }), {
      quirks,
      async interposed({ method, path }, real) {
        if (method !== 'PATCH' || !path.endsWith('/clusters/main') || begun) return undefined
        begun = true
        await world.call('PATCH', `/groups/${world.id}/clusters/main`, { redactClientLogData: true })
        world.clock.turn(1_000)
        return real()
      },
    })
    let begun = false
    const outcome = await world.run('update-cluster', { ...MAIN, tags: 'team: red' })
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.writes).toContain('PATCH /groups/…/clusters/main 409')
  })

  test('is none that comes from an idle cluster for another reason', async () => {
    const world = await clusterStage()
    world.fault({
      match: { method: 'PATCH', times: 'always' },
      action: { kind: 'status', when: 'before', status: 400, errorCode: 'INVALID_ATTRIBUTE' },
    })
    const outcome = await world.run('update-cluster', { ...MAIN, tags: 'team: red' })
    expect(told(outcome.state)).toContain('failed INVALID_ATTRIBUTE')
    expect(outcome.writes).toHaveLength(1)
  })
})
