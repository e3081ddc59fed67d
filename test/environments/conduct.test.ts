import { describe, expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { FLEX as FLEX_BODY } from '../operations/support/told.ts'
import { conductWorld, ends, IDENTITY } from './support/conduct-world.ts'

const NAME = environmentName(IDENTITY)
const MINUTE = 60_000
const FLEX = `org-id: ORG
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
access: [203.0.113.7]
`
/** Its creation takes minutes. */
const M10 = FLEX.replace('flex', 'M10')
const CLOSED = 'pull request #42 is closed'

/** Looks as `findReason` does: what `at` says when that many writes were about to go out. */
function atWrite(at: (nth: number) => Promise<string | undefined> | string | undefined) {
  let nth = 0
  return async () => at(++nth)
}

describe('up', () => {
  test('that is cancelled while the pull request is closed deletes nothing, and says how it ended', async () => {
    const world = await conductWorld()
    const outcome = await world.up(FLEX, {
      findReason: atWrite((nth) => {
        if (nth < 3) return undefined
        world.cancellation.abort()
        return CLOSED
      }),
    })
    expect(outcome.result.steps.length).toBeGreaterThan(0)
    expect(world.writes().filter((write) => write.startsWith('DELETE'))).toEqual([])
  })

  test('has one time for all of its beginnings', async () => {
    const timeoutMs = 25 * MINUTE
    const world = await conductWorld({ timeoutMs })
    const startedAt = Date.now()
    // Whenever the cluster is there and its user is to be made, somebody deletes it.
    const outcome = await world.up(M10, {
      async findReason() {
        const [project] = await world.atlas()
        if (project?.clusters[NAME] === 'IDLE') await world.call('DELETE', `/groups/${project.id}/clusters/${NAME}`)
        return undefined
      },
    })
    const tookMs = (Date.now() - startedAt) * 600
    expect(Object.values(ends(outcome)).join()).toMatch(/TIMED_OUT: timed out after 25 min/)
    expect(tookMs).toBeLessThan(timeoutMs + 10 * MINUTE)
  })

  test('goes on when the pull request is opened again while it takes down what it had made', async () => {
    const world = await conductWorld()
    let isClosed = false
    const outcome = await world.up(FLEX, {
      findReason: atWrite((nth) => {
        isClosed ||= nth === 3
        return isClosed ? CLOSED : undefined
      }),
      async findReturn() {
        isClosed = false
        return 'pull request #42 is open again'
      },
    })
    expect(outcome.withdrawn).toBeUndefined()
    expect(await world.atlas()).toMatchObject([
      { name: NAME, clusters: { [NAME]: 'IDLE' }, users: { [NAME]: expect.any(String) } },
    ])
  })

  test('ends well when the pull request is closed while Atlas takes minutes to show what is there', async () => {
    const world = await conductWorld({ clockSpeed: 1_000_000 })
    const shared = await world.call('POST', '/groups', { name: 'shared', orgId: world.orgId })
    // A flex cluster takes a second look, through the other API.
    await world.call('POST', `/groups/${shared}/flexClusters`, FLEX_BODY(NAME))
    const file = FLEX.replace('org-id: ORG', `isolation: cluster\nproject-id: ${shared}`)
    const outcome = await world.up(file, { findReason: async () => CLOSED })
    expect([outcome.withdrawn, outcome.result.steps]).toEqual([CLOSED, []])
  })

  test('does not take a missing source of the seed for something that an earlier deletion took', async () => {
    const world = await conductWorld()
    const other = await world.call('POST', '/groups', { name: 'staging', orgId: world.orgId })
    const outcome = await world.up(
      `${FLEX}seed: { snapshot: latest, from: { project-id: ${other}, cluster-name: gone } }\n`,
    )
    expect(ends(outcome)).toMatchObject({
      cluster: 'done created',
      seed: expect.stringMatching(/^failed CLUSTER_NOT_FOUND: there is no cluster gone /),
    })
    expect(world.notices.join()).not.toContain('begun again')
  })

  test('does not take a missing shared cluster for something that an earlier deletion took', async () => {
    const world = await conductWorld()
    const shared = await world.call('POST', '/groups', { name: 'shared', orgId: world.orgId })
    const outcome = await world.up(
      `isolation: database\nproject-id: ${shared}\ncluster-name: main\naccess: [203.0.113.7]\n`,
    )
    expect(Object.values(ends(outcome)).join()).toContain('CLUSTER_NOT_FOUND')
    expect(world.notices.join()).not.toContain('begun again')
  })
})

describe('down', () => {
  test.for(['cluster', 'database'] as const)(
    'takes away the project of an environment whose file says isolation %s by now',
    async (isolation) => {
      const world = await conductWorld()
      await world.up(FLEX)
      const projectId = await world.call('POST', '/groups', { name: 'shared', orgId: world.orgId })
      await world.call('POST', `/groups/${projectId}/flexClusters`, FLEX_BODY('main'))
      const place = isolation === 'cluster' ? { isolation, projectId } : { isolation, projectId, clusterName: 'main' }
      const outcome = await world.down(place)
      expect(Object.values(ends(outcome))).toEqual(['done deleted'])
      expect(await world.atlas()).toMatchObject([{ name: 'shared', clusters: { main: expect.any(String) } }])
    },
  )

  test('ends well when the pull request is opened again while Atlas takes minutes to show what is there', async () => {
    const world = await conductWorld({ clockSpeed: 1_000_000 })
    const reopened = 'pull request #42 is open again'
    const projectId = await world.call('POST', '/groups', { name: 'shared', orgId: world.orgId })
    const outcome = await world.down({ isolation: 'cluster', projectId }, async () => reopened)
    expect([outcome.withdrawn, outcome.result.steps]).toEqual([reopened, []])
  })

  test.for(['true', ' yes'])('says that it stays while its cluster alone is protected: `%s`', async (value) => {
    const world = await conductWorld()
    await world.up(FLEX)
    const [project] = await world.atlas()
    const tags = [{ key: 'protected', value }]
    await world.call('PATCH', `/groups/${project?.id}/flexClusters/${NAME}`, { tags })
    const outcome = await world.down({ isolation: 'project' })
    expect(outcome).toMatchObject({
      isKept: true,
      withdrawn: expect.stringMatching(/^cluster .* is protected .*[^.]$/),
    })
    expect(await world.atlas()).toMatchObject([{ clusters: { [NAME]: expect.any(String) } }])
  })

  test('takes away a project in another organization than the file names by now', async () => {
    const world = await conductWorld()
    await world.up(FLEX)
    const outcome = await world.down({ isolation: 'project', orgId: '0123456789abcdef01234567' })
    expect(Object.values(ends(outcome))).toEqual(['done deleted'])
    expect(await world.atlas()).toEqual([])
  })
})
