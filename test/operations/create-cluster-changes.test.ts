import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, outputsOf, told } from './support/told.ts'

const M10 = { 'project-name': 'shop', 'cluster-name': 'main', tier: 'M10', provider: 'AWS', region: 'US_EAST_1' }
const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' }

/** A project `shop` with a cluster of ours that has been there for an hour, or for `ageMs`. */
async function ours({ ageMs = 3_600_000, ...body }: { ageMs?: number } & Record<string, unknown> = {}) {
  const world = await stage()
  const path = `/groups/${await world.project()}/clusters`
  await world.call('POST', path, DEDICATED('main', { tags: SHOP.tags, ...body }))
  world.clock.turn(ageMs)
  return { ...world, path }
}

describe('create-cluster and termination protection', () => {
  test('leaves alone what somebody has switched on, unless told to switch it off', async () => {
    const world = await ours()
    await world.call('PATCH', `${world.path}/main`, { terminationProtectionEnabled: true })
    world.clock.turn(60_000)
    const silent = await world.run('create-cluster', M10)
    expect([told(silent.state), silent.writes]).toEqual(['done unchanged', []])
    const outright = await world.run('create-cluster', { ...M10, 'termination-protection': 'false' })
    expect(told(outright.state)).toBe('done updated')
    expect((await world.call('GET', `${world.path}/main`)).json).toMatchObject({ terminationProtectionEnabled: false })
  })

  test('does not take a protection for its own that was there before', async () => {
    const world = await ours({ terminationProtectionEnabled: true })
    const outcome = await world.run('create-cluster', { ...M10, 'termination-protection': 'true' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
  })

  test.for(['create-cluster', 'update-cluster'])(
    'marks what %s switches on, until it switches it off',
    async (operation) => {
      const world = await ours({ tags: [...SHOP.tags, { key: 'cost', value: '7' }] })
      const params = operation === 'create-cluster' ? M10 : { cluster: 'shop:main' }
      const tags = [...SHOP.tags, { key: 'cost', value: '7' }]
      await world.run(operation, { ...params, 'termination-protection': 'true' })
      const { json: on } = await world.call('GET', `${world.path}/main`)
      expect(on).toMatchObject({ terminationProtectionEnabled: true, tags: [...tags, PROTECTED_BY] })
      const again = await world.run(operation, { ...params, 'termination-protection': 'true' })
      expect([told(again.state), again.writes]).toEqual(['done unchanged', []])
      await world.run(operation, { ...params, 'termination-protection': 'false' })
      const { json: off } = await world.call('GET', `${world.path}/main`)
      expect(off).toMatchObject({ terminationProtectionEnabled: false, tags })
    },
  )
})

describe('create-cluster and backup', () => {
  test('leaves backup alone that it is not told about, and never switches it off', async () => {
    const world = await ours({ backupEnabled: true })
    const silent = await world.run('create-cluster', M10)
    expect([told(silent.state), silent.writes]).toEqual(['done unchanged', []])
    const outright = await world.run('create-cluster', { ...M10, backup: 'false' })
    expect(told(outright.state)).toContain('failed CLUSTER_DIFFERS: backup')
    expect(outright.writes).toEqual([])
  })
})

describe('create-cluster without waiting', () => {
  test('does not drop a change of a cluster that is being created', async () => {
    const world = await ours({ ageMs: 0 })
    const outcome = await world.run('create-cluster', { ...M10, tags: 'team: red', wait: 'false' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'UPDATING' })
  })
})
