import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { appWorld, keyPair } from './app.ts'
import { failureOf } from './opened.ts'

const keys = keyPair()
const MINUTE = 60_000
const MINT = 'POST /app/installations/#/access_tokens'
const FIND = 'GET /repos/octo/blog/installation'
const READ = 'GET /repos/octo/blog/pulls/42'

async function world(options: Omit<Parameters<typeof appWorld>[0], 'keys'> = {}) {
  const made = await appWorld({ keys, ...options })
  const blog = made.gitHub.repository('octo/blog')
  blog.openPullRequest({ number: 42 })
  return { ...made, blog }
}

describe('a token for a repository', () => {
  test.for(['', '/api/v3'] as const)('is for it alone, with no more than a run needs, below "%s"', async (basePath) => {
    const { app, blog, as, asked } = await world({ basePath })
    const granted = { contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' } as const
    app.install({ account: 'octo', permissions: { ...granted, deployments: 'read' } })
    expect(await as('octo/blog').pullRequest(42)).toMatchObject({ number: 42, state: 'open' })
    expect(asked()).toEqual([FIND, MINT, READ])
    expect(app.minted.map(({ permissions, installation }) => ({ permissions, only: installation?.only }))).toEqual([
      {
        permissions: { contents: 'read', deployments: 'read', metadata: 'read', 'pull-requests': 'write' },
        only: new Set([blog.record.id]),
      },
    ])
  })

  test('is minted once for all who ask for it at once, and another one for another repository', async () => {
    const { app, gitHub, as, asked } = await world()
    app.install({ account: 'octo' })
    gitHub.repository('octo/shop')
    const client = as('octo/blog')
    await Promise.all(Array.from({ length: 10 }, () => client.pullRequest(42)))
    await as('OCTO/Blog').pullRequest(42)
    expect(asked().filter((one) => one === MINT)).toHaveLength(1)
    expect(await client.of('octo/shop').repositoryState()).toEqual({ kind: 'there', isArchived: false })
    expect(asked().filter((one) => one === MINT)).toHaveLength(2)
  })

  test('writes as the app', async () => {
    const { app, blog, as } = await world()
    app.install({ account: 'octo', repositories: ['octo/blog'] })
    expect(await as('octo/blog').upsertComment({ number: 42, environment: 'x', text: 'Hello' })).toEqual({
      written: true,
    })
    expect(blog.comments(42)).toMatchObject([{ author: { login: 'preview-environments[bot]', type: 'Bot' } }])
  })

  test('is kept until a minute before it ends', async () => {
    const { app, as, asked, pass, gitHub } = await world()
    app.install({ account: 'octo' })
    const client = as('octo/blog')
    await client.pullRequest(42)
    pass(58 * MINUTE)
    await client.pullRequest(42)
    expect(asked()).toEqual([FIND, MINT, READ, READ])
    pass(1.5 * MINUTE)
    await client.pullRequest(42)
    expect(asked().slice(4)).toEqual([FIND, MINT, READ])
    expect(gitHub.requests.map(({ status }) => status)).not.toContain(401)
  })

  test('that has ended sooner than our clock tells is replaced, for reads and for writes', async () => {
    const { app, as, asked, time, blog } = await world()
    app.install({ account: 'octo' })
    const client = as('octo/blog')
    await client.pullRequest(42)
    time.github += 61 * MINUTE
    expect(await client.pullRequest(42)).toMatchObject({ number: 42 })
    // The clock that is an hour behind is found out by the first JSON web token.
    expect(asked()).toEqual([FIND, MINT, READ, READ, FIND, FIND, MINT, READ])
    app.revokeTokens()
    expect(await client.upsertComment({ number: 42, environment: 'x', text: 'x' })).toEqual({ written: true })
    expect(blog.comments(42)).toHaveLength(1)
  })

  test('that is refused when it is new, too, is no reason to go on minting', async () => {
    const { app, as, gitHub } = await world()
    app.install({ account: 'octo' })
    gitHub.fault({ path: /pulls/, times: 9, trouble: { status: 401 } })
    const error = await failureOf(as('octo/blog').pullRequest(42))
    expect(error).toMatchObject({ code: 'GITHUB_REFUSED', hint: expect.stringContaining('also a new one') })
    expect(gitHub.requests.filter(({ path }) => path.includes('pulls'))).toHaveLength(2)
    expect(app.minted).toHaveLength(2)
  })

  test('is not waited for by a run that is called off', async () => {
    const { app, as, gitHub, asked } = await world()
    app.install({ account: 'octo' })
    const off = new AbortController()
    gitHub.fault({
      method: 'POST',
      path: /access_tokens/,
      trouble: { first: () => off.abort(new Error('called off')) },
    })
    gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { silence: true } })
    expect((await failureOf(as('octo/blog', off.signal).pullRequest(42))).message).toBe('called off')
    expect(asked()).toEqual([FIND, MINT])
  })

  test('that was just minted is given a second until all of GitHub knows it', async () => {
    const { app, as, gitHub, time } = await world()
    app.install({ account: 'octo' })
    const begun = time.github
    gitHub.fault({ path: /pulls/, trouble: { status: 401 } })
    expect(await as('octo/blog').pullRequest(42)).toMatchObject({ number: 42 })
    expect(time.github - begun).toBe(1_000)
  })

  test('asks for no permission that the installation has not, and the error names the one that lacks', async () => {
    const { app, as } = await world()
    app.install({ account: 'octo', permissions: { metadata: 'read', contents: 'read' } })
    const error = await failureOf(as('octo/blog').pullRequest(42))
    expect(error.message).toContain('GitHub answered 403: "Resource not accessible by integration"')
    expect(error.hint).toBe(
      'Give the GitHub App the permission `pull-requests: read` and have it accepted where the app is installed.',
    )
  })

  test.for([500, 503])('is asked for again when GitHub answers %i', async (status) => {
    const { app, as, gitHub, asked } = await world()
    app.install({ account: 'octo' })
    gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { status } })
    expect(await as('octo/blog').pullRequest(42)).toMatchObject({ number: 42 })
    expect(asked()).toEqual([FIND, MINT, MINT, READ])
  })

  test('that could not be had is asked for anew by the next call', async () => {
    const { app, as, gitHub } = await world()
    app.install({ account: 'octo' })
    gitHub.fault({ method: 'POST', path: /access_tokens/, times: 2, trouble: { drop: 'request' } })
    const client = as('octo/blog')
    expect(await failureOf(client.pullRequest(42))).toMatchObject({ code: 'GITHUB_NO_ANSWER' })
    expect(await client.pullRequest(42)).toMatchObject({ number: 42 })
  })

  test.for([{}, { token: 'x' }, { token: 'x', expires_at: 'soon' }, { expires_at: '2026-11-22T13:00:00Z' }, '<html>'])(
    'is not taken from an answer such as %j',
    async (body) => {
      const { app, as, gitHub } = await world()
      app.install({ account: 'octo' })
      gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { status: 201, body } })
      expect(await failureOf(as('octo/blog').pullRequest(42))).toMatchObject({ code: 'GITHUB_UNREADABLE' })
    },
  )

  test('is left to others when the run that asked for it first is called off', async () => {
    const { app, as, gitHub, asked } = await world()
    app.install({ account: 'octo' })
    gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { delayMs: 50 } })
    const off = new AbortController()
    const first = failureOf(as('octo/blog', off.signal).pullRequest(42))
    const second = as('octo/blog').pullRequest(42)
    off.abort(new Error('called off'))
    expect((await first).message).toBe('called off')
    expect(await second).toMatchObject({ number: 42 })
    expect(asked().filter((one) => one === MINT)).toHaveLength(1)
  })
})

describe('where the app is not', () => {
  test('the error says where to install it, and nothing is taken for gone', async () => {
    const { app, as } = await world()
    app.install({ account: 'octo', repositories: ['octo/shop'] })
    app.install({ account: 'other' })
    for (const name of ['octo/blog', 'nobody/blog']) {
      const client = as(name)
      const error = await failureOf(client.pullRequest(42))
      expect(error).toMatchObject({ code: 'GITHUB_NOT_INSTALLED' })
      expect(error.message).toContain('the GitHub App is not installed there')
      expect(error.hint).toContain(`Install the app on ${name}`)
      expect(await client.repositoryState()).toEqual({ kind: 'absent or hidden' })
      expect(await client.canSeeEveryRepository()).toBe(false)
    }
    expect(app.minted).toEqual([])
  })

  test('a suspended installation is named, until it is one no more', async () => {
    const { app, as, asked } = await world()
    const installation = app.install({ account: 'octo' })
    const client = as('octo/blog')
    app.suspend(installation)
    const error = await failureOf(client.pullRequest(42))
    expect(error).toMatchObject({ code: 'GITHUB_NOT_INSTALLED', hint: expect.stringContaining('settings of octo') })
    expect(error.message).toContain('is suspended')
    expect(asked()).toEqual([FIND])
    expect(await client.repositoryState()).toEqual({ kind: 'absent or hidden' })
    expect(await client.canSeeEveryRepository()).toBe(false)
    app.unsuspend(installation)
    expect(await client.pullRequest(42)).toMatchObject({ number: 42 })
  })

  test.for(['suspend', 'uninstall'] as const)('any more, after %s, its token is not used on', async (what) => {
    const { app, as, gitHub } = await world()
    const installation = app.install({ account: 'octo' })
    const client = as('octo/blog')
    await client.pullRequest(42)
    app[what](installation)
    expect(await failureOf(client.pullRequest(42))).toMatchObject({ code: 'GITHUB_NOT_INSTALLED' })
    expect(gitHub.requests.filter(({ path, status }) => path.endsWith('/42') && status === 200)).toHaveLength(1)
  })

  test.for(['suspend', 'uninstall'] as const)(
    'just before the token is minted, after %s, the error is the same',
    async (what) => {
      const { app, as, gitHub } = await world()
      const installation = app.install({ account: 'octo' })
      gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { first: () => app[what](installation) } })
      expect(await failureOf(as('octo/blog').openPullRequests())).toMatchObject({ code: 'GITHUB_NOT_INSTALLED' })
    },
  )
})

describe('a repository that has changed', () => {
  test.for(['Organization', 'User'] as const)(
    'is known to be gone by an installation for all of an %s',
    async (type) => {
      const { app, blog, gitHub, as } = await world()
      gitHub.repository('octo/shop')
      app.install({ account: 'octo', type })
      blog.delete()
      const client = as('octo/blog')
      expect(await client.repositoryState()).toEqual({ kind: 'absent or hidden' })
      expect(await client.canSeeEveryRepository()).toBe(true)
      expect(app.minted.map(({ permissions }) => permissions)).toEqual([
        { contents: 'read', metadata: 'read', 'pull-requests': 'read' },
      ])
    },
  )

  test.for([undefined, ['octo/blog']])(
    'by its name is followed, with a token that only reads, for %j',
    async (repositories) => {
      const { app, blog, as } = await world()
      app.install({ account: 'octo', ...(repositories && { repositories }) })
      blog.rename('octo/journal')
      const client = as('octo/blog')
      expect(await client.repositoryState()).toEqual({ kind: 'renamed', fullName: 'octo/journal', isArchived: false })
      expect(await client.pullRequest(42)).toMatchObject({ number: 42 })
      expect(app.minted).toHaveLength(1)
      expect(Object.values(app.minted[0]?.permissions ?? {})).toEqual(['read', 'read', 'read'])
    },
  )

  test('its owner and its name is not taken for the one that has its old name there', async () => {
    const { app, blog, as, gitHub } = await world()
    app.install({ account: 'acme' })
    gitHub.repository('acme/blog')
    blog.rename('acme/journal')
    expect(await as('octo/blog').repositoryState()).toMatchObject({ kind: 'renamed', fullName: 'acme/journal' })
  })

  test('while its token is minted is followed as well', async () => {
    const { app, blog, as, gitHub } = await world()
    app.install({ account: 'octo' })
    gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { first: () => blog.rename('octo/journal') } })
    expect(await as('octo/blog').repositoryState()).toMatchObject({ kind: 'renamed', fullName: 'octo/journal' })
  })
})

describe('the app itself', () => {
  test('may be called by its client id', async () => {
    const made = await world({ identify: () => 'Iv23liSomebodyElse' })
    made.app.install({ account: 'octo' })
    const error = await failureOf(made.as('octo/blog').pullRequest(42))
    expect(error.message).toContain("'Issuer' claim")
    const again = await world({ identify: ({ clientId }) => clientId })
    again.app.install({ account: 'octo' })
    expect(await again.as('octo/blog').pullRequest(42)).toMatchObject({ number: 42 })
  })

  test('with another app’s key is told so, and neither key nor token are in the error', async () => {
    const other = keyPair()
    const { app, as, gitHub } = await world({ privateKey: other.privateKey })
    app.install({ account: 'octo' })
    const error = await failureOf(as('octo/blog').pullRequest(42))
    expect(error.message).toBe(
      'GitHub: GET /repos/{owner}/{repo}/installation of octo/blog: GitHub answered 401: "A JSON web token could not be decoded".',
    )
    expect(error.hint).toContain('Check that the id and the private key are those of one GitHub App')
    expect(gitHub.requests).toHaveLength(1)
    const shown = inspect(error, { depth: 9, showHidden: true })
    expect(shown).not.toMatch(/eyJ|PRIVATE KEY|ghs_/)
    app.addKey(other.publicKey)
    expect(await as('octo/blog').pullRequest(42)).toMatchObject({ number: 42 })
  })

  test.for([-59_000, -30_000, 0, 30_000, 59_000])('is believed at once when its clock is off by %i ms', async (off) => {
    const { app, as, time, asked } = await world()
    app.install({ account: 'octo' })
    time.ours += off
    expect(await as('octo/blog').pullRequest(42)).toMatchObject({ number: 42 })
    expect(asked()).toEqual([FIND, MINT, READ])
  })

  test.for([-86_400_000, -10 * MINUTE, 75_000, 3 * 86_400_000])(
    'goes by GitHub’s clock once its own was refused, when that is off by %i ms',
    async (off) => {
      const { app, as, time, asked, pass } = await world()
      app.install({ account: 'octo' })
      time.ours += off
      const client = as('octo/blog')
      expect(await client.pullRequest(42)).toMatchObject({ number: 42 })
      expect(asked()).toEqual([FIND, FIND, MINT, READ])
      pass(50 * MINUTE)
      await client.pullRequest(42)
      expect(asked()).toHaveLength(5)
      pass(9.5 * MINUTE)
      await client.pullRequest(42)
      expect(asked().slice(5)).toEqual([FIND, MINT, READ])
    },
  )
})

describe('the repositories of an app', () => {
  test('are those of all pages of all installations, with tokens that read names alone', async () => {
    const { app, gitHub, list, asked } = await world({ largestPage: 2, basePath: '/api/v3' })
    const names = ['octo/a', 'octo/b', 'octo/c', 'octo/d', 'mona/x', 'acme/y', 'acme/z']
    for (const name of names) gitHub.repository(name)
    app.install({ account: 'octo' })
    app.install({ account: 'mona', type: 'User' })
    app.install({ account: 'acme', repositories: ['acme/z'] })
    const found = await list()
    const expected = ['octo/blog', 'octo/a', 'octo/b', 'octo/c', 'octo/d', 'mona/x', 'acme/z']
    expect(found).toEqual({ names: expected, passedOver: [] })
    expect(asked().filter((one) => one === 'GET /app/installations')).toHaveLength(2)
    expect(asked().filter((one) => one === 'GET /installation/repositories')).toHaveLength(5)
    expect(app.minted.map(({ permissions }) => permissions)).toEqual(Array(3).fill({ metadata: 'read' }))
  })

  test('are listed without those of a suspended installation', async () => {
    const { app, gitHub, list } = await world()
    for (const name of ['mona/x', 'acme/y']) gitHub.repository(name)
    app.suspend(app.install({ account: 'octo' }))
    const acme = app.install({ account: 'acme' })
    app.install({ account: 'mona', type: 'User' })
    gitHub.fault({ method: 'POST', path: /access_tokens/, trouble: { first: () => app.suspend(acme) } })
    expect(await list()).toEqual({ names: ['mona/x'], passedOver: ['octo', 'acme'] })
  })

  test('are not listed in part', async () => {
    const { app, gitHub, list } = await world({ largestPage: 1 })
    gitHub.repository('octo/shop')
    app.install({ account: 'octo' })
    gitHub.fault({ path: /page=2/, times: 2, trouble: { status: 502 } })
    expect(await failureOf(list())).toMatchObject({ code: 'GITHUB_REFUSED' })
    gitHub.fault({ path: /page=2/, trouble: { status: 200, body: [] } })
    expect(await failureOf(list())).toMatchObject({ code: 'GITHUB_UNREADABLE' })
    expect((await list()).names).toEqual(['octo/blog', 'octo/shop'])
  })

  test('are listed although GitHub does not know the new token at once', async () => {
    const { app, gitHub, list } = await world()
    app.install({ account: 'octo' })
    gitHub.fault({ path: /installation\/repositories/, trouble: { status: 401 } })
    expect((await list()).names).toEqual(['octo/blog'])
  })

  test('are none for an app that is installed nowhere', async () => {
    const { list } = await world()
    expect(await list()).toEqual({ names: [], passedOver: [] })
  })
})
