import { describe, expect, test } from 'vitest'
import { clusterStates } from './support/cluster-states.ts'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { told } from './support/told.ts'

const OURS = { tags: SHOP.tags }

const states = clusterStates(OURS)

const REFERENCE = { cluster: 'shop:main' }
const DESCRIBED = { 'project-name': 'shop', 'cluster-name': 'main', tier: 'M10', region: 'US_EAST_1' }
const GONE = 'failed CLUSTER_NOT_FOUND'
const DIFFERS = 'failed CLUSTER_DIFFERS'

interface Row {
  readonly params: Readonly<Record<string, string>>
  readonly ends: Readonly<Record<keyof typeof states, string>>
}

/** How each operation ends, by the state in which it begins; `deleting` ends as `absent` once the cluster is gone. */
const table: Readonly<Record<string, Row>> = {
  'create-cluster': {
    params: DESCRIBED,
    ends: {
      absent: 'done created',
      creating: 'done unchanged',
      idle: 'done unchanged',
      updating: 'done unchanged',
      paused: 'done unchanged',
      deleting: 'done created',
      free: DIFFERS,
      flex: DIFFERS,
    },
  },
  'update-cluster': {
    params: { ...REFERENCE, tags: 'team: red' },
    ends: {
      absent: GONE,
      creating: 'done updated',
      idle: 'done updated',
      updating: 'done updated',
      paused: 'failed CLUSTER_PAUSED',
      deleting: GONE,
      free: 'failed UPDATE_UNSUPPORTED',
      flex: 'done updated',
    },
  },
  'pause-cluster': {
    params: REFERENCE,
    ends: {
      absent: GONE,
      creating: 'done updated',
      idle: 'done updated',
      updating: 'done updated',
      paused: 'done unchanged',
      deleting: GONE,
      free: 'skipped',
      flex: 'skipped',
    },
  },
  'resume-cluster': {
    params: REFERENCE,
    ends: {
      absent: GONE,
      creating: 'done unchanged',
      idle: 'done unchanged',
      updating: 'done unchanged',
      paused: 'done updated',
      deleting: GONE,
      free: 'skipped',
      flex: 'skipped',
    },
  },
  'wait-for-cluster': {
    params: REFERENCE,
    ends: {
      absent: GONE,
      creating: 'done unchanged',
      idle: 'done unchanged',
      updating: 'done unchanged',
      paused: 'failed CLUSTER_PAUSED',
      deleting: GONE,
      free: 'done unchanged',
      flex: 'done unchanged',
    },
  },
  'find-cluster': {
    params: REFERENCE,
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
  'connection-string': {
    params: REFERENCE,
    ends: {
      absent: GONE,
      creating: 'failed NO_CONNECTION_STRING',
      idle: 'done unchanged',
      updating: 'done unchanged',
      paused: 'done unchanged',
      deleting: 'done unchanged',
      free: 'done unchanged',
      flex: 'done unchanged',
    },
  },
  'delete-cluster': {
    params: REFERENCE,
    ends: {
      absent: 'done unchanged',
      creating: 'done deleted',
      idle: 'done deleted',
      updating: 'done deleted',
      paused: 'done deleted',
      deleting: 'done unchanged',
      free: 'done deleted',
      flex: 'done deleted',
    },
  },
}

describe.each(Object.entries(table))('%s', (operation, { params, ends }) => {
  test.for(Object.entries(ends))('of a cluster that is %s: %s', async ([state, end]) => {
    const world = await stage()
    const id = await world.project('shop', OURS)
    await states[state as keyof typeof states](world, `/groups/${id}`)
    const outcome = await world.run(operation, params)
    expect(told(outcome.state)).toMatch(new RegExp(`^${end}`))
    const again = await world.run(operation, params)
    const settled = told(outcome.state).replace(/^done \w+/, 'done unchanged')
    if (outcome.state.status === 'done') expect([told(again.state), again.writes]).toEqual([settled, []])
  })
})
