import { describe, expect, test } from 'vitest'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { LOST, listed, outputsOf, told } from './support/told.ts'

const ADD = { 'project-name': 'shop', 'ip-address': '203.0.113.7' }

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

const posts = (sent: readonly { method: string; body: unknown }[]) =>
  sent.filter(({ method }) => method === 'POST').map(({ body }) => body)

describe('add-ip-access', () => {
  test.for([
    {
      what: 'an address',
      given: { 'ip-address': '203.0.113.7' },
      entry: '203.0.113.7',
      body: { ipAddress: '203.0.113.7' },
    },
    {
      what: 'a range, by its first address',
      given: { 'cidr-block': '203.0.113.7/28' },
      entry: '203.0.113.0/28',
      body: { cidrBlock: '203.0.113.0/28' },
    },
    {
      what: 'a security group',
      given: { 'aws-security-group': 'sg-0123456789abcdef0' },
      entry: 'sg-0123456789abcdef0',
      body: { awsSecurityGroup: 'sg-0123456789abcdef0' },
    },
  ])('adds $what as a list of one, waits until it is active, and does nothing the second time', async (sample) => {
    const world = await project({ quirks: { vpcPeering: true } })
    const params = { 'project-name': 'shop', comment: 'office', ...sample.given }
    const outcome = await world.run('add-ip-access', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/accessList 201']])
    expect(posts(outcome.sent)).toEqual([[{ ...sample.body, comment: 'office' }]])
    expect(outputsOf(outcome)).toMatchObject({ entry: sample.entry })
    // The simulator lets a new entry in after 20 s.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(20_000)
    const second = await world.run('add-ip-access', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('names a range in a path with its slash encoded', async () => {
    const world = await project()
    const outcome = await world.run('add-ip-access', { 'project-name': 'shop', 'cidr-block': '203.0.113.0/24' })
    const paths = outcome.sent.map(({ url }) => url).filter((url) => url.includes('/accessList/'))
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect(path).toMatch(/\/accessList\/203\.0\.113\.0%2F24(?:\/status)?$/)
  })

  test('lets an entry expire, by the time of Atlas', async () => {
    const world = await project()
    const outcome = await world.run('add-ip-access', { ...ADD, 'expires-after': '2h' })
    const [[entry] = []] = posts(outcome.sent) as { deleteAfterDate?: string }[][]
    // The clock of the simulator begins at noon.
    expect(entry?.deleteAfterDate).toBe('2026-08-10T14:00:00Z')
    expect(outputsOf(outcome)).toMatchObject({ 'expires-at': '2026-08-10T14:00:00Z', 'ip-address': '203.0.113.7' })
    const soon = await world.run('add-ip-access', { ...ADD, 'expires-after': '2h' })
    expect([told(soon.state), soon.writes]).toEqual(['done unchanged', []])
    world.clock.turn(3_600_000)
    const later = await world.run('add-ip-access', { ...ADD, 'expires-after': '2h' })
    expect([told(later.state), later.writes]).toEqual(['done updated', ['POST /groups/…/accessList 201']])
  })

  test('lets an entry live for the whole seven days that Atlas allows', async () => {
    const world = await project()
    const outcome = await world.run('add-ip-access', { ...ADD, 'expires-after': '7d' })
    expect(told(outcome.state)).toBe('done created')
  })

  test('does not make a permanent entry temporary, and keeps its comment', async () => {
    const world = await project()
    await world.call('POST', world.list, [{ ipAddress: '203.0.113.7', comment: 'office' }])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', { ...ADD, 'expires-after': '2h' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
    const commented = await world.run('add-ip-access', { ...ADD, comment: 'new office', 'expires-after': '2h' })
    expect(told(commented.state)).toBe('done updated')
    expect(posts(commented.sent)).toEqual([[{ ipAddress: '203.0.113.7', comment: 'new office' }]])
  })

  test('makes a temporary entry permanent, and keeps its comment', async () => {
    const world = await project()
    await world.call('POST', world.list, [
      { ipAddress: '203.0.113.7', comment: 'office', deleteAfterDate: '2026-08-10T18:00:00Z' },
    ])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toBe('done updated')
    expect((await world.call('GET', `${world.list}/203.0.113.7`)).json).not.toHaveProperty('deleteAfterDate')
    expect((await world.call('GET', `${world.list}/203.0.113.7`)).json).toHaveProperty('comment', 'office')
  })

  test.for(LOST)('adds one entry although $how', async ({ action }) => {
    const world = await project()
    world.fault({ match: { method: 'POST', path: '/api/atlas/v2/groups/{groupId}/accessList' }, action })
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toBe('done created')
    expect(await listed(world, world.list, 'ipAddress')).toEqual(['203.0.113.7'])
  })

  test('sits through a long time in which the new entry cannot be read', async () => {
    const world = await project({ quirks: { accessListReadLagMs: 15_000 } })
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toBe('done created')
    expect(await listed(world, world.list, 'ipAddress')).toEqual(['203.0.113.7'])
  })

  test('reads back, and adds again what was lost to the parallel writes of other jobs', async () => {
    // Each job has its own pause, as random ones have; the simulator loses what is written while another write is under way.
    const world = await project()
    const jobs = [1, 2, 3, 4, 5, 6].map((job) =>
      world.run('add-ip-access', { ...ADD, 'ip-address': `203.0.113.${job}` }, { random: () => job / 7 }),
    )
    const outcomes = await Promise.all(jobs)
    expect(outcomes.map(({ state }) => told(state))).toEqual(jobs.map(() => 'done created'))
    expect(await listed(world, world.list, 'ipAddress')).toHaveLength(6)
  })

  test('gives up on an entry that is never shown, and says what may help', async () => {
    const world = await project({ quirks: { accessListReadLagMs: 86_400_000 } })
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toContain('failed ACCESS_ENTRY_LOST')
    expect(outcome.writes.length).toBeLessThanOrEqual(10)
  })

  test('gives up on an entry that never becomes active', async () => {
    const world = await project({ quirks: { accessListActiveMs: 86_400_000 } })
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toContain('failed ACCESS_ENTRY_NOT_ACTIVE')
    expect(told(outcome.state)).toContain('PENDING')
  })

  test('takes an entry back that failed, and adds it once more', async () => {
    let failures = 1
    const world = await project({
      interposed: ({ path }) =>
        path.endsWith('/status') && failures-- > 0 ? { status: 200, json: { STATUS: 'FAILED' } } : undefined,
    })
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.writes).toEqual([
      'POST /groups/…/accessList 201',
      'DELETE /groups/…/accessList/203.0.113.7 204',
      'POST /groups/…/accessList 201',
    ])
  })

  test('fails for an entry that failed twice', async () => {
    const world = await project({
      interposed: ({ path }) => (path.endsWith('/status') ? { status: 200, json: { STATUS: 'FAILED' } } : undefined),
    })
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toContain('failed ACCESS_ENTRY_NOT_ACTIVE: network access: 203.0.113.7 is FAILED')
  })

  test('says that the list is full', async () => {
    const world = await project({ quirks: { accessListEntries: 1 } })
    await world.call('POST', world.list, [{ ipAddress: '203.0.113.1' }])
    const outcome = await world.run('add-ip-access', ADD)
    expect(told(outcome.state)).toContain(
      'failed ACCESS_LIST_FULL: network access: Atlas has no room for 203.0.113.7. Entries in the list: 1;',
    )
  })

  test.for([
    { wrong: 'a wide range', given: { 'cidr-block': '203.0.0.0/16' }, says: 'wider than /24' },
    { wrong: 'half of the internet', given: { 'cidr-block': '128.0.0.0/1' }, says: 'wider than /24' },
    { wrong: 'a wide IPv6 range', given: { 'cidr-block': '2001:db8::/32' }, says: 'wider than /24' },
    { wrong: 'eight days', given: { 'ip-address': '203.0.113.7', 'expires-after': '8d' }, says: 'at most `7d`' },
    { wrong: 'no address', given: {}, says: 'the address is missing' },
    {
      wrong: 'two addresses',
      given: { 'ip-address': '203.0.113.7', 'cidr-block': '203.0.113.0/24' },
      says: 'given at once',
    },
    {
      wrong: 'an end for a security group',
      given: { 'aws-security-group': 'sg-1', 'expires-after': '1h' },
      says: 'does not expire security groups',
    },
  ])('refuses $wrong before anything is sent', async ({ given, says }) => {
    const world = await stage()
    await expect(world.run('add-ip-access', { 'project-name': 'shop', ...given })).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })

  test('opens a wide range for whoever insists', async () => {
    const world = await project()
    const wide = { 'project-name': 'shop', 'cidr-block': '0.0.0.0/0', 'allow-wide-cidr': 'true' }
    expect(told((await world.run('add-ip-access', wide)).state)).toBe('done created')
  })
})
