import { expect, it } from 'vitest'
import { annotations, commandsIn } from '../action/runner-log.ts'
import { passwordsSent } from '../action/watched-world.ts'
import type { ActionRun } from '../support/world.ts'
import { nameOf, previewWorld } from './preview-world.ts'

const NAME = nameOf(42)
const HOUR_MS = 3_600_000

const groups = (run: ActionRun) =>
  commandsIn(run.lines)
    .filter(({ name }) => name === 'group')
    .map(({ message }) => message.replace(/: .*/, ''))
    .sort()

it('lives as the pull request does: opened, pushed to, closed, reopened', async () => {
  const { event, atlas, shop, world } = await previewWorld()
  expect(NAME).toBe('pr-42-8287e472')

  const opened = await event('opened', 42)
  expect([opened.exitCode, annotations(opened.lines), annotations(opened.lines, 'warning')]).toEqual([0, [], []])
  const [up, ...others] = await atlas()
  expect(others).toEqual([])
  expect(up).toMatchObject({
    name: NAME,
    tags: { 'managed-by': 'mongodb-atlas-action', repository: 'octo/shop', 'pull-request': '42' },
    clusters: { [NAME]: 'IDLE' },
    access: { '203.0.113.7': 'ACTIVE' },
  })
  expect(Object.keys(up?.users ?? {})).toEqual([NAME])
  expect(opened.outputs).toMatchObject({
    'environment-name': NAME,
    'pull-request': '42',
    'project-id': up?.id,
    'cluster-name': NAME,
    username: NAME,
    changed: 'true',
    skipped: 'false',
  })
  const { password = '', 'connection-string-with-credentials': uri = '' } = opened.outputs
  expect(passwordsSent(world)).toEqual([password])
  const parsed = new URL(uri)
  expect([parsed.username, decodeURIComponent(parsed.password), parsed.pathname]).toEqual([NAME, password, '/app'])
  expect(groups(opened)).toEqual([
    '✓ access-1 (add-ip-access)',
    '✓ cluster (create-cluster)',
    '✓ project (create-project)',
    '✓ user (create-database-user)',
  ])
  for (const step of ['project', 'cluster', 'user', 'access-1'])
    expect(opened.summary).toMatch(new RegExp(`^\\| ${step} \\|.*created`, 'm'))
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
  expect(shop.comments(42)[0]?.body).toContain(up?.tags['expires-at'])
  expect(shop.environmentState('atlas-pr-42')).toBe('success')

  const pushed = await event('synchronize', 42)
  expect(pushed.exitCode).toBe(0)
  const [still, ...more] = await atlas()
  expect(more).toEqual([])
  const expiry = (tags: typeof up) => Date.parse(tags?.tags['expires-at'] ?? '')
  expect(expiry(still)).toBeGreaterThan(expiry(up))
  expect({ ...still, tags: up?.tags }).toEqual(up)
  expect(pushed.outputs).toMatchObject({ password, 'connection-string-with-credentials': uri, 'project-id': up?.id })
  expect(shop.comments(42)).toHaveLength(1)
  expect(shop.comments(42)[0]?.body).toContain(still?.tags['expires-at'])
  const states = shop.deployments('atlas-pr-42').map(({ sha, statuses }) => [sha, statuses.at(-1)?.state])
  expect(states).toEqual([
    [expect.any(String), 'inactive'],
    [shop.pullRequest(42).headSha, 'success'],
  ])

  const closed = await event('closed', 42)
  expect([closed.exitCode, annotations(closed.lines)]).toEqual([0, []])
  expect(await atlas()).toEqual([])
  expect(closed.outputs).toMatchObject({ 'environment-name': NAME, changed: 'true' })
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**was taken down**')])

  const reopened = await event('reopened', 42)
  expect(reopened.exitCode).toBe(0)
  const [again] = await atlas()
  expect(again).toMatchObject({ name: NAME, clusters: { [NAME]: 'IDLE' }, access: { '203.0.113.7': 'ACTIVE' } })
  expect(again?.id).not.toBe(up?.id)
  expect(reopened.outputs['password']).toBe(password)
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
})

it('expires after the time that its file says, reckoned by the clock of Atlas and written alike everywhere', async () => {
  const { event, atlas, world } = await previewWorld({
    file: 'org-id: ORG\ncluster: { tier: flex, provider: AWS, region: US_EAST_1 }\naccess: [203.0.113.7]\nttl: 2h\n',
  })
  const before = world.simulator.now().getTime()
  const { outputs } = await event('opened', 42)
  const [up] = await atlas()
  const expiresAt = Date.parse(up?.tags['expires-at'] ?? '')
  expect(expiresAt).toBeGreaterThanOrEqual(before - 1000 + 2 * HOUR_MS)
  expect(expiresAt).toBeLessThanOrEqual(world.simulator.now().getTime() + 2 * HOUR_MS)
  expect(outputs['expires-at']).toBe(up?.tags['expires-at'])
})

it('is taken down again without a request that writes: nothing is there, and that is success', async () => {
  const { event, happens, job, world, shop } = await previewWorld()
  happens('opened', 42)
  const closed = await event('closed', 42)
  expect([closed.exitCode, annotations(closed.lines), world.writes()]).toEqual([0, [], []])
  expect(closed.outputs['changed']).toBe('false')
  const repeated = await job(happens('closed', 42))
  expect([repeated.exitCode, world.writes(), shop.comments(42), shop.deployments()]).toEqual([0, [], [], []])
})

it('says in a dry run what it would do, and writes neither to Atlas nor to GitHub', async () => {
  const { event, happens, job, atlas, world, gitHub, shop } = await previewWorld()
  const inputs = { 'dry-run': 'true' }
  const up = await event('opened', 42, { inputs })
  expect([up.exitCode, world.writes(), gitHub.writes()]).toEqual([0, [], []])
  for (const step of ['project', 'cluster', 'user', 'access-1'])
    expect(up.summary).toMatch(new RegExp(`^\\| ${step} \\|`, 'm'))
  expect(await atlas()).toEqual([])

  await event('synchronize', 42)
  const there = await atlas()
  const [writes, told] = [world.writes(), gitHub.writes()]
  shop.close(42)
  const down = await job(happens('closed', 42), { inputs })
  expect([down.exitCode, world.writes(), gitHub.writes()]).toEqual([0, writes, told])
  expect(down.summary).toContain('would delete')
  expect(await atlas()).toEqual(there)
})

it('is left by down when somebody has tagged it as protected, and says so', async () => {
  const { event, atlas, call, world, shop } = await previewWorld()
  await event('opened', 42)
  const [up] = await atlas()
  const tags = Object.entries({ ...up?.tags, protected: 'true' }).map(([key, value]) => ({ key, value }))
  await call('PATCH', `/groups/${up?.id}`, { tags })
  const there = await atlas()
  const writes = world.writes()
  const closed = await event('closed', 42)
  expect([closed.exitCode, world.writes()]).toEqual([0, writes])
  expect(await atlas()).toEqual(there)
  expect(annotations(closed.lines, 'notice')).toEqual([expect.stringContaining(`${NAME} is protected`)])
  expect(closed.outputs['skipped']).toBe('true')
  // What is still there is no inactive deployment, and the comment does not go on promising that it is taken down.
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([
    expect.stringMatching(/\*\*was left as it is\*\*.*protected/),
  ])
})

it('says what keeps it from going down, at no line of a file that is none, and goes down once that is out of the way', async () => {
  const file = 'org-id: ORG\ncluster: { tier: M10, provider: AWS, region: US_EAST_1 }\naccess: [203.0.113.7]\n'
  const { event, happens, job, atlas, call, shop } = await previewWorld({ file })
  await event('opened', 42)
  const [up] = await atlas()
  await call('PATCH', `/groups/${up?.id}/clusters/${NAME}`, { terminationProtectionEnabled: true })
  const closed = await event('closed', 42)
  expect(closed.exitCode).toBe(1)
  expect(annotations(closed.lines)).toEqual([
    expect.stringMatching(new RegExp(`^MongoDB Atlas: project failed: .*${NAME}.*protect`)),
  ])
  expect(await atlas()).toMatchObject([{ clusters: { [NAME]: 'IDLE' } }])
  expect(shop.comments(42).map(({ body }) => body)).toEqual([
    expect.stringContaining('**could not be taken down completely**'),
  ])
  expect(shop.environmentState('atlas-pr-42')).toBe('success')

  await call('PATCH', `/groups/${up?.id}/clusters/${NAME}`, { terminationProtectionEnabled: false })
  const again = await job(happens('closed', 42))
  expect([again.exitCode, await atlas(), shop.environmentState('atlas-pr-42')]).toEqual([0, [], 'inactive'])
})

it('is resumed by a push when it was paused meanwhile', async () => {
  const file = 'org-id: ORG\ncluster: { tier: M10, provider: AWS, region: US_EAST_1 }\naccess: [203.0.113.7]\n'
  const { event, call, atlas } = await previewWorld({ file })
  await event('opened', 42)
  const [up] = await atlas()
  const path = `/groups/${up?.id}/clusters/${NAME}`
  await call('PATCH', path, { paused: true })
  const pushed = await event('synchronize', 42)
  expect([pushed.exitCode, annotations(pushed.lines)]).toEqual([0, []])
  expect(await call('GET', path)).toMatchObject({ paused: false, stateName: 'IDLE' })
})

it('lives with a service account as well, whose tokens are given back', async () => {
  const { event, atlas, world } = await previewWorld()
  const opened = await event('opened', 42, { credentials: 'service-account' })
  const again = await event('synchronize', 42, { credentials: 'service-account' })
  expect([opened.exitCode, again.exitCode, again.outputs['password']]).toEqual([0, 0, opened.outputs['password']])
  expect((await event('closed', 42, { credentials: 'service-account' })).exitCode).toBe(0)
  expect([await atlas(), world.simulator.liveTokens()]).toEqual([[], 0])
})
