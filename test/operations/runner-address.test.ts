import { describe, expect, test } from 'vitest'
import { besideAtlas } from './support/beside-atlas.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { listed, outputsOf, told } from './support/told.ts'

const ADDRESS = '20.55.1.9'
const RUNNER = { 'project-name': 'shop', runner: 'true' }

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

describe('a runner without an address', () => {
  test('is let in by the address on which two services agree, asked once, and given back by it', async () => {
    const world = await project()
    const { outside, services } = await besideAtlas({ ...world, says: [ADDRESS, `${ADDRESS}\n`] })
    const outcome = await world.run('add-ip-access', RUNNER, { outside })
    expect(told(outcome.state)).toBe('done created')
    expect(outputsOf(outcome)).toMatchObject({ 'ip-address': ADDRESS, entry: ADDRESS })
    expect(await listed(world, world.list, 'comment')).toEqual([SHOP.mark])
    // Seven days at most, and never for good.
    expect(await listed(world, world.list, 'deleteAfterDate')).toEqual(['2026-08-10T18:00:00Z'])
    expect(services.map(({ requests }) => requests.length)).toEqual([1, 1])

    const lease = outcome.leases[0]?.params as Record<string, string>
    expect(lease).toMatchObject({ 'ip-address': ADDRESS, 'if-comment-contains': SHOP.mark })
    expect(told((await world.run('remove-ip-access', lease, { outside })).state)).toBe('done deleted')
    expect(services.map(({ requests }) => requests.length)).toEqual([1, 1])
  })

  test('has one address for all steps of a run', async () => {
    const world = await project()
    await world.project('blog')
    const { outside, services } = await besideAtlas({ ...world, says: [ADDRESS, ADDRESS] })
    const { states } = await world.plan(
      `shop: { add-ip-access: { project-name: shop, runner: true } }
blog: { add-ip-access: { project-name: blog, runner: true } }`,
      { outside },
    )
    expect(Object.values(states).map(told)).toEqual(['done created', 'done created'])
    expect(services.map(({ requests }) => requests.length)).toEqual([1, 1])
  })

  test('is not looked up where ip-address says it', async () => {
    const world = await project()
    const { outside, services } = await besideAtlas({ ...world, says: ['20.0.0.1', '20.0.0.1'] })
    const outcome = await world.run('add-ip-access', { ...RUNNER, 'ip-address': ADDRESS }, { outside })
    expect(outputsOf(outcome)).toMatchObject({ entry: ADDRESS })
    expect(services.map(({ requests }) => requests.length)).toEqual([0, 0])
  })

  test.for([
    { what: 'a page and a private address', says: ['<html>sign in</html>', '10.1.2.3'] },
    { what: 'two addresses', says: [ADDRESS, '20.55.1.10'] },
  ])('is not let in when the services say $what; both are named', async ({ says }) => {
    const world = await project()
    const { outside, services } = await besideAtlas({ ...world, says })
    const outcome = await world.run('add-ip-access', RUNNER, { outside })
    expect(told(outcome.state)).toMatch(/^failed RUNNER_ADDRESS_UNKNOWN/)
    for (const { host } of services) expect(told(outcome.state)).toContain(host)
    expect([outcome.writes, outcome.leases]).toEqual([[], []])
  })

  test('is covered by a wider range, of which it may not be told before the address is known', async () => {
    const world = await project()
    await world.call('POST', world.list, [{ cidrBlock: '20.55.1.0/24' }])
    world.clock.turn(60_000)
    const { outside } = await besideAtlas({ ...world, says: [ADDRESS, ADDRESS] })
    const outcome = await world.run('add-ip-access', RUNNER, { outside })
    expect([told(outcome.state), outcome.writes, outcome.leases]).toEqual(['done unchanged', [], []])
  })

  test('that is cancelled while it waits for the services ends as cancelled, with nothing to give back', async () => {
    const world = await project()
    const cancellation = new AbortController()
    const silence = { instead: 'silence' } as const
    const { outside } = await besideAtlas({ ...world, says: [silence, silence], signal: cancellation.signal })
    setTimeout(() => cancellation.abort(), 200)
    const outcome = await world.run('add-ip-access', RUNNER, { outside, cancellation })
    expect(told(outcome.state)).toMatch(/^failed CANCELLED/)
    expect([outcome.writes, outcome.leases]).toEqual([[], []])
  })

  test('of a terminal is known by its user and machine from run to run', async () => {
    const world = await project()
    const { outside } = await besideAtlas({ ...world, says: [ADDRESS, ADDRESS] })
    const at = (who: string, when: string) => ({ tags: [], mark: `cli:${who}:20260810T${when}Z-42` })
    await world.run('add-ip-access', RUNNER, { outside, owner: at('0123abcd', '120000') })
    const other = await world.run('remove-ip-access', RUNNER, { outside, owner: at('ffff0000', '120000') })
    expect(told(other.state)).toMatch(/^skipped/)
    const own = await world.run('remove-ip-access', RUNNER, { outside, owner: at('0123abcd', '130000') })
    expect(told(own.state)).toBe('done deleted')
  })

  test('does not close a door that is open for good', async () => {
    const world = await project()
    await world.call('POST', world.list, [{ ipAddress: ADDRESS, comment: 'cli:0123abcd:by hand' }])
    world.clock.turn(60_000)
    const { outside } = await besideAtlas({ ...world, says: [ADDRESS, ADDRESS] })
    const owner = { tags: [], mark: 'cli:0123abcd:20260810T120000Z-42' }
    const left = await world.run('remove-ip-access', RUNNER, { outside, owner })
    expect([told(left.state), left.writes]).toEqual([expect.stringMatching(/^skipped.*permanent/), []])
  })

  test('may close its own door before the job ends, and that of nobody else', async () => {
    const world = await project()
    const { outside } = await besideAtlas({ ...world, says: [ADDRESS, ADDRESS] })
    const other = { tags: [], mark: 'gh:0123abcd:1001-1-22222222' }
    await world.run('add-ip-access', RUNNER, { outside })
    await world.run('add-ip-access', RUNNER, { outside, owner: other })
    const left = await world.run('remove-ip-access', RUNNER, { outside })
    expect(told(left.state)).toBe('done updated')
    expect(await listed(world, world.list, 'comment')).toEqual([other.mark])
    expect(told((await world.run('remove-ip-access', RUNNER, { outside })).state)).toMatch(/^skipped/)
    expect(told((await world.run('remove-ip-access', RUNNER, { outside, owner: other })).state)).toBe('done deleted')
  })
})

test.for(['cidr-block', 'aws-security-group'])('a runner with a %s is refused', async (name) => {
  const value = name === 'cidr-block' ? '20.55.1.0/28' : 'sg-0123'
  const world = await stage()
  for (const operation of ['add-ip-access', 'remove-ip-access']) {
    const running = world.run(operation, { ...RUNNER, [name]: value })
    await expect(running).rejects.toThrow(`runner: a runner has an address, and no ${name}.`)
  }
  expect(world.sent).toEqual([])
})

test.for(['add-ip-access', 'remove-ip-access'])('%s without runner still needs to be told what', async (operation) => {
  const world = await stage()
  await expect(world.run(operation, { 'project-name': 'shop' })).rejects.toThrow('the address is missing.')
  await expect(world.run(operation, { 'project-name': 'shop', runner: 'false' })).rejects.toThrow('missing')
})
