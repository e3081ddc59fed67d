import { defaultTimings } from '../../src/simulator/quirks.ts'
import { describeEveryFault, type Job } from './support/every-fault.ts'
import { describeEveryQuirk } from './support/every-quirk.ts'
import { SHOP } from './support/run-plan.ts'
import type { Stage } from './support/stage.ts'
import { DEDICATED, FLEX, listed } from './support/told.ts'

const project = (world: Stage) => world.project('shop', { tags: SHOP.tags })
async function withCluster(world: Stage): Promise<string> {
  const id = await project(world)
  await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { tags: SHOP.tags }))
  world.clock.turn(3_600_000)
  return id
}
const clusterOf = async (world: Stage, id: string) => {
  const { json } = await world.call('GET', `/groups/${id}/clusters/main`)
  if (typeof json !== 'object' || json === null) throw new TypeError('no cluster')
  return [Reflect.get(json, 'paused'), Reflect.get(json, 'stateName')]
}

const jobs: readonly Job[] = [
  {
    operation: 'create-project',
    params: { 'org-id': 'ORG', 'project-name': 'shop' },
    arrange: async () => '',
    inspect: (world) => listed(world, '/groups'),
    leaves: ['shop'],
    ends: 'done created',
  },
  {
    operation: 'create-cluster',
    params: { 'project-name': 'shop', 'cluster-name': 'main', tier: 'flex', region: 'US_EAST_1' },
    arrange: project,
    inspect: (world, id) => listed(world, `/groups/${id}/flexClusters`),
    leaves: ['main'],
    ends: 'done created',
  },
  {
    operation: 'add-ip-access',
    params: { 'project-name': 'shop', 'ip-address': '203.0.113.7', runner: 'true' },
    arrange: project,
    inspect: (world, id) => listed(world, `/groups/${id}/accessList`, 'comment'),
    leaves: [SHOP.mark],
    ends: 'done created',
  },
  {
    operation: 'remove-ip-access',
    params: { 'project-name': 'shop', 'ip-address': '203.0.113.7' },
    async arrange(world) {
      const id = await project(world)
      await world.call('POST', `/groups/${id}/accessList`, [{ ipAddress: '203.0.113.7' }, { ipAddress: '203.0.113.8' }])
      world.clock.turn(60_000)
      return id
    },
    inspect: (world, id) => listed(world, `/groups/${id}/accessList`, 'ipAddress'),
    leaves: ['203.0.113.8'],
    ends: 'done deleted',
  },
  {
    operation: 'pause-cluster',
    params: { cluster: 'shop:main' },
    arrange: withCluster,
    inspect: clusterOf,
    leaves: [true, 'IDLE'],
    ends: 'done updated',
  },
  {
    operation: 'resume-cluster',
    params: { cluster: 'shop:main' },
    async arrange(world) {
      const id = await withCluster(world)
      await world.call('PATCH', `/groups/${id}/clusters/main`, { paused: true })
      world.clock.turn(3_600_000)
      return id
    },
    inspect: clusterOf,
    leaves: [false, 'IDLE'],
    ends: 'done updated',
  },
  {
    operation: 'delete-project',
    params: { 'project-name': 'shop', cascade: 'true', 'only-ours': 'true' },
    async arrange(world) {
      const id = await withCluster(world)
      await world.call(
        'POST',
        `/groups/${id}/flexClusters`,
        FLEX('side', {
          terminationProtectionEnabled: true,
          tags: [...SHOP.tags, { key: 'protected-by', value: 'mongodb-atlas-action' }],
        }),
      )
      world.clock.turn(3_600_000)
      return id
    },
    inspect: (world) => listed(world, '/groups'),
    leaves: [],
    ends: 'done deleted',
  },
]

/** Short, so that few of the requests are mere polls. */
const timings = {
  ...defaultTimings,
  createFlex: 5_000,
  update: 5_000,
  pause: 5_000,
  resume: 5_000,
  deleteDedicated: 5_000,
  deleteFlex: 5_000,
}

describeEveryFault(jobs, { quirks: { timings } })
describeEveryQuirk(jobs, { quirks: { timings } })
