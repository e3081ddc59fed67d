import { describe, expect, test } from 'vitest'
import type { ServedRoute } from '../support/routed-server.ts'
import { besideAtlas, workflowRun } from './support/beside-atlas.ts'
import { marked } from './support/marked.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { LOST, listed, told } from './support/told.ts'

const ADDRESS = '20.55.1.9'
const ADD = { 'project-name': 'shop', 'ip-address': ADDRESS, runner: 'true' }
const DAY_END = '2026-08-10T23:00:00Z'
/** Marks of the same repository as ours, and of another. */
const mark = (run: number) => marked({ run })
const THEIRS = 'gh:ffff0000:7-1-11111111'

interface Entry {
  readonly ipAddress: string
  readonly comment?: string
  readonly deleteAfterDate?: string
}

const entryOf = (index: number, comment?: string): Entry => ({
  ipAddress: `11.0.${Math.floor(index / 250)}.${index % 250}`,
  ...(comment !== undefined && { comment, deleteAfterDate: DAY_END }),
})

/** A project with room for exactly these entries. */
async function full(
  entries: readonly Entry[],
  { limit = entries.length, ...options }: StageOptions & { limit?: number } = {},
): Promise<Stage & { readonly list: string }> {
  const world = await stage({ ...options, quirks: { accessListEntries: limit, ...options.quirks } })
  const list = `/groups/${await world.project()}/accessList`
  if (entries.length > 0) await world.call('POST', list, entries)
  world.clock.turn(60_000)
  return { ...world, list }
}

const runs = (...known: readonly (readonly [number, string | number])[]): ServedRoute[] =>
  known.map(([id, status]) => workflowRun(String(id), status))
const deletions = (writes: readonly string[]) => writes.filter((write) => write.startsWith('DELETE'))

describe('a full access list', () => {
  test('loses the oldest entry of ours whose run is over, and no other', async () => {
    const world = await full([
      entryOf(1, mark(9)),
      entryOf(2, mark(7)),
      entryOf(3, mark(6)),
      entryOf(4, THEIRS),
      entryOf(5, 'office'),
      entryOf(6),
      { ipAddress: '11.0.0.7', comment: mark(2) },
      entryOf(8, `${mark(3)} ${THEIRS}`),
      entryOf(9, 'gh:shared'),
    ])
    const known = runs([6, 'in_progress'], [7, 'completed'], [9, 'completed'])
    const { outside, askedFor } = await besideAtlas({ ...world, runs: known })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toBe('done created')
    expect(deletions(outcome.writes)).toEqual(['DELETE /groups/…/accessList/11.0.0.2 204'])
    expect(await listed(world, world.list, 'ipAddress')).toEqual(
      expect.arrayContaining([1, 3, 4, 5, 6, 7, 8, 9].map((index) => entryOf(index).ipAddress)),
    )
    expect(askedFor()).toEqual(['1001', '6', '7'])
    expect(outcome.leases).toHaveLength(1)
  })

  test('is known by its 200 entries before anything is sent', async () => {
    const entries = Array.from({ length: 200 }, (_, index) => entryOf(index, index === 150 ? mark(7) : 'by hand'))
    const world = await full(entries)
    const { outside } = await besideAtlas({ ...world, runs: runs([7, 404]) })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.writes).toEqual(['DELETE /groups/…/accessList/11.0.0.150 204', 'POST /groups/…/accessList 201'])
  })

  test('is left to Atlas to judge when it has 200 entries and none of ours', async () => {
    const entries = Array.from({ length: 200 }, (_, index) => entryOf(index, 'by hand'))
    const world = await full(entries, { limit: 300 })
    const { outside, askedFor } = await besideAtlas(world)
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/accessList 201']])
    expect(askedFor()).toEqual([])
  })

  test('makes room also for an entry that is no runner’s', async () => {
    const world = await full([entryOf(1, mark(7))])
    const { outside } = await besideAtlas({ ...world, runs: runs([7, 'completed']) })
    const params = { 'project-name': 'shop', 'cidr-block': '20.55.1.0/28' }
    const outcome = await world.run('add-ip-access', params, { outside })
    expect(told(outcome.state)).toBe('done created')
    expect(await listed(world, world.list, 'cidrBlock')).toEqual(['20.55.1.0/28'])
  })

  test('with all runs going on says how many entries there are, and how many are ours', async () => {
    const world = await full([entryOf(1, mark(7)), entryOf(2, mark(8)), entryOf(3, mark(1001)), entryOf(4, 'office')])
    const { outside } = await besideAtlas({ ...world, runs: runs([7, 'in_progress'], [8, 'queued']) })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toBe(
      `failed ACCESS_LIST_FULL: network access: Atlas has no room for ${ADDRESS}. Entries in the list: 4; 3 of them are temporary ones of this repository: 3 of jobs that still run.`,
    )
    expect(deletions(outcome.writes)).toEqual([])
    expect(await listed(world, world.list, 'ipAddress')).toHaveLength(4)
  })

  test.for([
    { status: 403, why: 'GitHub answered 403: github-token needs the permission `actions: read` for that' },
    { status: 404, why: 'GitHub answered 404: github-token needs the permission `actions: read` for that' },
    { status: 502, why: 'GitHub answered 502' },
  ])('is not cleaned when GitHub answers $status; the error says why', async ({ status, why }) => {
    const world = await full([entryOf(1, mark(7)), entryOf(2, mark(8))])
    const beside = await besideAtlas({ ...world, runs: runs([7, 'completed']) })
    beside.gitHub.serve(workflowRun('1001', status))
    const outcome = await world.run('add-ip-access', ADD, beside)
    expect(told(outcome.state)).toContain(`2 of jobs that may still run (${why})`)
    expect(deletions(outcome.writes)).toEqual([])
    expect(beside.askedFor()).toEqual(['1001'])
  })

  test('is not cleaned where there is no GitHub', async () => {
    const world = await full([entryOf(1, mark(7))])
    const { outside, askedFor } = await besideAtlas({ ...world, runs: runs([7, 'completed']) })
    const owner = { tags: [], mark: 'cli:0123abcd:20260810T120000Z-42' }
    const outcome = await world.run('add-ip-access', ADD, { outside, owner })
    expect(told(outcome.state)).toContain('Entries in the list: 1; none of them is a temporary one of this repository.')
    expect([deletions(outcome.writes), askedFor()]).toEqual([[], []])
  })

  test.for(LOST)('is cleaned although $how', async ({ action }) => {
    const world = await full([entryOf(1, mark(7)), entryOf(2, 'by hand')])
    const { outside } = await besideAtlas({ ...world, runs: runs([7, 'completed']) })
    world.fault({ match: { method: 'DELETE' }, action })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toBe('done created')
    expect((await listed(world, world.list, 'ipAddress')).toSorted()).toEqual(['11.0.0.2', ADDRESS])
  })

  test('has room for five jobs at once where five that are over have left theirs', async () => {
    const known = [1, 2, 3, 4, 5]
    const world = await full([...known.map((run) => entryOf(run, mark(run))), entryOf(6, 'by hand')])
    const jobs = known.map(async (job) => {
      const beside = await besideAtlas({ ...world, runs: runs(...known.map((run) => [run, 'completed'] as const)) })
      const owner = { tags: [], mark: marked({ run: 1001, job }) }
      return world.run(
        'add-ip-access',
        { ...ADD, 'ip-address': `20.55.1.${job}` },
        { outside: beside.outside, owner, random: () => job / 6 },
      )
    })
    expect((await Promise.all(jobs)).map(({ state }) => told(state))).toEqual(known.map(() => 'done created'))
    const left = await listed(world, world.list, 'ipAddress')
    expect(left.toSorted()).toEqual(['11.0.0.6', ...known.map((job) => `20.55.1.${job}`)])
  })

  test('loses an entry only when no job has taken it up meanwhile', async () => {
    const joined = `${mark(7)} ${mark(1001)}`
    let looks = 0
    const world: Stage & { readonly list: string } = await full([entryOf(1, mark(7))], {
      interposed: async ({ method, path }) => {
        if (method !== 'GET' || !path.endsWith('/11.0.0.1') || looks++ > 0) return undefined
        await world.call('POST', world.list, [{ ...entryOf(1, joined) }])
        return undefined
      },
    })
    const { outside } = await besideAtlas({ ...world, runs: runs([7, 'completed']) })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toMatch(/^failed ACCESS_LIST_FULL/)
    expect(deletions(outcome.writes)).toEqual([])
    expect(await listed(world, world.list, 'comment')).toEqual([joined])
  })

  test('ends after twenty deletions that Atlas accepts and does not do', async () => {
    const world = await full([entryOf(1, mark(7))])
    const { outside } = await besideAtlas({ ...world, runs: runs([7, 'completed']) })
    world.fault({ match: { method: 'DELETE', times: 'always' }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toMatch(/^failed ACCESS_LIST_FULL/)
    expect(deletions(outcome.writes)).toHaveLength(20)
  })
})
