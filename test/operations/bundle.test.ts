import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../src/operations/index.ts'
import { startWorld, type World } from '../support/world.ts'

const MAIN = { cluster: 'shop:main' }
const OFFICE = { 'project-name': 'shop', 'ip-address': '203.0.113.7' }

interface Act {
  readonly operation: string
  readonly inputs: Readonly<Record<string, string>>
  /** What goes over the wire beside reads, ids as `…`. */
  readonly writes?: readonly string[]
  /** `unchanged` if not given. */
  readonly change?: string
  readonly outputs: Readonly<Record<string, unknown>>
}

/** The life of one project, each operation as a step of a workflow has it: started as the runner starts it. */
const life: readonly Act[] = [
  {
    operation: 'check-access',
    inputs: {},
    outputs: { 'application-name': 'MongoDB Atlas', 'credential-kind': 'api-key', 'organization-count': '1' },
  },
  { operation: 'list-organizations', inputs: {}, outputs: { count: '1' } },
  {
    operation: 'create-project',
    inputs: { 'project-name': 'shop' },
    writes: ['POST /groups'],
    change: 'created',
    outputs: { 'project-name': 'shop', 'project-id': expect.stringMatching(/^[0-9a-f]{24}$/) },
  },
  { operation: 'find-project', inputs: { 'project-name': 'shop' }, outputs: { 'project-name': 'shop' } },
  {
    operation: 'update-project',
    inputs: { 'project-name': 'shop', tags: 'team: red' },
    writes: ['PATCH /groups/…'],
    change: 'updated',
    outputs: {},
  },
  {
    operation: 'list-projects',
    inputs: {},
    outputs: { count: '1', projects: expect.stringContaining('"team":"red"') },
  },
  {
    operation: 'call-api',
    inputs: { 'operation-id': 'listGroups' },
    outputs: { count: '1', status: '200', response: expect.stringContaining('"name":"shop"') },
  },
  {
    operation: 'add-ip-access',
    inputs: { ...OFFICE, comment: 'office', 'expires-after': '2h' },
    writes: ['POST /groups/…/accessList'],
    change: 'created',
    outputs: { entry: '203.0.113.7', 'expires-at': expect.stringMatching(/Z$/) },
  },
  { operation: 'list-ip-access', inputs: { 'project-name': 'shop' }, outputs: { count: '1' } },
  {
    operation: 'remove-ip-access',
    inputs: { ...OFFICE, 'if-comment-contains': 'office' },
    writes: ['DELETE /groups/…/accessList/203.0.113.7'],
    change: 'deleted',
    outputs: { entry: '203.0.113.7' },
  },
  {
    operation: 'create-cluster',
    inputs: { 'project-name': 'shop', 'cluster-name': 'main', tier: 'M10', provider: 'AWS', region: 'US_EAST_1' },
    writes: ['POST /groups/…/clusters'],
    change: 'created',
    outputs: {
      'cluster-state': 'IDLE',
      'connection-string': expect.stringMatching(/^mongodb\+srv:/),
    },
  },
  { operation: 'find-cluster', inputs: MAIN, outputs: { 'cluster-name': 'main', tier: 'M10' } },
  { operation: 'list-clusters', inputs: { 'project-name': 'shop' }, outputs: { count: '1' } },
  {
    operation: 'connection-string',
    inputs: MAIN,
    outputs: { 'connection-string-standard': expect.stringMatching(/^mongodb:\/\/main-shard-00-00\./) },
  },
  {
    operation: 'update-cluster',
    inputs: { ...MAIN, tier: 'M30', 'termination-protection': 'true' },
    writes: ['PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { tier: 'M30' },
  },
  {
    operation: 'pause-cluster',
    inputs: MAIN,
    writes: ['PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { 'cluster-state': 'PAUSED' },
  },
  { operation: 'wait-for-cluster', inputs: { ...MAIN, until: 'paused' }, outputs: { 'cluster-state': 'PAUSED' } },
  {
    operation: 'resume-cluster',
    inputs: MAIN,
    writes: ['PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { 'cluster-state': 'IDLE' },
  },
  {
    operation: 'delete-cluster',
    inputs: MAIN,
    writes: ['PATCH /groups/…/clusters/main', 'DELETE /groups/…/clusters/main'],
    change: 'deleted',
    outputs: { 'cluster-name': 'main' },
  },
  {
    operation: 'delete-project',
    inputs: { 'project-name': 'shop' },
    writes: ['DELETE /groups/…'],
    change: 'deleted',
    outputs: {},
  },
]

describe('through the bundle', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(async () => {
    await world.close()
  })

  test.for(life.map((act) => [act.operation, act] as const))('%s', async ([operation, act]) => {
    const before = world.writes().length
    const organization = operation === 'create-project' ? { 'org-id': world.simulator.orgId } : {}
    const run = await world.main({ operation, ...organization, ...act.inputs })
    const log = run.lines.filter((line) => !line.startsWith('::add-mask::')).join('\n')
    expect(run.exitCode, log + run.stderr).toBe(0)
    expect(run.stderr).toBe('')
    expect(log).toContain(`✓ ${operation}: ${act.change ?? 'unchanged'}, `)
    expect(log).not.toContain(world.simulator.privateKey)
    expect(run.outputs).toMatchObject({ ...act.outputs, changed: String(act.change !== undefined) })
    const written = world.writes().slice(before)
    expect(written.map((line) => line.replace('/api/atlas/v2', '').replace(/[0-9a-f]{24}/g, '…'))).toEqual(
      act.writes ?? [],
    )
    expect(world.contractProblems()).toEqual([])
  })

  test('is every operation', () => {
    expect(life.map(({ operation }) => operation).sort()).toEqual([...operations.keys()].sort())
  })
})
