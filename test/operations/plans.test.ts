import { describe, expect, test } from 'vitest'
import { operations } from '../../src/operations/index.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import { stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

describe('a plan against Atlas', () => {
  test('takes no longer than its longest chain', async () => {
    const world = await stage({ cloud: 'government' })
    const outcome = await world.plan(`
project:
  create-project:
    org-id: ${world.simulator.orgId}
    project-name: shop
    region-usage-restrictions: GOV_REGIONS_ONLY
office:
  add-ip-access: { project-id: "\${project.project-id}", cidr-block: 203.0.113.0/24, comment: office }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: main, tier: M20, region: US_GOV_WEST_1 }
night:
  pause-cluster: { project-id: "\${project.project-id}", cluster-name: "\${cluster.cluster-name}" }
`)
    expect(Object.values(outcome.states).map(told)).toEqual([
      'done created',
      'done created',
      'done created',
      'done updated',
    ])
    // Entry and cluster are asked for side by side, in whichever order.
    const [first, ...others] = outcome.writes
    expect(first).toBe('POST /groups 201')
    expect(others.slice(0, 2).sort()).toEqual(['POST /groups/…/accessList 201', 'POST /groups/…/clusters 201'])
    expect(others.slice(2)).toEqual(['PATCH /groups/…/clusters/main 200'])
    // The simulator takes 800 s for an M20 (recorded) and 180 s to pause it; the entry's 20 s lie beside them.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(980_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(980_000 * 1.05)
  })

  test('adds many entries of one project without losing one, by adding them one at a time', async () => {
    const world = await stage({ quirks: { accessListWriteMs: 20 } })
    const id = await world.project()
    const addresses = Array.from({ length: 8 }, (_, index) => `203.0.113.${index + 1}`)
    const steps = addresses.map(
      (address, index) => `e${index}: { add-ip-access: { project-id: ${id}, ip-address: ${address} } }`,
    )
    const outcome = await world.plan(steps.join('\n'))
    expect(Object.values(outcome.states).map(told)).toEqual(addresses.map(() => 'done created'))
    // One request for each: none was lost to another and had to be sent again.
    expect(outcome.writes).toEqual(addresses.map(() => 'POST /groups/…/accessList 201'))
    expect(await listed(world, `/groups/${id}/accessList`, 'ipAddress')).toHaveLength(addresses.length)
  })

  test('says in a dry run what it would do, and sends no write', async () => {
    const world = await stage()
    const outcome = await world.plan(
      `
project: { create-project: { org-id: ${world.simulator.orgId}, project-name: shop } }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: main, tier: flex, region: US_EAST_1 }
access: { check-access: {} }
`,
      { dryRun: true },
    )
    expect(told(outcome.states['project'] ?? expect.fail())).toMatch(/^planned: create: POST .*"name":"shop"/)
    expect(told(outcome.states['cluster'] ?? expect.fail())).toBe('planned: create-cluster, once `project` is done')
    expect(told(outcome.states['access'] ?? expect.fail())).toBe('done unchanged')
    expect(outcome.writes).toEqual([])
  })

  test('goes on where a run that was out of time has stopped', async () => {
    const world = await stage()
    const text = `
project: { create-project: { org-id: ${world.simulator.orgId}, project-name: shop } }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: main, tier: M10, region: US_EAST_1 }
`
    const first = await world.plan(text, { timeoutMs: 300_000 })
    expect(told(first.states['cluster'] ?? expect.fail())).toContain('failed TIMED_OUT: timed out after 5 min while')
    const second = await world.plan(text)
    expect(Object.values(second.states).map(told)).toEqual(['done unchanged', 'done unchanged'])
    expect(second.writes).toEqual([])
  })
})

describe('the order of a plan', () => {
  const targets = [
    ['in the same project', ''],
    ['in a project named by its own step', 'target-project-id: "${project.project-id}", '],
  ] as const

  test.for(targets)('keeps a restore behind the cluster that it fills, %s', async ([, target]) => {
    const text = `
project:
  create-project: { org-id: 5a0a1e7e0f2912c554080adc, project-name: shop }
copy:
  create-cluster: { project-name: shop, cluster-name: copy, tier: M10, region: US_EAST_1 }
other:
  create-cluster: { project-name: shop, cluster-name: other, tier: M10, region: US_EAST_1 }
filled:
  restore-snapshot: { cluster: "shop:prod", ${target}target-cluster-name: copy }
`
    const policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] } as const
    const { steps } = await parsePlan({ text, file: 'plan.yml', operations, policy })
    const needs = Object.fromEntries(steps.map((step) => [step.id, [...step.needs].sort()]))
    expect(needs).toMatchObject({ copy: ['project'], other: ['project'] })
    expect(needs['filled']?.filter((id) => id !== 'project')).toEqual(['copy'])
  })
})
