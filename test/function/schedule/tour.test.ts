import { describe, expect, test } from 'vitest'
import { type TourOptions, tour } from '../../../src/function/schedule/tour.ts'
import type { GitHub } from '../../../src/github/github.ts'
import { appWorld, keyPair } from '../../github/app.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'

const keys = keyPair()
const PATH = '.github/atlas-environment.yml'
const SINCE = '2026-11-22T12:00:00Z'
const PAUSE = 'pause: { at: "0 20 * * *", resume: "0 7 * * 1-5", time-zone: Europe/Berlin }\n'
const CLUSTER = 'cluster: { tier: M10, region: EU_CENTRAL_1 }\n'
const OF_PROJECT = `org-id: ${'a'.repeat(24)}\n${CLUSTER}`
const OF_CLUSTER = `isolation: cluster\nproject-id: ${'b'.repeat(24)}\n${CLUSTER}`
const OF_DATABASE = `isolation: database\nproject-id: ${'b'.repeat(24)}\ncluster-name: shared\n`
const policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] } as const

/** Repositories by their name, each with its file. */
async function world(files: Readonly<Record<string, string | undefined>>) {
  const { gitHub, app, as, asked } = await appWorld({ keys })
  for (const [name, text] of Object.entries(files)) {
    const repository = gitHub.repository(name)
    if (text !== undefined) repository.addFile({ path: PATH, text })
  }
  app.install({ account: 'octo' })
  const runs = recordedRuns()
  const { log, lines } = recordedLog()
  const go = (options: Partial<TourOptions> = {}) => {
    const gitHubOf = async (name: string): Promise<GitHub> => as(name)
    return tour({
      of: 'sweep',
      since: SINCE,
      repositories: Object.keys(files),
      gitHubOf,
      runs,
      log,
      policy,
      ...options,
    })
  }
  /** In the order of names, for repositories are read side by side. */
  const orders = () => runs.orders.map((order) => JSON.stringify(order)).sort()
  return { gitHub, go, runs, orders, lines, asked }
}

const order = (value: object) => JSON.stringify(value)
const EVERYWHERE = order({ kind: 'sweep', since: SINCE })
const PROJECT = 'b'.repeat(24)
const SHARED = [
  order({ kind: 'sweep', place: { isolation: 'cluster', projectId: PROJECT }, since: SINCE }),
  order({ kind: 'sweep', place: { isolation: 'database', projectId: PROJECT, clusterName: 'shared' }, since: SINCE }),
]
const hoursOf = (repository: string) => order({ kind: 'hours', repository, since: SINCE })

const FILES = {
  'octo/project': OF_PROJECT,
  'octo/project-hours': OF_PROJECT + PAUSE,
  'octo/cluster': OF_CLUSTER,
  'octo/cluster-hours': OF_CLUSTER + PAUSE,
  'octo/database': OF_DATABASE,
  'octo/nothing': undefined,
}

describe('a tour', () => {
  test('of sweeps starts one for all projects, and one for each place that repositories share', async () => {
    const { go, orders, lines } = await world(FILES)
    expect(await go()).toEqual({ started: 3, failed: 0 })
    expect(orders()).toEqual([EVERYWHERE, ...SHARED].sort())
    expect(lines).toEqual([])
  })

  test('of hours starts one for each repository that says some', async () => {
    const { go, orders, lines } = await world(FILES)
    expect(await go({ of: 'hours' })).toEqual({ started: 2, failed: 0 })
    expect(orders()).toEqual(['octo/cluster-hours', 'octo/project-hours'].map(hoursOf))
    expect(lines).toEqual([])
  })

  test('that fires twice gives the same orders again', async () => {
    const { go, orders } = await world(FILES)
    await go()
    const first = orders()
    await go({ repositories: Object.keys(FILES).reverse() })
    expect(new Set(orders())).toEqual(new Set(first))
    expect(orders()).toHaveLength(2 * first.length)
  })

  test('starts the sweep of projects also where no repository is left', async () => {
    const { go, orders } = await world({})
    expect(await go()).toEqual({ started: 1, failed: 0 })
    expect(orders()).toEqual([EVERYWHERE])
    expect(await go({ of: 'hours' })).toEqual({ started: 0, failed: 0 })
  })

  test('tells what is wrong with one repository and goes on with the others', async () => {
    const { gitHub, go, orders, lines } = await world({
      ...FILES,
      'octo/broken': 'isolation: clutser\n',
      'octo/down': OF_CLUSTER,
    })
    gitHub.fault({ path: /^\/repos\/octo\/down\/contents/, times: 2, trouble: { status: 502 } })
    gitHub.repository('other/not-installed')
    const repositories = ['other/not-installed', ...Object.keys(FILES), 'octo/broken', 'octo/down', 'octo/gone']
    expect(await go({ repositories })).toEqual({
      started: 3,
      failed: 4,
    })
    expect(orders()).toHaveLength(3)
    const told = lines.map(({ level, event, fields }) => ({
      level,
      event,
      repository: fields.repository,
      why: fields['why'],
    }))
    expect(told.sort((one, other) => String(one.repository).localeCompare(String(other.repository)))).toEqual([
      {
        level: 'warn',
        event: 'tour passed over',
        repository: 'octo/broken',
        why: expect.stringMatching(/isolation: .*clutser/),
      },
      {
        level: 'warn',
        event: 'tour passed over',
        repository: 'octo/down',
        why: expect.stringContaining('GitHub answered 502'),
      },
      {
        level: 'warn',
        event: 'tour passed over',
        repository: 'octo/gone',
        why: expect.stringContaining('GitHub answered 404'),
      },
      {
        level: 'warn',
        event: 'tour passed over',
        repository: 'other/not-installed',
        why: expect.stringContaining('Install the app on other/not-installed'),
      },
    ])
  })

  test('tells of a run that could not be started', async () => {
    const { go, runs, lines } = await world({ 'octo/cluster': OF_CLUSTER })
    runs.fail(new Error('no room'))
    expect(await go()).toEqual({ started: 0, failed: 2 })
    expect(lines.map(({ fields }) => fields.repository)).toEqual([undefined, 'octo/cluster'])
  })

  test('reads the default branch, whatever it is called, and a repository that is named twice once', async () => {
    const { gitHub, go, orders } = await world({ 'octo/trunk': undefined })
    const { record } = gitHub.repository('octo/trunk')
    record.defaultBranch = 'trunk/2026'
    gitHub.repository('octo/trunk').addFile({ path: PATH, text: OF_CLUSTER })
    gitHub.repository('octo/trunk').addFile({ path: PATH, text: OF_CLUSTER + PAUSE, ref: 'main' })
    await go({ of: 'hours', repositories: ['octo/trunk'] })
    expect(orders()).toEqual([])
    await go({ repositories: ['octo/trunk', 'OCTO/trunk'] })
    expect(orders()).toHaveLength(2)
  })

  test('holds to what the operator allows', async () => {
    const { go, lines } = await world({ 'octo/cluster': OF_CLUSTER })
    expect(await go({ policy: { ...policy, allowedTiers: ['M30'] } })).toEqual({ started: 1, failed: 1 })
    expect(lines[0]?.fields['why']).toContain('M10')
  })

  test('reads ten repositories at a time, and each of them', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `octo/r${index}`)
    const { gitHub, go, orders } = await world(Object.fromEntries(names.map((name) => [name, OF_CLUSTER + PAUSE])))
    const waiting: number[] = []
    let arrived = 0
    const isFile = ({ path }: { path: string }) => path.includes('/contents/')
    const first = () => waiting.push(++arrived - gitHub.requests.filter(isFile).length)
    gitHub.fault({ path: /r\d+\/installation$/, times: 25, trouble: { first } })
    gitHub.fault({ path: /r\d+\/installation$/, times: 10, trouble: { delayMs: 100 } })
    expect(await go({ of: 'hours' })).toEqual({ started: 25, failed: 0 })
    expect(orders()).toEqual(names.map(hoursOf).sort())
    expect(Math.max(...waiting)).toBe(10)
  })
})
