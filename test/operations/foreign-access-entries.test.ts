import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/atlas/connect.ts'
import { Secret } from '../../src/base/secret.ts'
import { addIpAccess } from '../../src/operations/add-ip-access.ts'
import type { Memory } from '../../src/operations/operation.ts'
import { createOutside } from '../../src/plan/outside.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { listed, outputsOf, told } from './support/told.ts'

const ADDRESS = '203.0.113.7'
const ADD = { 'project-name': 'shop', 'ip-address': ADDRESS }
const RUNNER = { ...ADD, runner: 'true' }
const TODAY = '2026-08-10T20:00:00Z'
const OTHER_JOB = 'gh:0123abcd:1001-1-22222222'

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

const allFailed: StageOptions['interposed'] = ({ path }) =>
  path.endsWith('/status') ? { status: 200, json: { STATUS: 'FAILED' } } : undefined

describe('an entry that failed', () => {
  test.for([
    { whose: 'a permanent entry', given: ADD, there: { comment: 'office' } },
    { whose: 'a permanent entry that covers a runner', given: RUNNER, there: { comment: 'office' } },
    { whose: 'an entry whose comment is changed', given: { ...ADD, comment: 'new' }, there: { comment: 'office' } },
    { whose: 'a temporary entry', given: RUNNER, there: { comment: 'office', deleteAfterDate: TODAY } },
    { whose: 'an entry of another job', given: RUNNER, there: { comment: OTHER_JOB, deleteAfterDate: TODAY } },
  ])('is not made anew when it is $whose of somebody else', async ({ given, there }) => {
    const world = await project({ interposed: allFailed })
    await world.call('POST', world.list, [{ ipAddress: ADDRESS, ...there }])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', given)
    expect(told(outcome.state)).toContain(`failed ACCESS_ENTRY_NOT_ACTIVE: network access: ${ADDRESS} is FAILED`)
    expect(outcome.writes.filter((write) => write.startsWith('DELETE'))).toEqual([])
  })

  test('is made anew when the comment says that it is ours, and may be gone by then', async () => {
    let failures = 1
    const world: Stage & { readonly list: string } = await project({
      interposed: async ({ path }) => {
        if (!path.endsWith('/status') || failures-- < 1) return undefined
        await world.call('DELETE', `${world.list}/${ADDRESS}`)
        return { status: 200, json: { STATUS: 'FAILED' } }
      },
    })
    const mine = { ipAddress: ADDRESS, comment: SHOP.mark, deleteAfterDate: TODAY }
    await world.call('POST', world.list, [mine])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', RUNNER)
    expect(told(outcome.state)).toMatch(/^done/)
    expect(await listed(world, world.list, 'comment')).toEqual([SHOP.mark])
  })
})

describe('an entry that covers the address of a runner', () => {
  test('is waited for until it is active', async () => {
    const world = await project()
    await world.call('POST', world.list, [{ cidrBlock: '203.0.113.0/24' }])
    const outcome = await world.run('add-ip-access', RUNNER)
    expect([told(outcome.state), outcome.writes, outcome.leases]).toEqual(['done unchanged', [], []])
    // The simulator lets a new entry in after 20 s.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(20_000)
  })
})

test('what Atlas says of an entry is printed without marks that hide or turn text', async () => {
  const entry = { ipAddress: ADDRESS, comment: '', deleteAfterDate: '2126-08-11T20:00:00Z\u202e' }
  const world = await project({
    interposed: ({ method, path }) => {
      if (path.endsWith('/status')) return { status: 200, json: { STATUS: 'ACTIVE' } }
      if (method !== 'GET' || !path.endsWith('/accessList')) return undefined
      return { status: 200, json: { results: [entry], totalCount: 1 } }
    },
  })
  const outcome = await world.run('add-ip-access', { ...ADD, 'expires-after': '1h' })
  expect(told(outcome.state)).toBe('done unchanged')
  expect(outputsOf(outcome)).toMatchObject({ 'expires-at': '2126-08-11T20:00:00Z' })
  const list = await world.run('list-ip-access', { 'project-name': 'shop' })
  expect(outputsOf(list)['entries']).toEqual([{ entry: ADDRESS, comment: '', 'expires-at': '2126-08-11T20:00:00Z' }])
})

test.for([-5, 5])('an entry expires by the time of Atlas on a runner whose clock is %i hours off', async (hours) => {
  const world = await project()
  const { simulator, clock } = world
  const connection = connect({
    host: { cloud: 'commercial', origin: simulator.url, isLoopback: true },
    credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
    clock: { ...clock.wire, now: () => new Date(clock.wire.now().getTime() + hours * 3_600_000) },
    random: () => 0.5,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: new AbortController().signal,
    onSecret: () => {},
    onNotice: () => {},
  })
  const memory: Memory = {}
  const [, , projectId = ''] = world.list.split('/')
  const params = { projectId, ipAddress: ADDRESS, expiresAfter: 7 * 86_400_000, runner: false, allowWideCidr: false }
  await addIpAccess.step({
    atlas: connection.atlas,
    params,
    memory,
    owner: SHOP,
    policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
    random: () => 0.5,
    secrets: { make: () => new Secret('none'), isLasting: false, keep: () => {} },
    outside: createOutside({ folder: tmpdir() }),
  })
  await connection.close()
  expect(await listed(world, world.list, 'deleteAfterDate')).toEqual(['2026-08-17T12:00:00Z'])
})

describe('the comment of an entry', () => {
  test.for([
    { what: 'eighty characters', comment: 'x'.repeat(80), fits: true },
    { what: 'forty pictures of two UTF-16 units each', comment: '🚪'.repeat(40), fits: true },
    { what: 'eighty-one characters', comment: 'x'.repeat(81), fits: false },
    { what: 'forty-one pictures', comment: '🚪'.repeat(41), fits: false },
  ])('of $what is accepted: $fits', async ({ comment, fits }) => {
    const world = await project()
    const running = world.run('add-ip-access', { ...ADD, comment })
    if (fits) expect(told((await running).state)).toBe('done created')
    else await expect(running).rejects.toThrow('at most 80 characters')
  })

  test('is cut between characters to make room for the mark of a job', async () => {
    const world = await project()
    // The mark has 27 units; with the blank and the x, 51 are left, which is 25 pictures and a half.
    const outcome = await world.run('add-ip-access', { ...RUNNER, comment: `x${'🚪'.repeat(39)}` })
    expect(told(outcome.state)).toBe('done created')
    expect(SHOP.mark).toHaveLength(27)
    expect(await listed(world, world.list, 'comment')).toEqual([`${SHOP.mark} x${'🚪'.repeat(25)}`])
  })
})

test.for(['0s', '59s'])('an expiry after %s is refused before anything is sent', async (span) => {
  const world = await stage()
  await expect(world.run('add-ip-access', { ...ADD, 'expires-after': span })).rejects.toThrow(
    'expires-after: too short',
  )
  expect(world.sent).toEqual([])
})

test('an entry may expire after a minute, and is kept open until it works', async () => {
  const world = await project()
  const outcome = await world.run('add-ip-access', { ...ADD, 'expires-after': '1m' })
  expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/accessList 201']])
})
