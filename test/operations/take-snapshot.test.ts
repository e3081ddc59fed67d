import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { BLOG, type Stage, stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, LOST, listed, outputsOf, told } from './support/told.ts'

const MAIN = { cluster: 'shop:main' }
const NIGHTLY = { ...MAIN, 'snapshot-name': 'nightly' }
const BACKED_UP = DEDICATED('main', { backupEnabled: true })
const TAKE = 'POST /groups/…/clusters/main/backup/snapshots 200'
const REQUEST = '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots'
const HOUR = 3_600_000

const snapshotsOf = (world: Stage & { id: string }, key = 'description') =>
  listed(world, `/groups/${world.id}/clusters/main/backup/snapshots`, key)

describe('take-snapshot', () => {
  test('takes one and waits until it is complete', async () => {
    const world = await clusterStage(BACKED_UP)
    const params = { ...MAIN, description: 'before the release', 'retention-days': '3' }
    const outcome = await world.run('take-snapshot', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', [TAKE]])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      description: `before the release [run ${SHOP.mark} #1]`,
      retentionInDays: 3,
    })
    expect(outputsOf(outcome)).toEqual({
      'project-id': world.id,
      'cluster-name': 'main',
      'snapshot-id': expect.stringMatching(/^[0-9a-f]{24}$/),
      'created-at': expect.stringMatching(/^2026-08-10T/),
      'expires-at': expect.stringMatching(/^2026-08-13T/),
      state: 'completed',
    })
    // The simulator takes 5 minutes; recorded are 2.5 to 9.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(300_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(321_000)
  })

  test('takes one in each run, and one for each step of a run', async () => {
    const world = await clusterStage(BACKED_UP)
    const plan = 'a:\n  take-snapshot: { cluster: "shop:main" }\nb:\n  take-snapshot: { cluster: "shop:main" }\n'
    const { states, writes } = await world.plan(plan)
    expect([states['a']?.status, states['b']?.status, writes]).toEqual(['done', 'done', [TAKE, TAKE]])
    const next = await world.run('take-snapshot', MAIN, { owner: { ...SHOP, mark: 'gh:0123abcd:1001-2-89abcdef' } })
    expect([told(next.state), next.writes]).toEqual(['done created', [TAKE]])
    expect((await snapshotsOf(world)).sort()).toEqual([
      `[run ${SHOP.mark} #1]`,
      `[run ${SHOP.mark} #2]`,
      '[run gh:0123abcd:1001-2-89abcdef #1]',
    ])
  })

  test('takes one of a name only once for a repository, while it is there', async () => {
    const world = await clusterStage(BACKED_UP)
    const first = await world.run('take-snapshot', NIGHTLY)
    const second = await world.run(
      'take-snapshot',
      { ...NIGHTLY, description: 'again' },
      { owner: { ...SHOP, mark: 'gh:0:2-1-0' } },
    )
    expect([told(second.state), second.writes, outputsOf(second)]).toEqual(['done unchanged', [], outputsOf(first)])
    const elsewhere = await world.run('take-snapshot', NIGHTLY, { owner: BLOG })
    expect(told(elsewhere.state)).toBe('done created')
    expect((await snapshotsOf(world)).sort()).toEqual([
      '[snapshot-name nightly of octo/blog]',
      '[snapshot-name nightly of octo/shop]',
    ])
    world.clock.turn(8 * 24 * HOUR)
    expect(told((await world.run('take-snapshot', NIGHTLY)).state)).toBe('done created')
  })

  test('ends at once with `wait: false`, and a later run waits for the same one', async () => {
    const world = await clusterStage(BACKED_UP)
    const outcome = await world.run('take-snapshot', { ...NIGHTLY, wait: 'false' })
    expect([told(outcome.state), outputsOf(outcome)['state']]).toEqual(['done created', 'queued'])
    expect(outputsOf(outcome)).not.toHaveProperty('created-at')
    const later = await world.run('take-snapshot', NIGHTLY)
    expect([told(later.state), later.writes, outputsOf(later)['state']]).toEqual(['done unchanged', [], 'completed'])
  })

  test('waits for the snapshot that somebody else is taking, without asking in vain', async () => {
    const world = await clusterStage(BACKED_UP)
    await world.call('POST', `/groups/${world.id}/clusters/main/backup/snapshots`, {})
    const outcome = await world.run('take-snapshot', MAIN)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', [TAKE]])
    expect(outcome.tookMs).toBeGreaterThanOrEqual(2 * 300_000)
  })

  test('waits out the refusal when somebody was faster by a moment', async () => {
    const world = await clusterStage(BACKED_UP)
    const refused = { kind: 'status', when: 'before', status: 400, errorCode: 'UNFINISHED_ON_DEMAND_SNAPSHOT' } as const
    world.fault({ match: { method: 'POST', path: REQUEST }, action: refused })
    const outcome = await world.run('take-snapshot', MAIN)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', [TAKE.replace('200', '400'), TAKE]])
  })

  test('says that a snapshot has failed, and takes another one of its name in the next run', async () => {
    const world = await clusterStage(BACKED_UP, { quirks: { snapshotsFail: 1 } })
    const outcome = await world.run('take-snapshot', NIGHTLY)
    expect(told(outcome.state)).toMatch(
      /^failed SNAPSHOT_FAILED: cluster main: Atlas could not take snapshot [0-9a-f]{24}\.$/,
    )
    const second = await world.run('take-snapshot', NIGHTLY)
    expect([told(second.state), second.writes]).toEqual(['done created', [TAKE]])
  })

  test('reads and takes those of a sharded cluster', async () => {
    const world = await clusterStage({ ...BACKED_UP, clusterType: 'SHARDED' })
    const outcome = await world.run('take-snapshot', NIGHTLY)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', [TAKE]])
    const second = await world.run('take-snapshot', NIGHTLY)
    expect([told(second.state), second.writes, outputsOf(second)]).toEqual(['done unchanged', [], outputsOf(outcome)])
  })

  test('sends nothing in a dry run', async () => {
    const world = await clusterStage(BACKED_UP)
    const outcome = await world.run('take-snapshot', MAIN, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: create: POST .*\/clusters\/main\/backup\/snapshots \{/)
    expect(outcome.writes).toEqual([])
  })

  test('works in Atlas for Government', async () => {
    const world = await stage({ cloud: 'government' })
    const id = await world.project('shop', { regionUsageRestrictions: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' })
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { size: 'M20', backupEnabled: true }))
    world.clock.turn(HOUR)
    expect(told((await world.run('take-snapshot', NIGHTLY)).state)).toBe('done created')
    expect(told((await world.run('take-snapshot', NIGHTLY)).state)).toBe('done unchanged')
  })
})

describe('take-snapshot leaves alone', () => {
  test('a flex cluster, of which Atlas takes snapshots by itself', async () => {
    const world = await clusterStage(FLEX('main'))
    const outcome = await world.run('take-snapshot', MAIN)
    expect([told(outcome.state), outcome.writes]).toEqual([
      expect.stringMatching(/^skipped: main is a flex cluster/),
      [],
    ])
  })

  test.for([
    { of: 'a free cluster', body: FREE('main'), hint: /flex cluster/ },
    { of: 'a cluster without backup', body: DEDICATED('main'), hint: /`backup: true`/ },
  ])('$of, and says what to do', async ({ body, hint }) => {
    const world = await clusterStage(body)
    const { state, writes } = await world.run('take-snapshot', MAIN)
    expect([told(state), writes]).toEqual([expect.stringMatching(/^failed BACKUP_NOT_ENABLED: /), []])
    expect(state.status === 'failed' && 'hint' in state.error ? state.error.hint : '').toMatch(hint)
  })

  test('a paused cluster, but finds what was taken before', async () => {
    const world = await clusterStage(BACKED_UP)
    await world.run('take-snapshot', NIGHTLY)
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(HOUR)
    expect(told((await world.run('take-snapshot', NIGHTLY)).state)).toBe('done unchanged')
    const other = await world.run('take-snapshot', MAIN)
    expect([told(other.state), other.writes]).toEqual([expect.stringMatching(/^failed CLUSTER_PAUSED: /), []])
  })
})

describe('take-snapshot takes one snapshot whichever answer to its request is lost', () => {
  test.for(LOST)('$how', async ({ action }) => {
    const world = await clusterStage(BACKED_UP)
    world.fault({ match: { method: 'POST', path: REQUEST }, action })
    const outcome = await world.run('take-snapshot', MAIN)
    expect(told(outcome.state)).toBe('done created')
    expect(await snapshotsOf(world)).toEqual([`[run ${SHOP.mark} #1]`])
  })
})
