import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { clusterStates } from './support/cluster-states.ts'
import { SHOP } from './support/run-plan.ts'
import { type StageOptions, stage } from './support/stage.ts'
import { DEDICATED, LOST, outputsOf, told } from './support/told.ts'

const HOUR = 3_600_000
const WANTED = { 'project-name': 'shop', 'cluster-name': 'main', tier: 'M10', region: 'US_EAST_1' }
const RESUME = { ...WANTED, resume: 'true' }
const CHANGED = { ...RESUME, 'termination-protection': 'true' }
const PATCH = 'PATCH /groups/…/clusters/main 200'
const states = clusterStates({ tags: SHOP.tags })

/** A cluster of ours that has been paused for an hour, or for `ageMs`. */
async function paused({ ageMs = HOUR, tags = SHOP.tags, ...options }: StageOptions & Record<string, unknown> = {}) {
  const world = await clusterStage(DEDICATED('main', { tags }), options)
  await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
  world.clock.turn(Number(ageMs))
  return world
}

const bodiesOf = ({ sent }: { sent: readonly { method: string; status: number; body: unknown }[] }) =>
  sent.flatMap(({ method, status, body }) => (method === 'PATCH' && status === 200 ? [body] : []))

describe('create-cluster with resume: true', () => {
  const ends: Readonly<Record<keyof typeof states, string>> = {
    absent: 'done created',
    creating: 'done unchanged',
    idle: 'done unchanged',
    updating: 'done unchanged',
    paused: 'done updated',
    deleting: 'done created',
    free: 'failed CLUSTER_DIFFERS',
    flex: 'failed CLUSTER_DIFFERS',
  }

  test.for(Object.entries(ends))('of a cluster that is %s: %s', async ([state, end]) => {
    const world = await stage()
    const id = await world.project('shop', { tags: SHOP.tags })
    await states[state as keyof typeof states](world, `/groups/${id}`)
    const outcome = await world.run('create-cluster', RESUME)
    expect(told(outcome.state)).toMatch(new RegExp(`^${end}`))
    if (outcome.state.status !== 'done') return
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'IDLE' })
    const again = await world.run('create-cluster', RESUME)
    expect([told(again.state), again.writes]).toEqual(['done unchanged', []])
  })

  test('resumes first, then changes, and waits for both', async () => {
    const world = await paused()
    const outcome = await world.run('create-cluster', CHANGED)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [PATCH, PATCH]])
    const [first, second] = bodiesOf(outcome)
    expect(first).toEqual({ paused: false })
    expect(second).toMatchObject({ terminationProtectionEnabled: true })
    expect(second).not.toHaveProperty('paused')
    // The simulator resumes for 5 minutes.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(300_000)
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'IDLE' })
  })

  test('does not wait for the end when told so', async () => {
    const world = await paused()
    const outcome = await world.run('create-cluster', { ...RESUME, wait: 'false' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [PATCH]])
    expect(outcome.tookMs).toBeLessThan(60_000)
  })

  test.for(LOST)('resumes and changes although $how', async ({ action }) => {
    for (const nth of [1, 2]) {
      const world = await paused()
      world.fault({ match: { method: 'PATCH', nth }, action })
      const outcome = await world.run('create-cluster', CHANGED)
      expect([nth, told(outcome.state)]).toEqual([nth, 'done updated'])
      const { json } = await world.call('GET', `/groups/${world.id}/clusters/main`)
      expect(json).toMatchObject({ paused: false, stateName: 'IDLE', terminationProtectionEnabled: true })
    }
  })

  test('waits for a pause that is under way, whoever began it', async () => {
    const world = await paused({ ageMs: 2_000 })
    const outcome = await world.run('create-cluster', CHANGED)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [PATCH, PATCH]])
    expect(bodiesOf(outcome)[0]).toEqual({ paused: false })
  })

  test.for([
    { reads: 'show at once', stale: 0 },
    { reads: 'do not show for four looks', stale: 4 },
  ])('resumes what somebody pauses between look and change, which reads $reads', async ({ stale }) => {
    let left = -1
    const world = await clusterStage(DEDICATED('main', { tags: SHOP.tags }), {
      async interposed({ method, path }, real) {
        if (!path.endsWith('/clusters/main')) return undefined
        if (method === 'PATCH' && left < 0) {
          await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
          // Longer than the simulator takes to pause.
          world.clock.turn(600_000)
          left = stale
        }
        if (method !== 'GET' || left <= 0) return undefined
        left -= 1
        const { status, json } = await real()
        return { status, json: { ...Object(json), paused: false, stateName: 'IDLE' } }
      },
    })
    const outcome = await world.run('create-cluster', CHANGED)
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.sent.some(({ method, status }) => method === 'PATCH' && status === 409)).toBe(true)
    const { json } = await world.call('GET', `/groups/${world.id}/clusters/main`)
    expect(json).toMatchObject({ paused: false, terminationProtectionEnabled: true })
  })

  test.for(['accept', 'refuse'] as const)(
    'does not fail where reads go on showing the pause that another run has ended, and Atlas does %s to end it again',
    async (resumeRunning) => {
      let stale = 2
      const world = await clusterStage(DEDICATED('main', { tags: SHOP.tags }), {
        quirks: { resumeRunning },
        async interposed({ method, path }, real) {
          if (method !== 'GET' || !path.endsWith('/clusters/main') || stale <= 0) return undefined
          stale -= 1
          const { status, json } = await real()
          return { status, json: { ...Object(json), paused: true, stateName: 'IDLE' } }
        },
      })
      expect(told((await world.run('create-cluster', RESUME)).state)).toMatch(/^done /)
    },
  )

  test('changes nothing in a paused cluster that differs in what cannot be changed', async () => {
    const world = await paused()
    const outcome = await world.run('create-cluster', { ...RESUME, tier: 'M20' })
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed CLUSTER_DIFFERS/), []])
  })

  test('leaves a cluster of others paused, and says what resumes it', async () => {
    const world = await paused({ tags: [] })
    const outcome = await world.run('create-cluster', RESUME)
    expect([told(outcome.state), outcome.writes]).toEqual([
      expect.stringMatching(/^failed CLUSTER_PAUSED: resume: /),
      [],
    ])
  })

  test('says of a free cluster that Atlas has paused that only the console resumes it', async () => {
    const world = await stage({ quirks: { freePausesAfterMs: 30 * 60_000 } })
    const id = await world.project('shop', { tags: SHOP.tags })
    await states.free(world, `/groups/${id}`)
    const outcome = await world.run('create-cluster', { ...RESUME, tier: 'free' })
    const says = 'cluster main is a free cluster that Atlas has paused itself, and only the Atlas console resumes it.'
    expect([told(outcome.state), outcome.writes]).toEqual([
      `failed CLUSTER_PAUSED: resume: ${says} Nothing was changed.`,
      [],
    ])
    expect(told((await world.run('create-cluster', { ...WANTED, tier: 'free' })).state)).toBe('done unchanged')
  })

  test('plans the resumption in a dry run', async () => {
    const world = await paused()
    const outcome = await world.run('create-cluster', CHANGED, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: change: PATCH .*\{"paused":false\}$/)
    expect(outcome.writes).toEqual([])
  })
})

test('create-cluster without resume leaves a paused cluster paused, and says what would resume it', async () => {
  const world = await paused()
  expect(told((await world.run('create-cluster', WANTED)).state)).toBe('done unchanged')
  const outcome = await world.run('create-cluster', { ...WANTED, 'termination-protection': 'true' })
  expect([told(outcome.state), outcome.writes]).toEqual([expect.stringContaining('resumed (`resume: true`)'), []])
})
