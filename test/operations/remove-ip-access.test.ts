import { describe, expect, test } from 'vitest'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { LOST, listed, outputsOf, told } from './support/told.ts'

const REMOVE = { 'project-name': 'shop', 'ip-address': '203.0.113.7' }

async function withEntries(
  entries: readonly object[],
  options: StageOptions = {},
): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  const list = `/groups/${await world.project()}/accessList`
  await world.call('POST', list, entries)
  world.clock.turn(60_000)
  return { ...world, list }
}

describe('remove-ip-access', () => {
  test.for([
    { what: 'an address', params: REMOVE, path: '203.0.113.7', entry: { ipAddress: '203.0.113.7' } },
    {
      what: 'a range, with its slash encoded',
      params: { 'project-name': 'shop', 'cidr-block': '203.0.113.9/24' },
      path: '203.0.113.0%2F24',
      entry: { cidrBlock: '203.0.113.0/24' },
    },
    {
      what: 'a security group',
      params: { 'project-name': 'shop', 'aws-security-group': 'sg-0123' },
      path: 'sg-0123',
      entry: { awsSecurityGroup: 'sg-0123' },
    },
  ])('removes $what, and finds nothing to do the second time', async ({ params, path, entry }) => {
    const world = await withEntries([entry, { ipAddress: '198.51.100.1' }], { quirks: { vpcPeering: true } })
    const outcome = await world.run('remove-ip-access', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done deleted', [`DELETE /groups/…/accessList/${path} 204`]])
    expect(await listed(world, world.list, 'ipAddress')).toEqual(['198.51.100.1'])
    const second = await world.run('remove-ip-access', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
    expect(outputsOf(second)).toMatchObject({ entry: decodeURIComponent(path) })
  })

  test.for(LOST)('converges although $how', async ({ action }) => {
    const world = await withEntries([{ ipAddress: '203.0.113.7' }])
    world.fault({ match: { method: 'DELETE' }, action })
    const outcome = await world.run('remove-ip-access', REMOVE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(await listed(world, world.list)).toEqual([])
  })

  test('asks again, 15 seconds later at the earliest and four times at most, when the request is dropped', async () => {
    const world = await withEntries([{ ipAddress: '203.0.113.7' }])
    world.fault({ match: { method: 'DELETE', times: 'always' }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('remove-ip-access', REMOVE)
    expect(told(outcome.state)).toContain('failed DELETE_DROPPED: entry 203.0.113.7')
    const times = outcome.sent.filter(({ method }) => method === 'DELETE').map(({ at }) => at)
    expect(times).toHaveLength(4)
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(15_000)
  })

  test('removes the entry only while its comment says that it is ours', async () => {
    const world = await withEntries([{ ipAddress: '203.0.113.7', comment: 'gh:mine job' }])
    const theirs = await world.run('remove-ip-access', { ...REMOVE, 'if-comment-contains': 'gh:yours' })
    expect(told(theirs.state)).toContain('skipped: the entry 203.0.113.7 belongs to somebody else')
    expect(theirs.writes).toEqual([])
    const mine = await world.run('remove-ip-access', { ...REMOVE, 'if-comment-contains': 'gh:mine' })
    expect(told(mine.state)).toBe('done deleted')
  })

  test.for([
    { by: 'name', params: { 'project-name': 'store', 'ip-address': '203.0.113.7' } },
    { by: 'id', params: { 'project-id': 'a'.repeat(24), 'ip-address': '203.0.113.7' } },
  ])('has nothing to do where there is no project of that $by', async ({ params }) => {
    const world = await stage()
    const outcome = await world.run('remove-ip-access', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
  })
})
