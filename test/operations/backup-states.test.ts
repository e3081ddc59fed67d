import { describe, expect, test } from 'vitest'
import { clusterStates } from './support/cluster-states.ts'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, told } from './support/told.ts'

const HOUR = 3_600_000
/** Recorded: what is not there yet is `null`, which the published description does not know. */
const beyondContract = /sampleDatasetLoad.*: answer\.(?:completeDate|errorMessage) must be string/
const states = clusterStates({ tags: SHOP.tags, backupEnabled: true })

const GONE = 'failed CLUSTER_NOT_FOUND'
const PAUSED = 'failed CLUSTER_PAUSED'
const UNFIT = 'failed RESTORE_UNSUPPORTED'

interface Row {
  readonly params: Readonly<Record<string, string>>
  readonly ends: Readonly<Record<keyof typeof states, string>>
}

/** How each operation ends, by the state in which it finds the cluster; `deleting` ends as `absent` once the cluster is gone. */
const table: Readonly<Record<string, Row>> = {
  'load-sample-data': {
    params: { cluster: 'shop:main' },
    ends: {
      absent: GONE,
      creating: 'done updated',
      idle: 'done updated',
      updating: 'done updated',
      paused: PAUSED,
      deleting: GONE,
      free: 'done updated',
      flex: 'done updated',
    },
  },
  'take-snapshot': {
    params: { cluster: 'shop:main', 'snapshot-name': 'nightly' },
    ends: {
      absent: GONE,
      creating: 'done created',
      idle: 'done created',
      updating: 'done created',
      paused: PAUSED,
      deleting: GONE,
      free: 'failed BACKUP_NOT_ENABLED',
      flex: 'skipped',
    },
  },
  'list-snapshots': {
    params: { cluster: 'shop:main' },
    ends: {
      absent: GONE,
      creating: 'done unchanged',
      idle: 'done unchanged',
      updating: 'done unchanged',
      paused: 'done unchanged',
      deleting: 'done unchanged',
      free: 'done unchanged',
      flex: 'done unchanged',
    },
  },
  'restore-snapshot': {
    params: { cluster: 'shop:prod', 'target-cluster-name': 'main' },
    ends: {
      absent: GONE,
      creating: 'done updated',
      idle: 'done updated',
      updating: 'done updated',
      paused: PAUSED,
      deleting: GONE,
      free: UNFIT,
      flex: UNFIT,
    },
  },
}

describe.each(Object.entries(table))('%s', (operation, { params, ends }) => {
  test.for(Object.entries(ends))('with a cluster that is %s: %s', async ([state, end]) => {
    const world = await stage({ beyondContract })
    const id = await world.project()
    if (operation === 'restore-snapshot') {
      await world.call('POST', `/groups/${id}/clusters`, DEDICATED('prod', { backupEnabled: true }))
      world.clock.turn(HOUR)
      await world.call('POST', `/groups/${id}/clusters/prod/backup/snapshots`, {})
      world.clock.turn(HOUR)
    }
    await states[state as keyof typeof states](world, `/groups/${id}`)
    const outcome = await world.run(operation, params)
    expect(told(outcome.state)).toMatch(new RegExp(`^${end}`))
    // A free cluster takes no tag that could remember the load.
    if (outcome.state.status !== 'done' || (state === 'free' && operation === 'load-sample-data')) return
    const again = await world.run(operation, params)
    expect([told(again.state), again.writes]).toEqual(['done unchanged', []])
  })
})
