import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { LOST, listed, outputsOf, told } from './support/told.ts'

const ADD = { 'project-name': 'shop', 'ip-address': '203.0.113.7' }

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

const posts = (sent: readonly { method: string; body: unknown }[]) =>
  sent.filter(({ method }) => method === 'POST').map(({ body }) => body)

describe('add-ip-access for a runner', () => {
  const RUNNER = { ...ADD, runner: 'true', comment: 'job' }

  test('notes what is to be taken back before it adds the entry with its mark', async () => {
    const world = await project()
    const outcome = await world.run('add-ip-access', RUNNER)
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.leases).toEqual([
      {
        operation: 'remove-ip-access',
        params: {
          'project-id': world.list.split('/')[2],
          'ip-address': '203.0.113.7',
          'if-comment-contains': SHOP.mark,
        },
      },
    ])
    expect(posts(outcome.sent)).toEqual([
      [{ ipAddress: '203.0.113.7', comment: `${SHOP.mark} job`, deleteAfterDate: '2026-08-10T18:00:00Z' }],
    ])
    const lease = outcome.leases[0]?.params ?? {}
    const back = await world.run('remove-ip-access', lease as Record<string, string>)
    expect(told(back.state)).toBe('done deleted')
  })

  test.for([
    { cover: 'a permanent entry of its address', entry: { ipAddress: '203.0.113.7' }, name: '203.0.113.7' },
    { cover: 'a permanent wider range', entry: { cidrBlock: '203.0.113.0/24' }, name: '203.0.113.0/24' },
    { cover: 'the whole internet', entry: { cidrBlock: '0.0.0.0/0' }, name: '0.0.0.0/0' },
  ])('uses $cover as it is, and takes nothing back', async ({ entry, name }) => {
    const world = await project()
    await world.call('POST', world.list, [entry])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', RUNNER)
    expect([told(outcome.state), outcome.writes, outcome.leases]).toEqual(['done unchanged', [], []])
    expect(outputsOf(outcome)).toMatchObject({ entry: name })
  })

  test('renews a temporary entry of another job without taking its comment, and does not take it back', async () => {
    const world = await project()
    const theirs = { ipAddress: '203.0.113.7', comment: 'gh:other', deleteAfterDate: '2026-08-10T12:30:00Z' }
    await world.call('POST', world.list, [theirs])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', RUNNER)
    expect([told(outcome.state), outcome.leases]).toEqual(['done updated', []])
    expect(posts(outcome.sent)).toEqual([
      [{ ipAddress: '203.0.113.7', comment: 'gh:other', deleteAfterDate: '2026-08-10T18:01:00Z' }],
    ])
  })

  test.for(LOST)('leaves one entry to take back although $how', async ({ action }) => {
    const world = await project()
    world.fault({ match: { method: 'POST', path: '/api/atlas/v2/groups/{groupId}/accessList' }, action })
    const outcome = await world.run('add-ip-access', RUNNER)
    expect([told(outcome.state), outcome.leases.length]).toEqual(['done created', 1])
    expect(await listed(world, world.list, 'comment')).toEqual([`${SHOP.mark} job`])
  })
})
