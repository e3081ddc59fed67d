import { describe, expect, test } from 'vitest'
import { defaultTimings } from '../../src/simulator/quirks.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { DEDICATED, FLEX, LOST, listed, told } from './support/told.ts'

interface Job {
  readonly operation: string
  readonly params: Readonly<Record<string, string>>
  /** What is there before; the id of the project, if there is one. */
  readonly arrange: (world: Stage) => Promise<string>
  /** What has to be there afterwards, whatever was lost on the way. */
  readonly inspect: (world: Stage, id: string) => Promise<unknown>
  readonly leaves: unknown
  readonly ends: string
}

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
    params: { 'project-name': 'shop', cascade: 'true' },
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

async function arranged({ arrange, params }: Job, options: StageOptions = {}) {
  const world = await stage({ quirks: { timings }, ...options })
  const id = await arrange(world)
  const named = (value: string) => (value === 'ORG' ? world.simulator.orgId : value)
  return { world, id, given: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, named(value)])) }
}

/** How many requests the job takes when nothing is lost. */
async function requestsOf(job: Job): Promise<number> {
  const { world, given } = await arranged(job)
  return (await world.run(job.operation, given)).sent.length
}

describe.each(jobs)('$operation', (job) => {
  test.for(LOST)('leaves the same whichever of its requests meets this: $how', async ({ action }) => {
    const requests = await requestsOf(job)
    expect(requests).toBeGreaterThan(2)
    for (let nth = 1; nth <= requests; nth++) {
      const { world, id, given } = await arranged(job)
      world.fault({ match: { nth }, action })
      const outcome = await world.run(job.operation, given)
      expect(outcome.sent.length, `request ${nth}`).toBeGreaterThanOrEqual(nth)
      expect(told(outcome.state), `request ${nth}`).toBe(job.ends)
      expect(await job.inspect(world, id), `request ${nth}`).toEqual(job.leaves)
    }
  })

  test('leaves the same when it is cancelled around any of its requests, and run again', async () => {
    const requests = await requestsOf(job)
    for (let nth = 1; nth <= requests; nth++) {
      const cancellation = new AbortController()
      let seen = 0
      const interposed = () => {
        seen += 1
        if (seen === nth) setImmediate(() => cancellation.abort())
        return undefined
      }
      const { world, id, given } = await arranged(job, { interposed })
      await world.run(job.operation, given, { cancellation })
      const again = await world.run(job.operation, given)
      expect(told(again.state), `request ${nth}`).toMatch(/^done /)
      expect(await job.inspect(world, id), `request ${nth}`).toEqual(job.leaves)
    }
  })
})
