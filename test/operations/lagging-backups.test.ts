import { expect, test } from 'vitest'
import { backupStage } from './support/backup-stage.ts'
import type { StageOptions } from './support/stage.ts'
import { listed, told } from './support/told.ts'

/** Lists that show nothing new for so many looks after the first request of a kind, whose answer is lost, too. */
function lagging({ list, looks }: { list: string; looks: number }): NonNullable<StageOptions['interposed']> {
  let left = 0
  let asked = false
  return async ({ method, path }, real) => {
    if (!path.endsWith(list)) return undefined
    const { status, json } = await real()
    if (method === 'POST') {
      if (asked) return { status, json }
      asked = true
      left = looks
      return { status: 500, json: { error: 500, errorCode: 'UNEXPECTED_ERROR', reason: 'Internal Server Error' } }
    }
    if (left <= 0 || typeof json !== 'object' || json === null || !('results' in json)) return { status, json }
    left -= 1
    return { status, json: { ...json, results: Array.isArray(json.results) ? json.results.slice(1) : [] } }
  }
}

const newestHidden = { looks: 3 }

test('take-snapshot asks once, though its answer is lost and the list shows the snapshot only after ten seconds', async () => {
  const world = await backupStage({ interposed: lagging({ list: '/backup/snapshots', ...newestHidden }) })
  const outcome = await world.run('take-snapshot', { cluster: 'shop:prod' })
  expect([told(outcome.state), outcome.writes]).toEqual([
    'done created',
    ['POST /groups/…/clusters/prod/backup/snapshots 200'],
  ])
  expect(await listed(world, `/groups/${world.id}/clusters/prod/backup/snapshots`, 'status')).toEqual(['completed'])
})

test.for(['dedicated', 'flex'] as const)(
  'restore-snapshot of a %s cluster overwrites once, though its answer is lost and the job shows late',
  async (kind) => {
    const world = await backupStage({ kind, interposed: lagging({ list: '/backup/restoreJobs', ...newestHidden }) })
    if (kind === 'dedicated') await world.snapshot()
    const outcome = await world.run('restore-snapshot', { cluster: 'shop:prod', 'target-cluster-name': 'copy' })
    expect([told(outcome.state), outcome.writes.length]).toEqual(['done updated', 1])
    expect(await world.jobs()).toHaveLength(1)
  },
)
