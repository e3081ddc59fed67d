import { describe, expect, test } from 'vitest'
import type { FaultAction } from '../../src/simulator/faults.ts'
import type { Trouble } from '../support/github/faults.ts'
import { HOUR, sweepWorld } from './support/sweep-world.ts'

const API = '/api/atlas/v2'

const ATLAS_TROUBLES: readonly { readonly how: string; readonly action: FaultAction }[] = [
  { how: 'answers 500', action: { kind: 'status', when: 'before', status: 500 } },
  { how: 'answers 403', action: { kind: 'status', when: 'before', status: 403 } },
  { how: 'answers 401', action: { kind: 'status', when: 'before', status: 401, errorCode: 'NOT_IN_GROUP' } },
  { how: 'answers 429', action: { kind: 'status', when: 'before', status: 429 } },
  { how: 'cuts the answer', action: { kind: 'truncate' } },
  { how: 'answers nothing', action: { kind: 'empty' } },
  { how: 'resets the connection', action: { kind: 'reset', when: 'before' } },
  { how: 'answers with a page of a proxy', action: { kind: 'html', status: 200 } },
]

const PAGES = [1, 2] as const

describe.for(PAGES)('when page %i of the list of projects cannot be read', (page) => {
  test.for(ATLAS_TROUBLES)('since Atlas $how, nothing is deleted', async ({ action }) => {
    const world = await sweepWorld({
      projects: Array.from({ length: 520 }, (_, index) => `other-${index}`),
      quirks: { projectsPerOrganization: 1000 },
    })
    await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
    world.fault({ match: { method: 'GET', path: `${API}/groups`, nth: page, times: 'always' }, action })
    const report = await world.sweep()
    expect(report).toMatchObject({ incomplete: expect.stringContaining('/groups'), rows: [], writes: [] })
  })
})

describe.for(['clusters', 'flexClusters', 'databaseUsers'])(
  'when the %s of a shared project cannot be read',
  (list) => {
    test.for(ATLAS_TROUBLES)('since Atlas $how, nothing is deleted', async ({ action }) => {
      const world = await sweepWorld()
      const projectId = await world.project('shared')
      await world.madeCluster(projectId, { number: 1, expiresInMs: -9 * HOUR })
      await world.madeUser(projectId, { number: 1 })
      world.fault({ match: { method: 'GET', path: `${API}/groups/{groupId}/${list}`, times: 'always' }, action })
      const report = await world.sweep({ place: { isolation: 'cluster', projectId } })
      expect(report).toMatchObject({ incomplete: expect.stringContaining(list), rows: [], writes: [] })
    })
  },
)

const GITHUB_TROUBLES: readonly { readonly how: string; readonly trouble: Trouble }[] = [
  { how: 'answers 500', trouble: { status: 500 } },
  { how: 'answers 403', trouble: { status: 403 } },
  { how: 'answers 404', trouble: { status: 404 } },
  { how: 'answers 401', trouble: { status: 401 } },
  { how: 'cuts the answer', trouble: { truncate: true } },
  { how: 'drops the connection', trouble: { drop: 'request' } },
  { how: 'answers with a page of a proxy', trouble: { status: 200, body: '<html>sign in</html>' } },
  { how: 'answers with something else', trouble: { status: 200, body: { message: 'hello' } } },
]

describe.for([
  { what: 'page 1 of the open pull requests', path: /\/pulls\?/, nth: 1 },
  { what: 'page 2 of the open pull requests', path: /\/pulls\?.*page=2/, nth: 1 },
  { what: 'a pull request that is not open', path: /\/pulls\/9$/, nth: 1 },
])('when $what cannot be read', ({ path, nth }) => {
  test.for(GITHUB_TROUBLES)('since GitHub $how, nothing is deleted', async ({ trouble }) => {
    const world = await sweepWorld({ gitHub: { largestPage: 2 } })
    for (const number of [1, 2, 3, 9]) world.shop.openPullRequest({ number })
    world.shop.close(9, world.time(-9 * HOUR))
    await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
    await world.madeProject({ number: 9, expiresInMs: 9 * HOUR })
    world.gitHub.fault({ path, nth, times: 99, trouble })
    const report = await world.sweep()
    if (path.test('/pulls/9') && 'status' in trouble && trouble.status === 404) {
      // GitHub knows of no such pull request: that is an answer, and not that it was closed.
      expect(report.rows).toMatchObject([{ 'pull-request': 1 }, { 'pull-request': 9, outcome: 'kept' }])
      return
    }
    expect(report).toMatchObject({ incomplete: expect.stringContaining('GitHub'), rows: [], writes: [] })
  })
})

test('a rate limit of GitHub leaves everything as it is', async () => {
  const world = await sweepWorld()
  world.shop.openPullRequest({ number: 1 })
  await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
  world.gitHub.limit({ remaining: 1, resetInSeconds: 1800 })
  const report = await world.sweep()
  expect(report).toMatchObject({ incomplete: expect.stringContaining('rate limit'), rows: [], writes: [] })
})
