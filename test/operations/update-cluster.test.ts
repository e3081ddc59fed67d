import { describe, expect, test } from 'vitest'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { DEDICATED, FLEX, LOST, outputsOf, told } from './support/told.ts'

/** A project with one cluster that has long been there. */
async function withCluster(
  body: object = DEDICATED('main'),
  options: StageOptions = {},
): Promise<Stage & { id: string }> {
  const world = await stage(options)
  const id = await world.project()
  await world.call('POST', `/groups/${id}/${'providerSettings' in body ? 'flexClusters' : 'clusters'}`, body)
  world.clock.turn(3_600_000)
  return { ...world, id }
}

const patches = (sent: readonly { method: string; body: unknown }[]) =>
  sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body)

describe('update-cluster', () => {
  test('changes the tier by sending the whole array back, without what Atlas only reports', async () => {
    const world = await withCluster()
    const params = { 'project-id': world.id, 'cluster-name': 'main', tier: 'M30' }
    const outcome = await world.run('update-cluster', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
    expect(patches(outcome.sent)).toEqual([
      {
        replicationSpecs: [
          {
            zoneName: 'Zone 1',
            regionConfigs: [
              {
                providerName: 'AWS',
                regionName: 'US_EAST_1',
                priority: 7,
                electableSpecs: { instanceSize: 'M30', nodeCount: 3, diskSizeGB: 10, ebsVolumeType: 'STANDARD' },
                autoScaling: {
                  compute: { enabled: false, scaleDownEnabled: false },
                  diskGB: { enabled: false },
                },
              },
            ],
          },
        ],
      },
    ])
    expect(outputsOf(outcome)).toMatchObject({ tier: 'M30', 'cluster-state': 'IDLE' })
    expect(outcome.tookMs).toBeGreaterThanOrEqual(8 * 60_000)
    const second = await world.run('update-cluster', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('sends read-only and analytics nodes back where there are some', async () => {
    const region = {
      ...DEDICATED('main').replicationSpecs[0]?.regionConfigs[0],
      readOnlySpecs: { instanceSize: 'M10', nodeCount: 1 },
      analyticsSpecs: { instanceSize: 'M10', nodeCount: 2 },
    }
    // The published description calls these two read-only; Atlas's own Terraform provider sets them.
    const world = await withCluster(
      { ...DEDICATED('main'), replicationSpecs: [{ regionConfigs: [region] }] },
      { beyondContract: /(?:readOnlySpecs|analyticsSpecs) is read-only/ },
    )
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tier: 'M20', 'disk-size-gb': '40' })
    expect(told(outcome.state)).toBe('done updated')
    expect(patches(outcome.sent)).toMatchObject([
      {
        replicationSpecs: [
          {
            regionConfigs: [
              {
                electableSpecs: { instanceSize: 'M20', nodeCount: 3, diskSizeGB: 40 },
                readOnlySpecs: { instanceSize: 'M20', nodeCount: 1, diskSizeGB: 40 },
                analyticsSpecs: { instanceSize: 'M20', nodeCount: 2, diskSizeGB: 40 },
              },
            ],
          },
        ],
      },
    ])
  })

  test('changes the disk alone', async () => {
    const world = await withCluster()
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', 'disk-size-gb': '60' })
    expect(told(outcome.state)).toBe('done updated')
    expect(patches(outcome.sent)).toMatchObject([
      { replicationSpecs: [{ regionConfigs: [{ electableSpecs: { instanceSize: 'M10', diskSizeGB: 60 } }] }] },
    ])
  })

  test('adds tags and labels to those that are there, and sets protection, in one request', async () => {
    const world = await withCluster(DEDICATED('main', { tags: [{ key: 'cost', value: '7' }] }))
    const params = { cluster: 'shop:main', tags: 'team: red', labels: 'tool: x', 'termination-protection': 'true' }
    const outcome = await world.run('update-cluster', params)
    expect(told(outcome.state)).toBe('done updated')
    expect(patches(outcome.sent)).toEqual([
      {
        tags: [
          { key: 'cost', value: '7' },
          { key: 'team', value: 'red' },
          { key: 'protected-by', value: 'mongodb-atlas-action' },
        ],
        labels: [{ key: 'tool', value: 'x' }],
        terminationProtectionEnabled: true,
      },
    ])
    const second = await world.run('update-cluster', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('changes the tags of a flex cluster at the API of its kind', async () => {
    const world = await withCluster(FLEX('main'))
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tags: 'team: red' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/flexClusters/main 200']])
  })

  test('is not over while Atlas goes on showing an idle cluster after the change', async () => {
    const world = await withCluster(DEDICATED('main'), { quirks: { patchLagMs: 12_000 } })
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tier: 'M30' })
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.tookMs).toBeGreaterThanOrEqual(8 * 60_000)
  })

  test('waits for a cluster that is being created before it changes it', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main'))
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tags: 'team: red' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
    expect(outcome.tookMs).toBeGreaterThanOrEqual(16 * 60_000)
  })

  test.for(LOST)('converges although $how', async ({ action }) => {
    const world = await withCluster()
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tier: 'M30' })
    expect(told(outcome.state)).toBe('done updated')
    expect(outputsOf(outcome)).toMatchObject({ tier: 'M30', 'cluster-state': 'IDLE' })
  })

  test('tries again when Atlas says that its monitoring data is stale', async () => {
    const world = await withCluster()
    const detail = 'Invalid attribute instanceSize specified: stale monitoring data.'
    world.fault({
      match: { method: 'PATCH', times: 2 },
      action: { kind: 'status', when: 'before', status: 400, errorCode: 'INVALID_ATTRIBUTE', detail },
    })
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tier: 'M30' })
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.writes).toHaveLength(3)
  })

  test('gives up on a disk size that Atlas rounds', async () => {
    const world = await withCluster(DEDICATED('main'), {
      async interposed({ method }, real) {
        const { status, json } = await real()
        const rounded = JSON.stringify(json).replaceAll('"diskSizeGB":50', '"diskSizeGB":64')
        return method === 'GET' ? { status, json: JSON.parse(rounded) } : { status, json }
      },
    })
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', 'disk-size-gb': '50' })
    expect(told(outcome.state)).toContain('failed WRITE_WITHOUT_EFFECT')
    expect(outcome.writes.length).toBeLessThanOrEqual(8)
  })
})
