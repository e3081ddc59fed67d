import { describe, expect, test } from 'vitest'
import { failureOf, gitHubOfTest, opened } from './opened.ts'

describe('a repository', () => {
  test('is there, archived, renamed, or absent or hidden', async () => {
    const gitHub = await gitHubOfTest()
    const blog = gitHub.repository('octo/blog')
    const { client } = opened(gitHub)
    expect(await client.repositoryState()).toEqual({ kind: 'there', isArchived: false })
    expect(await client.of('OCTO/Blog').repositoryState()).toEqual({ kind: 'there', isArchived: false })
    blog.archive()
    expect(await client.repositoryState()).toEqual({ kind: 'there', isArchived: true })
    blog.rename('octo/journal')
    expect(await client.repositoryState()).toEqual({ kind: 'renamed', fullName: 'octo/journal', isArchived: true })
    blog.hide()
    expect(await client.repositoryState()).toEqual({ kind: 'absent or hidden' })
    blog.delete()
    expect(await client.repositoryState()).toEqual({ kind: 'absent or hidden' })
  })

  test.for([401, 403, 429, 451, 500])('is not called absent when GitHub answers %i', async (status) => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog')
    gitHub.fault({ path: '/repos/octo/blog', times: 9, trouble: { status } })
    expect(await failureOf(opened(gitHub).client.repositoryState())).toMatchObject({ status })
  })

  test.for<[string, unknown]>([
    ['another one', { full_name: 'octo/shop', archived: false }],
    ['nothing', {}],
    ['a name that is none', { full_name: '../..' }],
  ])('is not believed to be there when GitHub answers with %s', async ([, body]) => {
    const gitHub = await gitHubOfTest()
    gitHub.fault({ path: '/repos/octo/blog', trouble: { status: 200, body } })
    expect(await failureOf(opened(gitHub).client.repositoryState())).toMatchObject({ code: 'GITHUB_UNREADABLE' })
  })
})

describe('a token', () => {
  test.for([
    { what: 'of a job', selection: 'selected', account: 'octo', kind: 'installation', sees: false },
    { what: 'of an app for all of the account', selection: 'all', account: 'octo', kind: 'installation', sees: true },
    { what: 'of an app for another account', selection: 'all', account: 'acme', kind: 'installation', sees: false },
    { what: 'of a person', selection: 'all', account: 'octo', kind: 'user', sees: false },
  ] as const)('$what sees every repository: $sees', async ({ selection, account, kind, sees }) => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog')
    gitHub.repository('acme/shop')
    const token = gitHub.setToken({ token: 'ghs_other', selection, account, kind })
    expect(await opened(gitHub, { token }).client.canSeeEveryRepository()).toBe(sees)
  })

  test.for([{ status: 401 }, { status: 500 }, { status: 429 }, { status: 403, headers: { 'retry-after': '600' } }])(
    'is not known to see anything when GitHub answers $status $headers',
    async (trouble) => {
      const gitHub = await gitHubOfTest({ selection: 'all' })
      gitHub.fault({ path: '/installation/repositories', times: 9, trouble })
      const error = await failureOf(opened(gitHub).client.canSeeEveryRepository())
      expect(error).toMatchObject({ name: 'GitHubError', status: trouble.status })
    },
  )
})

describe('a file of the base branch', () => {
  const path = '.github/atlas-environment.yml'

  test('is read at a branch and at a commit, never from the head', async () => {
    const gitHub = await gitHubOfTest()
    const blog = gitHub.repository('octo/blog')
    const { baseSha } = blog.openPullRequest({ number: 42 })
    const text = `isolation: database # ${'ü'.repeat(100)}\n`
    blog.addFile({ path, text })
    blog.addFile({ path, text: 'isolation: evil', ref: 'feature-42' })
    const { client } = opened(gitHub)
    expect(await client.fileAtBase({ path, ref: 'main' })).toBe(text)
    expect(await client.fileAtBase({ path, ref: baseSha })).toBe(text)
  })

  test('that the commit has not is undefined', async () => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog')
    expect(await opened(gitHub).client.fileAtBase({ path, ref: 'main' })).toBeUndefined()
  })

  test('is undefined in a repository without a commit, where GitHub answers 404 and then 409', async () => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog')
    const body = { message: 'Git Repository is empty.', status: '409' }
    gitHub.fault({ path: /commits/, trouble: { status: 409, body } })
    expect(await opened(gitHub).client.fileAtBase({ path })).toBeUndefined()
  })

  test.for([
    { what: 'the branch is not there', ref: 'nowhere', hides: false, status: 422 },
    { what: 'the repository is hidden', ref: 'main', hides: true, status: 404 },
  ])('is not called absent when $what', async ({ ref, hides, status }) => {
    const gitHub = await gitHubOfTest()
    const blog = gitHub.repository('octo/blog')
    if (hides) blog.hide()
    expect(await failureOf(opened(gitHub).client.fileAtBase({ path, ref }))).toMatchObject({ status })
  })

  test.for([
    { what: 'too large', at: path, size: 256 * 1024 + 1, why: 'has more than 256 KiB' },
    { what: 'far too large', at: path, size: 2 * 1024 * 1024, why: 'has more than 256 KiB' },
    { what: 'a folder', at: '.github', size: 1, why: 'is no file' },
  ])('that is $what is refused', async ({ at, size, why }) => {
    const gitHub = await gitHubOfTest()
    gitHub.repository('octo/blog').addFile({ path, text: 'x'.repeat(size) })
    const error = await failureOf(opened(gitHub).client.fileAtBase({ path: at, ref: 'main' }))
    expect(error.message).toBe(`${at} of octo/blog ${why}.`)
  })

  test('that the token may not read says which permission is missing', async () => {
    const gitHub = await gitHubOfTest({ permissions: {} })
    gitHub.repository('octo/blog').addFile({ path, text: 'x' })
    const error = await failureOf(opened(gitHub).client.fileAtBase({ path, ref: 'main' }))
    expect(error.hint).toContain('`contents: read`')
  })
})
