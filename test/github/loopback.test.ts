import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { jsonFields } from '../../src/github/json-fields.ts'
import { workflowRunEnds } from '../../src/github/workflow-run.ts'
import { type GitHubOptions, startGitHub } from '../support/github/start-github.ts'
import { get } from './looking.ts'

/** Without the client: what any other one would see. */
async function raw(options: GitHubOptions = {}) {
  const gitHub = await startGitHub(options)
  onTestFinished(() => gitHub.close())
  const ask = async (route: string, more: { body?: unknown; headers?: Record<string, string> } = {}) => {
    const [method = '', path = ''] = route.split(' ')
    const headers = {
      authorization: `Bearer ${gitHub.token}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'a test',
      ...more.headers,
    }
    const body = more.body === undefined ? {} : { body: JSON.stringify(more.body) }
    const answer = await fetch(gitHub.url + path, { method, headers, redirect: 'manual', ...body })
    const json: unknown = await answer.json().catch(() => undefined)
    return { status: answer.status, link: answer.headers.get('link'), json }
  }
  return { gitHub, ask, blog: gitHub.repository('octo/blog') }
}

describe('the loopback GitHub', () => {
  test.for([
    { route: 'GET /repos/octo/blog/labels', problem: 'there is no such route' },
    { route: 'DELETE /repos/octo/blog', problem: 'there is no such route' },
    { route: 'GET /repos/octo/blog/pulls?status=open', problem: "the query's status is not documented" },
    { route: 'POST /repos/octo/blog/issues/42/comments', problem: 'the body lacks body' },
    {
      route: 'POST /repos/octo/blog/issues/42/comments',
      body: { body: 'x', colour: 1 },
      problem: "the body's colour is not documented, or of the wrong type",
    },
    { route: 'GET /repos/octo/blog', headers: { accept: '*/*' }, problem: 'the accept header' },
  ])('keeps a list of what nobody should ask: $problem', async ({ route, problem, ...more }) => {
    const { gitHub, ask, blog } = await raw()
    blog.openPullRequest({ number: 42 })
    await ask(route, more)
    expect(gitHub.problems).toEqual([expect.stringContaining(`${route}: ${problem}`)])
    expect(blog.comments(42)).toEqual([])
  })

  test('answers a wrong token with 401, and a hidden repository like one that is not there', async () => {
    const { ask, blog } = await raw()
    expect(await ask('GET /repos/octo/blog', { headers: { authorization: 'Bearer ghs_wrong' } })).toMatchObject({
      status: 401,
      json: { message: 'Bad credentials' },
    })
    blog.hide()
    const hidden = await ask('GET /repos/octo/blog')
    expect(hidden).toEqual(await ask('GET /repos/octo/nothing'))
    expect(hidden).toMatchObject({ status: 404, json: { message: 'Not Found' } })
  })

  test('parts lists by the headers that GitHub documents', async () => {
    const { gitHub, ask, blog } = await raw({ basePath: '/api/v3' })
    for (let number = 1; number <= 5; number++) blog.openPullRequest({ number })
    const pulls = `${gitHub.url}/repos/octo/blog/pulls?per_page=2`
    const first = await ask('GET /repos/octo/blog/pulls?per_page=2')
    expect(first.link).toBe(`<${pulls}&page=2>; rel="next", <${pulls}&page=3>; rel="last"`)
    expect(first.json).toMatchObject([{ number: 5 }, { number: 4 }])
    const last = await ask('GET /repos/octo/blog/pulls?per_page=2&page=3')
    expect(last.link).toBe(`<${pulls}&page=2>; rel="prev", <${pulls}&page=1>; rel="first"`)
    expect(last.json).toMatchObject([{ number: 1 }])
    expect((await ask('GET /repos/octo/blog/pulls')).link).toBeNull()
  })

  test('leads from the old name to the new one until another repository takes it', async () => {
    const { gitHub, ask, blog } = await raw()
    blog.rename('octo/journal')
    expect(await ask('GET /repos/octo/blog')).toMatchObject({ status: 301 })
    expect(await ask('GET /repos/octo/journal')).toMatchObject({ status: 200, json: { full_name: 'octo/journal' } })
    gitHub.repository('octo/blog')
    expect(await ask('GET /repos/octo/blog')).toMatchObject({ status: 200, json: { full_name: 'octo/blog' } })
  })

  test('ends the deployments before a success, as GitHub does, unless they are transient', async () => {
    const { ask, blog } = await raw()
    const { headSha: ref } = blog.openPullRequest({ number: 42 })
    const body = { ref, environment: 'qa', auto_merge: false, required_contexts: [] }
    const ids: unknown[] = []
    for (const transient_environment of [false, true, true]) {
      const made = await ask('POST /repos/octo/blog/deployments', { body: { ...body, transient_environment } })
      ids.push(jsonFields(made.json)['id'])
    }
    const done = await ask(`POST /repos/octo/blog/deployments/${ids[2]}/statuses`, { body: { state: 'success' } })
    expect(done).toMatchObject({ status: 201, json: { state: 'success' } })
    const states = blog.deployments('qa').map(({ statuses }) => statuses.map(({ state }) => state))
    expect(states).toEqual([['inactive'], [], ['success']])
  })

  test('knows the runs of workflows as our look-up asks for them', async () => {
    const { gitHub, blog } = await raw()
    blog.addRun({ id: 1001, status: 'in_progress' })
    blog.addRun({ id: 7, status: 'completed' })
    const job = { apiUrl: gitHub.url, repository: 'octo/blog', runId: '1001', token: new Secret(gitHub.token) }
    const isOver = workflowRunEnds({ get, job, signal: new AbortController().signal })
    expect(await isOver({ id: '7', attempt: 1 })).toBe('yes')
    expect(await isOver({ id: '1001', attempt: 1 })).toBe('no')
    expect(await isOver({ id: '8', attempt: 1 })).toBe('yes')
    expect(gitHub.problems).toEqual([])
  })

  test('changes the world just before a request, and does what a lost reply asked for', async () => {
    const { gitHub, ask, blog } = await raw()
    blog.openPullRequest({ number: 42 })
    gitHub.fault({ path: '/repos/octo/blog/pulls/42', nth: 2, trouble: { first: () => blog.close(42) } })
    expect(await ask('GET /repos/octo/blog/pulls/42')).toMatchObject({ json: { state: 'open' } })
    expect(await ask('GET /repos/octo/blog/pulls/42')).toMatchObject({ json: { state: 'closed' } })
    gitHub.fault({ method: 'POST', path: /comments/, trouble: { drop: 'reply' } })
    await expect(ask('POST /repos/octo/blog/issues/42/comments', { body: { body: 'x' } })).rejects.toThrow()
    expect(blog.comments(42)).toHaveLength(1)
    expect(gitHub.writes()).toEqual(['POST /repos/octo/blog/issues/42/comments'])
  })
})
