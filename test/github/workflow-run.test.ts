import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { workflowRunEnds } from '../../src/github/workflow-run.ts'
import { type RoutedServer, routedServer, type ServedRoute } from '../support/routed-server.ts'
import { get } from './looking.ts'

/** The fields of GitHub's documented answer that matter; the real one has some fifty more. */
const run = (id: number, status: string, more: { run_attempt?: number } = {}): ServedRoute => ({
  path: `/repos/octo/shop/actions/runs/${id}`,
  body: { id, name: 'test', status, conclusion: status === 'completed' ? 'success' : null, run_attempt: 1, ...more },
})
const own = run(1001, 'in_progress')

async function gitHub(...routes: readonly ServedRoute[]): Promise<{
  server: RoutedServer
  isOver: ReturnType<typeof workflowRunEnds>
}> {
  const server = await routedServer([...routes, own])
  const job = { apiUrl: server.origin, repository: 'octo/shop', runId: '1001', token: new Secret('ghs_secret') }
  return { server, isOver: workflowRunEnds({ get, job, signal: new AbortController().signal }) }
}

describe('a workflow run', () => {
  test.for([
    { status: 'completed', attempt: 1, latest: 1, end: 'yes' },
    { status: 'in_progress', attempt: 1, latest: 1, end: 'no' },
    { status: 'queued', attempt: 1, latest: 1, end: 'no' },
    { status: 'requested', attempt: 1, latest: 1, end: 'no' },
    { status: 'waiting', attempt: 1, latest: 1, end: 'no' },
    { status: 'pending', attempt: 1, latest: 1, end: 'no' },
    { status: 'in_progress', attempt: 1, latest: 2, end: 'yes' },
    { status: 'completed', attempt: 2, latest: 2, end: 'yes' },
    { status: 'completed', attempt: 2, latest: 1, end: 'no' },
  ])('that is $status at attempt $latest: attempt $attempt is over? $end', async ({ status, attempt, latest, end }) => {
    const { isOver } = await gitHub(run(7, status, { run_attempt: latest }))
    expect(await isOver({ id: '7', attempt })).toBe(end)
  })

  test('that is deleted is over', async () => {
    const { isOver } = await gitHub({ path: '/repos/octo/shop/actions/runs/7', status: 404, body: {} })
    expect(await isOver({ id: '7', attempt: 1 })).toBe('yes')
  })

  test('is not taken for deleted by a token that cannot even see its own run', async () => {
    const { server, isOver } = await gitHub()
    server.serve({ path: '/repos/octo/shop/actions/runs/:id', status: 404, body: { message: 'Not Found' } })
    expect(await isOver({ id: '7', attempt: 1 })).toEqual({ unknown: expect.stringContaining('`actions: read`') })
    expect(server.requests.map(({ path }) => path)).toEqual(['/repos/octo/shop/actions/runs/1001'])
  })

  test.for([
    { status: 401, headers: {}, why: 'GitHub answered 401: github-token is wrong, or has expired' },
    { status: 403, headers: {}, why: 'GitHub answered 403: github-token needs the permission `actions: read`' },
    { status: 403, headers: { 'x-ratelimit-remaining': '0' }, why: 'GitHub answered 403: its rate limit' },
    { status: 403, headers: { 'retry-after': '60' }, why: 'GitHub answered 403: its rate limit' },
    { status: 429, headers: {}, why: 'GitHub answered 429: its rate limit' },
    { status: 301, headers: { location: '/elsewhere' }, why: 'GitHub answered 301' },
    { status: 500, headers: {}, why: 'GitHub answered 500' },
  ])('is not known when GitHub answers $status with $headers', async ({ status, headers, why }) => {
    const { isOver } = await gitHub({ path: '/repos/octo/shop/actions/runs/7', status, headers, body: {} })
    expect(await isOver({ id: '7', attempt: 1 })).toEqual({ unknown: expect.stringContaining(why) })
  })

  test.for<[string, Partial<ServedRoute>, string]>([
    ['a page', { body: '<html>' }, 'something that is no workflow run'],
    ['another run', { body: { id: 8, status: 'completed', run_attempt: 1 } }, 'something that is no workflow run'],
    ['a run without an attempt', { body: { id: 7, status: 'completed' } }, 'something that is no workflow run'],
    ['null', { body: 'null' }, 'something that is no workflow run'],
    ['nothing at all', { instead: 'hang up' }, 'no answer from 127.0.0.1:'],
  ])('is not known when GitHub answers %s', async ([, route, why]) => {
    const { isOver } = await gitHub({ path: '/repos/octo/shop/actions/runs/7', ...route })
    expect(await isOver({ id: '7', attempt: 1 })).toEqual({ unknown: expect.stringContaining(why) })
  })

  test.for<[string, Partial<ServedRoute>]>([
    ['that its rate limit is used up', { status: 429 }],
    ['that the token may not', { status: 403 }],
    ['nothing', { instead: 'hang up' }],
  ])('is not asked for after another one, of which GitHub says %s', async ([, route]) => {
    const { server, isOver } = await gitHub(run(8, 'completed'), run(9, 'completed'))
    server.serve({ path: '/repos/octo/shop/actions/runs/7', body: {}, ...route })
    expect(await isOver({ id: '9', attempt: 1 })).toBe('yes')
    const unknown = await isOver({ id: '7', attempt: 1 })
    expect(unknown).toEqual({ unknown: expect.stringMatching(/^GitHub answered|^no answer from 127\.0\.0\.1:/) })
    expect(await isOver({ id: '8', attempt: 1 })).toEqual(unknown)
    expect(await isOver({ id: '9', attempt: 1 })).toBe('yes')
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['1001', '9', '7'])
  })

  test('is given up after five seconds of silence, also for all others', async () => {
    const { server, isOver } = await gitHub(run(8, 'completed'))
    server.serve({ path: '/repos/octo/shop/actions/runs/1001', instead: 'silence' })
    const startedAt = performance.now()
    for (const id of ['7', '8']) {
      const unknown = `no answer from ${server.host} within 5 s`
      expect(await isOver({ id, attempt: 1 })).toEqual({ unknown })
    }
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })

  test('is asked for after another one, of which GitHub says something strange', async () => {
    const strange = { path: '/repos/octo/shop/actions/runs/7', status: 502, body: {} }
    const { isOver } = await gitHub(strange, run(8, 'completed'))
    await isOver({ id: '7', attempt: 1 })
    expect(await isOver({ id: '8', attempt: 1 })).toBe('yes')
  })

  test('is asked for once, with the token and the version of the API', async () => {
    const { server, isOver } = await gitHub(run(7, 'completed'), run(8, 'queued'))
    await Promise.all([1, 2].map((attempt) => isOver({ id: '7', attempt })))
    await isOver({ id: '7', attempt: 1 })
    await isOver({ id: '8', attempt: 1 })
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['1001', '7', '8'])
    for (const { headers } of server.requests)
      expect(headers).toMatchObject({
        accept: 'application/vnd.github+json',
        authorization: 'Bearer ghs_secret',
        'x-github-api-version': '2022-11-28',
        'user-agent': 'mongodb-atlas-action/0.0.0-test',
      })
  })

  test('is no longer asked for after twenty requests', async () => {
    const { server, isOver } = await gitHub(...Array.from({ length: 25 }, (_, index) => run(index + 1, 'completed')))
    const ends = []
    for (let id = 1; id <= 25; id++) ends.push(await isOver({ id: String(id), attempt: 1 }))
    expect(server.requests).toHaveLength(20)
    expect(ends.filter((end) => end === 'yes')).toHaveLength(19)
    expect(ends.at(-1)).toEqual({ unknown: 'one job asks GitHub for 20 runs at most' })
    expect(await isOver({ id: '3', attempt: 1 })).toBe('yes')
  })
})
