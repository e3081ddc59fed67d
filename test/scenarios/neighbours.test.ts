import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { nameOf, previewWorld } from './preview-world.ts'

const OURS = nameOf(42)
const THEIRS = nameOf(42, 'octo/blog')

async function sharedProject(call: (method: string, path: string, body?: unknown) => Promise<unknown>, orgId: string) {
  const { id } = (await call('POST', '/groups', { name: 'shared', orgId })) as { id: string }
  return id
}

it('two repositories have a pull request 42 in one organization, and each closes its own', async () => {
  const { event, gitHub, atlas } = await previewWorld()
  const blog = { repository: gitHub.repository('octo/blog'), environment: { GITHUB_REPOSITORY: 'octo/blog' } }
  await event('opened', 42)
  await event('opened', 42, blog)
  expect(OURS).not.toBe(THEIRS)
  expect((await atlas()).map(({ name, tags }) => [name, tags['repository']])).toEqual([
    [OURS, 'octo/shop'],
    [THEIRS, 'octo/blog'],
  ])
  expect((await event('closed', 42)).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name)).toEqual([THEIRS])
  expect((await event('closed', 42, blog)).exitCode).toBe(0)
  expect(await atlas()).toEqual([])
})

it('two repositories share a project, each with a cluster of its own, and each closes its own', async () => {
  const { event, gitHub, atlas, call, world } = await previewWorld()
  const id = await sharedProject(call, world.simulator.orgId)
  const file = `isolation: cluster
project-id: ${id}
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
access: []
`
  const blog = { file, repository: gitHub.repository('octo/blog'), environment: { GITHUB_REPOSITORY: 'octo/blog' } }
  const opened = await event('opened', 42, { file })
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  expect((await event('opened', 42, blog)).exitCode).toBe(0)
  const both = await atlas()
  expect(both).toMatchObject([{ name: 'shared', clusters: { [OURS]: 'IDLE', [THEIRS]: 'IDLE' } }])
  expect(Object.keys(both[0]?.users ?? {}).sort()).toEqual([OURS, THEIRS].sort())
  expect(both[0]?.clusterTags[OURS]).toMatchObject({
    repository: 'octo/shop',
    'expires-at': opened.outputs['expires-at'],
  })

  const pushed = await event('synchronize', 42, { file })
  expect(pushed.exitCode).toBe(0)
  expect(Date.parse(pushed.outputs['expires-at'] ?? '')).toBeGreaterThan(Date.parse(opened.outputs['expires-at'] ?? ''))
  expect((await atlas())[0]?.clusterTags[OURS]?.['expires-at']).toBe(pushed.outputs['expires-at'])

  const closed = await event('closed', 42, { file })
  expect([closed.exitCode, annotations(closed.lines)]).toEqual([0, []])
  expect(await atlas()).toEqual([
    {
      ...both[0],
      clusters: { [THEIRS]: 'IDLE' },
      users: { [THEIRS]: both[0]?.users[THEIRS] },
      clusterTags: { [THEIRS]: both[0]?.clusterTags[THEIRS] },
    },
  ])
})

it('a foreign project of the same name is not touched, neither by up nor by down', async () => {
  const { event, atlas, call, world } = await previewWorld()
  await call('POST', '/groups', { name: OURS, orgId: world.simulator.orgId })
  const there = await atlas()
  const writes = world.writes()
  const opened = await event('opened', 42)
  expect([opened.exitCode, opened.outputs['expires-at']]).toEqual([1, undefined])
  expect(annotations(opened.lines)[0]).toMatch(
    new RegExp(`project .* \`${OURS}\` is there already, and does not bear the marks of pull request #42 of octo/shop`),
  )
  const closed = await event('closed', 42)
  expect([closed.exitCode, annotations(closed.lines)]).toEqual([0, []])
  expect([await atlas(), world.writes()]).toEqual([there, writes])
})

it.each(['cluster', 'database user'] as const)(
  'a foreign %s of the same name in a shared project is not touched either, and nothing else is begun',
  async (kind) => {
    const { event, atlas, call, world } = await previewWorld()
    const id = await sharedProject(call, world.simulator.orgId)
    const file = `isolation: cluster
project-id: ${id}
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
access: []
`
    if (kind === 'cluster') {
      const providerSettings = { backingProviderName: 'AWS', regionName: 'US_EAST_1' }
      await call('POST', `/groups/${id}/flexClusters`, { name: OURS, providerSettings })
      while ((await atlas())[0]?.clusters[OURS] !== 'IDLE');
    } else {
      const roles = [{ roleName: 'read', databaseName: 'app' }]
      const user = { groupId: id, databaseName: 'admin', username: OURS, password: 'not-our-password-42', roles }
      await call('POST', `/groups/${id}/databaseUsers`, user)
    }
    const there = await atlas()
    const writes = world.writes()
    const opened = await event('opened', 42, { file })
    expect(opened.exitCode).toBe(1)
    expect(annotations(opened.lines)).toEqual([
      expect.stringContaining(`${kind} \`${OURS}\` is there already, and does not bear the marks`),
    ])
    const closed = await event('closed', 42, { file })
    expect([closed.exitCode, annotations(closed.lines)]).toEqual([0, []])
    expect([await atlas(), world.writes()]).toEqual([there, writes])
  },
)
