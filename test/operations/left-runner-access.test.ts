import { describe, expect, test } from 'vitest'
import { marked } from './support/marked.ts'
import { type Outcome, SHOP } from './support/run-plan.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { LOST, listed, told } from './support/told.ts'

const ADDRESS = '203.0.113.7'
const RUNNER = { 'project-name': 'shop', 'ip-address': ADDRESS, runner: 'true' }
const HOUR_MS = 3_600_000
/** What the post step gives itself, and what a job that is being cancelled has. */
const POST_MS = 25_000
const CANCELLED_MS = 30_000

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

/** What the post step does with the leases of a run. */
async function giveBack(world: Stage, { leases }: Outcome): Promise<Outcome> {
  const [lease, another] = leases
  if (lease === undefined || another !== undefined) throw new TypeError(`${leases.length} leases, not one`)
  return world.run(lease.operation, lease.params as Record<string, string>, { timeoutMs: POST_MS })
}

describe('an entry for one job', () => {
  test('is gone when it expires, though the runner was killed and nobody gave it back', async () => {
    const world = await project()
    await world.run('add-ip-access', { ...RUNNER, 'expires-after': '2h' })
    world.clock.turn(2 * HOUR_MS - 60_000)
    expect(await listed(world, world.list, 'ipAddress')).toEqual([ADDRESS])
    world.clock.turn(60_000)
    expect(await listed(world, world.list)).toEqual([])
  })

  test('that stays PENDING fails the step by its name and its state, and is given back all the same', async () => {
    const world = await project({ quirks: { accessListActiveMs: 24 * HOUR_MS } })
    const main = await world.run('add-ip-access', RUNNER)
    expect(told(main.state)).toMatch(
      /^failed ACCESS_ENTRY_NOT_ACTIVE: network access: 203\.0\.113\.7 is PENDING after 1[23]\d s, not ACTIVE\./,
    )
    expect(told((await giveBack(world, main)).state)).toBe('done deleted')
    expect(await listed(world, world.list)).toEqual([])
  })

  test.for([
    { what: 'of the same address', entry: { ipAddress: ADDRESS, comment: 'office' } },
    { what: 'that covers it', entry: { cidrBlock: '203.0.113.0/24' } },
  ])('leaves a permanent one $what as it is, byte by byte', async ({ entry }) => {
    const world = await project()
    await world.call('POST', world.list, [entry])
    world.clock.turn(60_000)
    const before = JSON.stringify((await world.call('GET', world.list)).json)
    const main = await world.run('add-ip-access', RUNNER)
    expect([told(main.state), main.leases]).toEqual(['done unchanged', []])
    const params = { 'project-name': 'shop', 'ip-address': ADDRESS, 'if-comment-contains': SHOP.mark }
    await world.run('remove-ip-access', params, { timeoutMs: POST_MS })
    expect(JSON.stringify((await world.call('GET', world.list)).json)).toBe(before)
  })
})

describe('giving back', () => {
  test.for<readonly [string, (world: Stage & { readonly list: string }) => Promise<unknown>, string]>([
    ['an entry of its own', async () => {}, 'done deleted'],
    [
      'its part in a shared one',
      ({ call, list }) => {
        const comment = `${SHOP.mark} ${marked({ run: 1001, job: 7 })}`
        return call('POST', list, [{ ipAddress: ADDRESS, comment, deleteAfterDate: '2026-08-10T18:00:00Z' }])
      },
      'done updated',
    ],
    ['what somebody has removed', ({ call, list }) => call('DELETE', `${list}/${ADDRESS}`), 'done unchanged'],
    [
      'what is permanent by now',
      async ({ call, list }) => {
        await call('DELETE', `${list}/${ADDRESS}`)
        return call('POST', list, [{ ipAddress: ADDRESS, comment: SHOP.mark }])
      },
      'skipped',
    ],
  ])('%s takes four requests at most, and less than 30 seconds', async ([, meanwhile, end]) => {
    const world = await project()
    const main = await world.run('add-ip-access', RUNNER)
    await meanwhile(world)
    world.clock.turn(HOUR_MS)
    const back = await giveBack(world, main)
    expect(told(back.state)).toContain(end)
    expect(back.sent.length).toBeLessThanOrEqual(4)
    expect(back.tookMs).toBeLessThan(CANCELLED_MS)
  })

  test.for(LOST)('takes less than 30 seconds although every answer is lost: $how', async ({ action }) => {
    const world = await project()
    const main = await world.run('add-ip-access', RUNNER)
    world.fault({ match: { path: '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}', times: 'always' }, action })
    const back = await giveBack(world, main)
    expect(told(back.state)).toMatch(/^failed/)
    expect(back.tookMs).toBeLessThan(CANCELLED_MS)
    expect(back.sent.length).toBeLessThanOrEqual(15)
  })
})

test.for(['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '203.0.112.0/23'])(
  '%s is refused before anything is sent, in a plan with its other half as well',
  async (cidr) => {
    const world = await stage()
    const running = world.plan(`narrow: { add-ip-access: { project-name: shop, cidr-block: 203.0.113.0/24 } }
one: { add-ip-access: { project-name: shop, cidr-block: "${cidr}" } }
other: { add-ip-access: { project-name: shop, cidr-block: "128.0.0.0/1" } }`)
    await expect(running).rejects.toThrow(`one.cidr-block: \`${cidr}\` is wider than /24`)
    expect(world.sent).toEqual([])
  },
)
