import { describe, expect, test } from 'vitest'
import type { Trouble } from '../support/github/faults.ts'
import { failureOf, gitHubOfTest, opened } from './opened.ts'

const BASES = ['', '/api/v3'] as const

describe.for(BASES)('a pull request of a GitHub with its API below "%s"', (basePath) => {
  test('is read as it stands', async () => {
    const gitHub = await gitHubOfTest({ basePath })
    const blog = gitHub.repository('octo/blog')
    const { headSha, baseSha } = blog.openPullRequest({ number: 42, draft: true, labels: ['db', 'preview'] })
    const { client } = opened(gitHub)
    const open = {
      number: 42,
      state: 'open',
      isDraft: true,
      isMerged: false,
      isFork: false,
      isDependabot: false,
      labels: ['db', 'preview'],
      baseRef: 'main',
      baseSha,
      headSha,
    }
    expect(await client.pullRequest(42)).toEqual(open)
    blog.merge(42)
    const closedAt = new Date(blog.pullRequest(42).closedAt ?? '')
    expect(await client.pullRequest(42)).toEqual({ ...open, state: 'closed', closedAt, isMerged: true })
    blog.close(42, '2026-11-21T10:00:00Z')
    expect(await client.pullRequest(42)).toMatchObject({ closedAt: new Date('2026-11-21T10:00:00Z') })
    blog.reopen(42)
    expect(await client.pullRequest(42)).toMatchObject({ state: 'open', closedAt: undefined })
  })

  test('is found on every page, once and only when it is open', async () => {
    const gitHub = await gitHubOfTest({ basePath, largestPage: 3 })
    const blog = gitHub.repository('octo/blog')
    for (let number = 1; number <= 8; number++) blog.openPullRequest({ number })
    blog.close(2)
    blog.close(7)
    expect(await opened(gitHub).client.openPullRequests()).toEqual([1, 3, 4, 5, 6, 8])
    expect(gitHub.requests).toHaveLength(2)
  })
})

describe('a pull request', () => {
  test.for([
    { from: 'another repository', fork: 'mona/blog', isFork: true },
    { from: 'a fork that was deleted', fork: null, isFork: true },
    { from: 'the repository itself, in other letters', fork: 'Octo/Blog', isFork: false },
  ])('from $from is a fork: $isFork', async ({ fork, isFork }) => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog').openPullRequest({ number: 42, fork })
    expect(await opened(gitHub).client.pullRequest(42)).toMatchObject({ isFork })
  })

  test('of Dependabot is known by its author, for its branch is in the repository', async () => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog').openPullRequest({ number: 42, author: 'dependabot[bot]' })
    expect(await opened(gitHub).client.pullRequest(42)).toMatchObject({ isFork: false, isDependabot: true })
  })

  test('with hostile labels and branches gives cleaned labels, and no branch', async () => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog').openPullRequest({
      number: 42,
      labels: ['::add-mask::x', 'a\n##[error]b', `\u202e${'x'.repeat(300)}`],
      baseRef: 'main$(id)`;\n',
    })
    const found = await opened(gitHub).client.pullRequest(42)
    if (found === 'absent') throw new Error('it is there')
    const text = JSON.stringify(found)
    expect(found.labels.slice(0, 2)).toEqual([': :add-mask::x', 'a ## [error]b'])
    expect(found.labels[2]?.length).toBeLessThanOrEqual(100)
    expect(found.baseRef).toBeUndefined()
    // Neither the title that the loopback GitHub gives each of them.
    expect(text).not.toMatch(/curl|\$\(|\\n|\u202e/)
  })

  test('that is not there is absent, when the token reads pull requests', async () => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog')
    expect(await opened(gitHub).client.pullRequest(42)).toBe('absent')
  })

  test.for([
    { what: 'hidden', change: 'hide' },
    { what: 'deleted', change: 'delete' },
  ] as const)('of a repository that is $what is not called absent', async ({ change }) => {
    const gitHub = await gitHubOfTest()
    const blog = gitHub.repository('octo/blog')
    blog.openPullRequest({ number: 42 })
    blog[change]()
    const error = await failureOf(opened(gitHub).client.pullRequest(42))
    expect(error.message).toBe(
      'GitHub: GET /repos/{owner}/{repo}/pulls of octo/blog: GitHub answered 404: "Not Found".',
    )
    expect(error.hint).toContain('`pull-requests: read`')
  })

  test('that the token may not read says which permission is missing', async () => {
    const gitHub = await gitHubOfTest({ permissions: { contents: 'read' } })
    gitHub.repository('octo/blog').openPullRequest({ number: 42 })
    const error = await failureOf(opened(gitHub).client.pullRequest(42))
    expect(error.message).toContain('GitHub answered 403: "Resource not accessible by integration"')
    expect(error.hint).toContain('Add `pull-requests: read` to the `permissions` of the job')
  })

  test('of a public repository needs no permission', async () => {
    const gitHub = await gitHubOfTest({ permissions: {} })
    const blog = gitHub.repository('octo/blog')
    blog.openPullRequest({ number: 42 })
    blog.makePublic()
    expect(await opened(gitHub).client.pullRequest(42)).toMatchObject({ state: 'open' })
  })

  test('of a renamed repository is found below its new name', async () => {
    const gitHub = await gitHubOfTest({ largestPage: 1 })
    const blog = gitHub.repository('octo/blog')
    blog.openPullRequest({ number: 42 })
    blog.openPullRequest({ number: 43 })
    blog.rename('octo/journal')
    const { client } = opened(gitHub)
    expect(await client.pullRequest(42)).toMatchObject({ number: 42, isFork: false })
    expect(await client.openPullRequests()).toEqual([42, 43])
  })

  test('of another repository is asked for with the same token', async () => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog').openPullRequest({ number: 42 })
    gitHub.repository('octo/shop').openPullRequest({ number: 42, draft: true })
    const { client } = opened(gitHub)
    expect(await client.of('octo/shop').pullRequest(42)).toMatchObject({ isDraft: true })
    expect(await client.pullRequest(42)).toMatchObject({ isDraft: false })
    expect(() => client.of('octo/../blog')).toThrow('expected a repository as owner/name')
  })

  test.for<[string, unknown]>([
    ['another number', { number: 41, state: 'open' }],
    ['no state', { number: 42 }],
    ['a list', []],
    ['null', null],
    ['a page', '<html>sign in</html>'],
  ])('with %s is not believed', async ([, body]) => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog').openPullRequest({ number: 42 })
    gitHub.fault({ path: '/repos/octo/blog/pulls/42', trouble: { status: 200, body } })
    expect(await failureOf(opened(gitHub).client.pullRequest(42))).toMatchObject({ code: 'GITHUB_UNREADABLE' })
  })
})

describe('the list of open pull requests', () => {
  test.for<[string, Trouble]>([
    ['fails at the server', { status: 502 }],
    ['is refused', { status: 403 }],
    ['is not there', { status: 404 }],
    ['is a page of HTML', { status: 200, body: '<html>' }],
    ['is cut off', { truncate: true }],
    ['is no list', { status: 200, body: {} }],
    ['holds something else', { status: 200, body: [{ number: 7, state: 'open' }, {}] }],
    ['holds a closed one', { status: 200, body: [{ number: 7, state: 'closed' }] }],
    ['is dropped', { drop: 'request' }],
  ])('is none at all when page 2 %s', async ([, trouble]) => {
    const gitHub = await gitHubOfTest({ largestPage: 2 })
    const blog = gitHub.repository('octo/blog')
    for (let number = 1; number <= 5; number++) blog.openPullRequest({ number })
    gitHub.fault({ path: /pulls\?.*\bpage=2/, times: 2, trouble })
    const error = await failureOf(opened(gitHub).client.openPullRequests())
    expect(error.message).toMatch(/^GitHub: GET \/repos\/\{owner\}\/\{repo\}\/pulls of octo\/blog: /)
  })

  test('goes on after a full page when a proxy has lost the header Link', async () => {
    const gitHub = await gitHubOfTest()
    const blog = gitHub.repository('octo/blog')
    for (let number = 1; number <= 101; number++) blog.openPullRequest({ number })
    const first = Array.from({ length: 100 }, (_, index) => ({ number: index + 1, state: 'open' }))
    gitHub.fault({ path: /pulls\?/, trouble: { status: 200, body: first } })
    expect(await opened(gitHub).client.openPullRequests()).toHaveLength(101)
  })
})
