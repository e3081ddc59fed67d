import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { Secret } from '../../../src/base/secret.ts'
import { openFunctionGitHub } from '../../../src/function/git-hub/open-function-git-hub.ts'
import type { GitHubConfiguration } from '../../../src/function/worker-configuration.ts'
import { keyPair } from '../../github/app.ts'
import { failureOf, gitHubOfTest } from '../../github/opened.ts'
import { recordedLog } from '../support/recorded-log.ts'

const keys = keyPair()
const { signal } = new AbortController()

function opened(gitHub: GitHubConfiguration) {
  const { log, lines } = recordedLog()
  const made = openFunctionGitHub({ gitHub, proxy: {}, userAgent: 'mongodb-atlas-action/0.0.0-test', log })
  onTestFinished(() => made.close())
  return { ...made, lines }
}

async function world() {
  const gitHub = await gitHubOfTest({ basePath: '/api/v3' })
  const app = gitHub.app({ publicKey: keys.publicKey })
  for (const name of ['octo/blog', 'mona/x']) gitHub.repository(name).openPullRequest({ number: 42 })
  const privateKey = new Secret(keys.privateKey.replaceAll('\n', '\\n'))
  const asApp = { apiUrl: gitHub.url, auth: { kind: 'app', appId: String(app.id), privateKey } } as const
  return { gitHub, app, asApp }
}

describe('the GitHub of a function', () => {
  test('is an app’s, whose tokens all sessions share', async () => {
    const { gitHub, app, asApp } = await world()
    app.install({ account: 'octo' })
    const { openGitHub } = opened(asApp)
    for (let round = 0; round < 3; round++) {
      const session = await openGitHub({ repository: 'octo/blog', signal })
      expect(await session.gitHub.pullRequest(42)).toMatchObject({ number: 42 })
      expect(await session.lastWords.endDeployments({ number: 42 })).toEqual({ written: true })
      await session.close()
    }
    expect(app.minted).toHaveLength(1)
    expect(gitHub.requests.every(({ userAgent }) => userAgent.startsWith('mongodb-atlas-action/0.0.0-test'))).toBe(true)
  })

  test('reaches from one repository to another, which an app has another token for', async () => {
    const { app, asApp } = await world()
    app.install({ account: 'octo' })
    app.install({ account: 'mona', type: 'User' })
    const session = await opened(asApp).openGitHub({ repository: 'octo/blog', signal })
    onTestFinished(() => session.close())
    expect(await session.gitHub.of('mona/x').pullRequest(42)).toMatchObject({ number: 42 })
    expect(app.minted.map(({ account }) => account)).toEqual(['mona'])
  })

  test('lists what the app is installed for, and logs where it is suspended', async () => {
    const { app, asApp } = await world()
    app.install({ account: 'octo' })
    app.suspend(app.install({ account: 'mona', type: 'User' }))
    const { repositories, lines } = opened(asApp)
    expect(await repositories(signal)).toEqual(['octo/blog'])
    expect(lines).toEqual([
      {
        level: 'warn',
        event: 'installation passed over',
        fields: { account: 'mona', why: expect.stringContaining('is suspended. Unsuspend the installation') },
      },
    ])
  })

  test('asks nobody any more once it is closed', async () => {
    const { app, asApp, gitHub } = await world()
    app.install({ account: 'octo' })
    const made = opened(asApp)
    await made.close()
    await expect(made.repositories(signal)).rejects.toThrow()
    expect(gitHub.requests).toEqual([])
  })

  test('is a token’s, with the repositories that were named', async () => {
    const { gitHub } = await world()
    const auth = {
      kind: 'token',
      token: new Secret(gitHub.token),
      repositories: ['octo/blog', 'mona/x', 'Octo/Blog', ''],
    } as const
    const { openGitHub, repositories } = opened({ apiUrl: gitHub.url, auth })
    expect((await repositories(signal)).map((name) => name.toLowerCase())).toEqual(['octo/blog', 'mona/x'])
    const session = await openGitHub({ repository: 'octo/blog', signal })
    onTestFinished(() => session.close())
    expect(await session.gitHub.pullRequest(42)).toMatchObject({ number: 42 })
  })

  test('does not open with a name that no repository has, nor with a key that is none', async () => {
    const { asApp } = await world()
    const auth = { kind: 'token', token: new Secret('ghp_x'), repositories: ['octo/blog', 'blog', 'a/b/c'] } as const
    const error = await failureOf(Promise.resolve().then(() => opened({ ...asApp, auth })))
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message.match(/ATLAS_FUNCTION_REPOSITORIES/g)).toHaveLength(2)
    const wrong = { kind: 'app', appId: '1', privateKey: new Secret('half-a-secret') } as const
    const refused = await failureOf(Promise.resolve().then(() => opened({ ...asApp, auth: wrong })))
    expect(refused.message).toMatch(/^GITHUB_APP_PRIVATE_KEY: expected the private key/)
    expect(inspect(refused, { depth: 9, showHidden: true })).not.toContain('half-a-secret')
  })
})
