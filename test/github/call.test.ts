import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { GitHubOptions } from '../support/github/start-github.ts'
import { routedServer } from '../support/routed-server.ts'
import { failureOf, gitHubOfTest, opened } from './opened.ts'

async function world(options: GitHubOptions = {}) {
  const gitHub = await gitHubOfTest(options)
  const blog = gitHub.repository('octo/blog')
  blog.openPullRequest({ number: 42 })
  return { gitHub, blog }
}

const ASKED = 'GitHub: GET /repos/{owner}/{repo}/pulls/{pull_number} of octo/blog: '

describe('a request', () => {
  test('says who asks, with the token, for a version of the API', async () => {
    const server = await routedServer([{ path: '/api/v3/repos/octo/blog', body: { full_name: 'octo/blog' } }])
    const { client } = opened({ url: `${server.origin}/api/v3`, token: 'ghs_one' })
    await client.repositoryState()
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/vnd.github.v3+json',
      authorization: 'token ghs_one',
      'user-agent': expect.stringMatching(/^mongodb-atlas-action\/0\.0\.0-test /),
      'x-github-api-version': '2022-11-28',
    })
  })

  test('goes through a proxy', async () => {
    const tunnels: string[] = []
    const proxy = createServer((socket) => {
      socket.once('data', (head) => {
        tunnels.push(head.toString().split('\r\n')[0] ?? '')
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const address = proxy.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const { client } = opened(
      { url: 'https://github.example/api/v3', token: 'ghs_one' },
      { proxy: `http://127.0.0.1:${port}` },
    )
    const error = await failureOf(client.pullRequest(42))
    expect(tunnels[0]).toBe('CONNECT github.example:443 HTTP/1.1')
    expect(error.message).toBe(`${ASKED}no answer from github.example: the proxy refused with 403.`)
    expect(error.hint).toContain('HTTPS_PROXY')
  })

  test.for<[string, Parameters<Awaited<ReturnType<typeof gitHubOfTest>>['fault']>[0]['trouble']]>([
    ['the server fails', { status: 503 }],
    ['the connection breaks', { drop: 'request' }],
    ['the answer is lost', { drop: 'reply' }],
  ])('that reads is repeated once when %s', async ([, trouble]) => {
    const { gitHub } = await world()
    gitHub.fault({ path: /pulls/, trouble })
    expect(await opened(gitHub).client.pullRequest(42)).toMatchObject({ number: 42 })
    gitHub.fault({ path: /pulls/, times: 2, trouble })
    expect(await failureOf(opened(gitHub).client.pullRequest(42))).toMatchObject({ name: 'GitHubError' })
    expect(gitHub.requests).toHaveLength(4)
  })

  test('that writes is not repeated when the answer is lost', async () => {
    const { gitHub, blog } = await world()
    gitHub.fault({ method: 'POST', path: /comments/, trouble: { drop: 'reply' } })
    await opened(gitHub).client.upsertComment({ number: 42, environment: 'pr-42-0a1b2c3d', text: 'x' })
    expect(gitHub.writes()).toHaveLength(1)
    expect(blog.comments(42)).toHaveLength(1)
  })

  test('that finds no listener says so', async () => {
    const { gitHub } = await world()
    const { client } = opened(gitHub)
    await gitHub.close()
    const error = await failureOf(client.pullRequest(42))
    expect(error.message).toBe(`${ASKED}no answer from ${new URL(gitHub.url).host} (ECONNREFUSED).`)
    expect(error.hint).toContain('Check GITHUB_API_URL')
  })

  test('that is not answered ends in time, after a second one', async () => {
    const { gitHub } = await world()
    gitHub.fault({ path: /pulls/, times: 9, trouble: { silence: true } })
    const error = await failureOf(opened(gitHub, { withinMs: 100 }).client.pullRequest(42))
    expect(error.message).toMatch(/no answer from 127\.0\.0\.1:\d+ within 0\.1 s\.$/)
    expect(gitHub.requests).toHaveLength(2)
  })

  test('that is aborted is not repeated, and none follows', async () => {
    const { gitHub } = await world()
    const abort = new AbortController()
    gitHub.fault({ path: /pulls/, times: 9, trouble: { silence: true } })
    const { client } = opened(gitHub, { signal: abort.signal })
    const asking = failureOf(client.pullRequest(42))
    while (gitHub.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    abort.abort(new Error('stop'))
    await asking
    expect((await failureOf(client.openPullRequests())).message).toBe('stop')
    const upsert = client.upsertComment({ number: 42, environment: 'x', text: 'x' })
    expect((await failureOf(upsert)).message).toBe('stop')
    expect(gitHub.requests).toHaveLength(1)
  })
})

describe('a rate limit', () => {
  test('that ends soon is waited for, by GitHub’s own clock', async () => {
    const { gitHub } = await world()
    const { client, slept } = opened(gitHub)
    gitHub.fault({ path: /pulls/, trouble: { status: 429, headers: { 'retry-after': '7' } } })
    expect(await client.pullRequest(42)).toMatchObject({ number: 42 })
    expect(slept).toEqual([8_000])
    const date = 'Sun, 22 Nov 2026 08:00:00 GMT'
    const reset = String(Date.parse(date) / 1000 + 20)
    const headers = { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    gitHub.fault({ path: /pulls/, trouble: { status: 403, headers } })
    await client.pullRequest(42)
    expect(slept).toEqual([8_000, 21_000])
  })

  test('is waited for with writes, too, since they were refused', async () => {
    const { gitHub, blog } = await world()
    gitHub.fault({ method: 'POST', path: /comments/, trouble: { status: 403, headers: { 'retry-after': '1' } } })
    const { client } = opened(gitHub)
    expect(await client.upsertComment({ number: 42, environment: 'x', text: 'x' })).toEqual({ written: true })
    expect(blog.comments(42)).toHaveLength(1)
  })

  test.for<[string, { status: number; headers?: Record<string, string>; body?: unknown }]>([
    ['a long time', { status: 429, headers: { 'retry-after': '21' } }],
    ['no time', { status: 429 }],
    ['nonsense', { status: 429, headers: { 'retry-after': 'soon' } }],
    ['a message alone', { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } }],
  ])('that names %s is told, and not waited for', async ([, trouble]) => {
    const { gitHub } = await world()
    gitHub.fault({ path: /pulls/, trouble })
    const { client, slept } = opened(gitHub)
    const error = await failureOf(client.pullRequest(42))
    expect(error).toMatchObject({ code: 'GITHUB_RATE_LIMIT' })
    expect(error.message).toContain('the rate limit of this token is used up')
    expect(slept).toEqual([])
  })

  test('of the token says when it ends, and is no missing permission', async () => {
    const { gitHub } = await world()
    gitHub.limit({ remaining: 0, resetInSeconds: 1800 })
    const error = await failureOf(opened(gitHub).client.pullRequest(42))
    expect(error.hint).toMatch(/It ends in (?:29|30) min/)
    expect(error.hint).not.toContain('permissions')
  })

  test('that comes back at once is not waited for again', async () => {
    const { gitHub } = await world()
    gitHub.fault({ path: /pulls/, times: 9, trouble: { status: 429, headers: { 'retry-after': '1' } } })
    expect(await failureOf(opened(gitHub).client.pullRequest(42))).toMatchObject({ code: 'GITHUB_RATE_LIMIT' })
    expect(gitHub.requests).toHaveLength(2)
  })
})

describe('a redirect', () => {
  test('to another host gets no token', async () => {
    const { gitHub } = await world()
    const other = await gitHubOfTest()
    const places = [`${other.url}/repositories/1/pulls/42`, other.url.replace('http', 'https'), '//evil.example/x', '']
    for (const location of places) {
      gitHub.fault({ path: /pulls/, trouble: { status: 301, headers: { location } } })
      expect(await failureOf(opened(gitHub).client.pullRequest(42))).toMatchObject({ code: 'GITHUB_MOVED' })
    }
    expect(other.requests).toEqual([])
  })

  test('out of the API of the same host gets no token', async () => {
    const { gitHub } = await world({ basePath: '/api/v3' })
    const location = `${new URL(gitHub.url).origin}/pages/octo`
    gitHub.fault({ path: /pulls/, trouble: { status: 302, headers: { location } } })
    expect(await failureOf(opened(gitHub).client.pullRequest(42))).toMatchObject({ code: 'GITHUB_MOVED' })
    expect(gitHub.requests).toHaveLength(1)
  })

  test('in a circle ends', async () => {
    const { gitHub } = await world()
    const location = '/repos/octo/blog/pulls/42'
    gitHub.fault({ path: /pulls/, times: 99, trouble: { status: 301, headers: { location } } })
    expect(await failureOf(opened(gitHub).client.pullRequest(42))).toMatchObject({ code: 'GITHUB_MOVED' })
    expect(gitHub.requests).toHaveLength(4)
  })

  test('of a write is told and not followed', async () => {
    const { gitHub, blog } = await world()
    blog.rename('octo/journal')
    const { client } = opened(gitHub)
    const outcome = await client.upsertComment({ number: 42, environment: 'x', text: 'x' })
    expect(outcome).toMatchObject({ written: false, why: expect.stringContaining('use its new name') })
    expect(blog.comments(42)).toEqual([])
  })
})

describe('an error', () => {
  const token = 'ghs_verySecretVerySecretVerySecret00'

  test.for([401, 403, 404, 409, 422, 500])(
    'for status %i holds neither the token nor what GitHub must not say',
    async (status) => {
      const { gitHub } = await world()
      gitHub.setToken({ token })
      const message = `\u202e::error::${token}\r\n##[add-mask]${'x'.repeat(3000)}"`
      gitHub.fault({ path: /./, times: 9, trouble: { status, body: { message }, headers: { 'x-echo': token } } })
      const error = await failureOf(opened(gitHub, { token }).client.pullRequest(42))
      const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)
      expect(shown).not.toContain(token)
      expect(error.message).not.toMatch(/[\n\r\u202e]|##\[/)
      expect(error.message.length).toBeLessThan(400)
      expect(error.message).toContain(`GitHub answered ${status}: `)
      expect(error.hint).toMatch(/\.$/)
    },
  )

  test('for a wrong token says what to do, and the token is nowhere in it', async () => {
    const { gitHub } = await world()
    const error = await failureOf(opened(gitHub, { token }).client.pullRequest(42))
    expect(error.message).toBe(`${ASKED}GitHub answered 401: "Bad credentials".`)
    expect(error.hint).toContain('The github-token is wrong or has expired')
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token)
  })

  test('without an answer holds no token either', async () => {
    const { gitHub } = await world()
    gitHub.fault({ path: /./, times: 9, trouble: { drop: 'request' } })
    const error = await failureOf(opened(gitHub, { token }).client.pullRequest(42))
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token)
  })
})
