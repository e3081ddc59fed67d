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
/** The cluster itself does not tell that it is being overwritten. */
const quirks = { clusterWhileRestored: 'IDLE' } as const

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
    const world = await backupStage({
      kind,
      quirks,
      interposed: lagging({ list: '/backup/restoreJobs', ...newestHidden }),
    })
    if (kind === 'dedicated') await world.snapshot()
    const outcome = await world.run('restore-snapshot', { cluster: 'shop:prod', 'target-cluster-name': 'copy' })
    expect([told(outcome.state), outcome.writes.length]).toEqual(['done updated', 1])
    expect(await world.jobs()).toHaveLength(1)
  },
)

test('restore-snapshot waits until the target is IDLE, though its job has finished before', async () => {
  let job: 'none' | 'running' | 'finished' = 'none'
  let looks = 0
  const world = await backupStage({
    async interposed({ method, path }, real) {
      if (!/(?:restoreJobs|clusters\/copy)$/.test(path)) return undefined
      const { status, json } = await real()
      if (method === 'POST') job = 'running'
      if (typeof json !== 'object' || json === null) return { status, json }
      if (path.endsWith('restoreJobs')) {
        if (JSON.stringify(json).includes('finishedAt')) job = 'finished'
        return { status, json }
      }
      if (job === 'finished') looks += 1
      return { status, json: job === 'none' || looks > 3 ? json : { ...json, stateName: 'UPDATING' } }
    },
  })
  await world.snapshot()
  const outcome = await world.run('restore-snapshot', { cluster: 'shop:prod', 'target-cluster-name': 'copy' })
  expect([told(outcome.state), looks]).toEqual(['done updated', 4])
})
