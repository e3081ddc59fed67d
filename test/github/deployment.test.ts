import { describe, expect, test } from 'vitest'
import { gitHubOfTest, opened } from './opened.ts'

const NAME = 'atlas-pr-42'

async function world(options: Parameters<typeof gitHubOfTest>[0] = {}) {
  const gitHub = await gitHubOfTest(options)
  const blog = gitHub.repository('octo/blog')
  const { headSha: sha } = blog.openPullRequest({ number: 42 })
  const { client } = opened(gitHub)
  const states = () => blog.deployments(NAME).map(({ statuses }) => statuses.map(({ state }) => state))
  return { gitHub, blog, sha, client, states }
}

describe('the deployment of a pull request', () => {
  test('is made once for a commit, and says how far it is', async () => {
    const { gitHub, blog, sha, client, states } = await world()
    const logUrl = 'https://github.com/octo/blog/actions/runs/7'
    expect(await client.markDeployment({ number: 42, sha, state: 'in_progress', logUrl })).toEqual({ written: true })
    await client.markDeployment({ number: 42, sha, state: 'success', logUrl })
    expect(states()).toEqual([['in_progress', 'success']])
    const [made] = blog.deployments()
    expect(made).toMatchObject({ environment: NAME, sha, isTransient: true, isProduction: false })
    expect(made?.statuses[1]).toMatchObject({ logUrl })
    const written = gitHub.writes().length
    await client.markDeployment({ number: 42, sha, state: 'success', logUrl })
    expect(gitHub.writes()).toHaveLength(written)
  })

  test('of the commit before becomes inactive with the success of the next one', async () => {
    const { blog, sha, client, states } = await world({ largestPage: 1 })
    for (const state of ['in_progress', 'success'] as const) await client.markDeployment({ number: 42, sha, state })
    for (let push = 0; push < 2; push++) {
      blog.push(42)
      const { headSha } = blog.pullRequest(42)
      await client.markDeployment({ number: 42, sha: headSha, state: 'in_progress' })
      await client.markDeployment({ number: 42, sha: headSha, state: 'success' })
    }
    const replaced = ['in_progress', 'success', 'inactive']
    expect(states()).toEqual([replaced, replaced, ['in_progress', 'success']])
  })

  test.for(['in_progress', 'success'] as const)(
    'of a newer commit, %s by now, is left by the run of the commit before that ends after it',
    async (state) => {
      const { blog, sha, client, states } = await world()
      await client.markDeployment({ number: 42, sha, state: 'in_progress' })
      blog.push(42)
      const { headSha } = blog.pullRequest(42)
      await client.markDeployment({ number: 42, sha: headSha, state })
      expect(await client.markDeployment({ number: 42, sha, state: 'success' })).toEqual({ written: true })
      expect(states()[1]).toEqual([state])
      await client.markDeployment({ number: 42, sha: headSha, state: 'success' })
      expect(states().map((each) => each.at(-1))).toEqual(['inactive', 'success'])
    },
  )

  test('of an earlier commit that is the head again is made anew', async () => {
    const { blog, sha, client, states } = await world()
    await client.markDeployment({ number: 42, sha, state: 'success' })
    blog.push(42)
    const { headSha } = blog.pullRequest(42)
    await client.markDeployment({ number: 42, sha: headSha, state: 'success' })
    for (const state of ['in_progress', 'success'] as const) await client.markDeployment({ number: 42, sha, state })
    expect(states()).toEqual([
      ['success', 'inactive'],
      ['success', 'inactive'],
      ['in_progress', 'success'],
    ])
  })

  test('that failed is used again by the next run of the same commit', async () => {
    const { sha, client, states } = await world()
    for (const state of ['in_progress', 'failure', 'in_progress', 'success'] as const)
      await client.markDeployment({ number: 42, sha, state })
    expect(states()).toEqual([['in_progress', 'failure', 'in_progress', 'success']])
  })

  test('becomes inactive on every page when the environment goes, and is made anew when it comes back', async () => {
    const { gitHub, blog, sha, client, states } = await world({ largestPage: 1 })
    await client.markDeployment({ number: 42, sha, state: 'success' })
    blog.push(42)
    await client.markDeployment({ number: 42, sha: blog.pullRequest(42).headSha, state: 'in_progress' })
    expect(await client.endDeployments({ number: 42 })).toEqual({ written: true })
    expect(states()).toEqual([
      ['success', 'inactive'],
      ['in_progress', 'inactive'],
    ])
    const written = gitHub.writes().length
    await client.endDeployments({ number: 42 })
    expect(gitHub.writes()).toHaveLength(written)
    await client.markDeployment({ number: 42, sha, state: 'success' })
    expect(blog.environmentState(NAME)).toBe('success')
    expect(states()).toHaveLength(3)
  })

  test('that others made for an environment of the same name is left alone', async () => {
    const { gitHub, blog, sha, client, states } = await world()
    const headers = {
      authorization: `Bearer ${gitHub.token}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'another action',
    }
    const body = JSON.stringify({ ref: sha, environment: NAME, auto_merge: false, required_contexts: [] })
    const made = await fetch(`${gitHub.url}/repos/octo/blog/deployments`, { method: 'POST', headers, body })
    expect(made.status).toBe(201)
    await client.markDeployment({ number: 42, sha, state: 'success' })
    await client.endDeployments({ number: 42 })
    expect(states()).toEqual([[], ['success', 'inactive']])
    expect(blog.deployments().map(({ task }) => task)).toEqual(['deploy', 'deploy:mongodb-atlas'])
  })

  test('whose reply was lost is found by the next run', async () => {
    const { gitHub, sha, client, states } = await world()
    gitHub.fault({ method: 'POST', path: /deployments$/, trouble: { drop: 'reply' } })
    expect(await client.markDeployment({ number: 42, sha, state: 'success' })).toMatchObject({ written: false })
    await client.markDeployment({ number: 42, sha, state: 'success' })
    expect(states()).toEqual([['success']])
  })

  test.for([{ permissions: {} }, { permissions: { deployments: 'read' as const } }])(
    'is not written with $permissions, which fails nobody',
    async ({ permissions }) => {
      const { sha, client, states } = await world({ permissions })
      const outcome = await client.markDeployment({ number: 42, sha, state: 'success' })
      expect(outcome).toMatchObject({ written: false, isForbidden: true })
      expect(outcome).toMatchObject({ why: expect.stringContaining('`deployments: write`') })
      expect(states()).toEqual([])
    },
  )
})
