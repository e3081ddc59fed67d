import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { type Stage, stage } from './support/stage.ts'
import { DEDICATED, listed, outputsOf, told } from './support/told.ts'

const HOUR = 3_600_000
const COPY = { cluster: 'shop:prod', 'target-cluster-name': 'copy' }

/** A project with the cluster `prod` of two shards, and `copy` of so many. */
async function shardedStage(shards: number): Promise<Stage & { readonly id: string }> {
  const world = await stage()
  const id = await world.project('shop')
  const make = (name: string, count: number) => {
    const body = DEDICATED(name, { clusterType: 'SHARDED', size: 'M30', backupEnabled: true, tags: SHOP.tags })
    return { ...body, replicationSpecs: Array.from({ length: count }, () => body.replicationSpecs).flat() }
  }
  for (const body of [make('prod', 2), make('copy', shards)]) {
    const { status, text } = await world.call('POST', `/groups/${id}/clusters`, body)
    if (status !== 201) throw new TypeError(text)
  }
  world.clock.turn(HOUR)
  return { ...world, id }
}

describe('a snapshot of a sharded cluster', () => {
  test('is taken, found as the latest, and restored into one of as many shards', async () => {
    const world = await shardedStage(2)
    const taken = outputsOf(await world.run('take-snapshot', { cluster: 'shop:prod' }))
    const outcome = await world.run('restore-snapshot', COPY)
    expect([told(outcome.state), outputsOf(outcome)['snapshot-id']]).toEqual(['done updated', taken['snapshot-id']])
    const again = await world.run('restore-snapshot', COPY)
    expect([told(again.state), again.writes]).toEqual(['done unchanged', []])
    const jobs = `/groups/${world.id}/clusters/prod/backup/restoreJobs`
    expect(await listed(world, jobs, 'targetClusterName')).toEqual(['copy'])
  })

  test('does not fit into a cluster of fewer shards, and the hint says what would', async () => {
    const world = await shardedStage(1)
    await world.run('take-snapshot', { cluster: 'shop:prod' })
    const { state } = await world.run('restore-snapshot', COPY)
    expect(told(state)).toMatch(/^failed CANNOT_RESTORE_TO_TARGET: /)
    expect(state.status === 'failed' && 'hint' in state.error ? state.error.hint : '').toMatch(/topology/)
  })
})
