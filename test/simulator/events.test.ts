import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { isRecord, listOf } from './recording.ts'
import { dedicated, field, outcome, type Started, started } from './started.ts'

const MINUTE = 60_000

const found = ({ json }: Received) => (isRecord(json) ? listOf(json['results']) : [])
const namesOf = (received: Received) => found(received).map((event) => event['eventTypeName'])
const eventsOf = async ({ get }: Started, path: string, query = '') => get(`${path}/events${query}`)

/** What happens to a cluster, its entry and its user, over half an hour. */
async function busy(at: Started): Promise<string> {
  const project = await at.project()
  await at.post(`${project}/clusters`, dedicated('one'))
  await at.post(`${project}/accessList`, [{ ipAddress: '203.0.113.7' }])
  at.clock.turn(20 * MINUTE)
  const role = { roleName: 'readWrite', databaseName: 'app' }
  const groupId = project.split('/').at(-1)
  const user = { databaseName: 'admin', username: 'app', password: 'correct-horse-1', roles: [role], groupId }
  await at.post(`${project}/databaseUsers`, user)
  at.clock.turn(MINUTE)
  await at.remove(`${project}/clusters/one`)
  at.clock.turn(10 * MINUTE)
  return project
}

describe('the events of a project', () => {
  test('tell what was done, by whom, and what came of it, newest first', async () => {
    const at = await started()
    const project = await busy(at)
    const events = await eventsOf(at, project)
    expect(namesOf(events)).toEqual([
      'CLUSTER_DELETED',
      'CLUSTER_DELETE_SUBMITTED',
      'MONGODB_USER_ADDED',
      'CLUSTER_READY',
      'NETWORK_PERMISSION_ENTRY_ADDED',
      'CLUSTER_CREATED',
      'GROUP_CREATED',
    ])
    const [gone, , user, ready, entry, created] = found(events)
    const groupId = project.split('/').at(-1)
    expect(created).toMatchObject({
      clusterName: 'one',
      created: '2026-08-10T03:00:00Z',
      groupId,
      isGlobalAdmin: false,
      publicKey: at.simulator.publicKey,
      remoteAddress: '127.0.0.1',
    })
    expect(user).toMatchObject({ dbUserUsername: 'app' })
    expect(entry).toMatchObject({ whitelistEntry: '203.0.113.7' })
    // Recorded: an M10 takes about sixteen minutes, a deletion three; nobody did these.
    expect([ready?.['created'], gone?.['created']]).toEqual(['2026-08-10T03:16:00Z', '2026-08-10T03:24:00Z'])
    expect(gone).not.toHaveProperty('publicKey')
  })

  test('are not counted unless it is asked for, and link to themselves as recorded', async () => {
    const at = await started()
    const project = await at.project()
    const plain = await eventsOf(at, project)
    expect(plain.json).not.toHaveProperty('totalCount')
    expect(JSON.stringify(plain.json)).toContain(
      '/events?includeCount=false&includeRaw=false&pageNum=1&itemsPerPage=100"',
    )
    expect((await eventsOf(at, project, '?includeCount=true')).json).toMatchObject({ totalCount: 1 })
    const id = String(found(plain)[0]?.['id'])
    expect(field(await at.get(`${project}/events/${id}`), 'eventTypeName')).toBe('GROUP_CREATED')
    expect(outcome(await at.get(`${project}/events/${'0'.repeat(24)}`))).toBe('404 EVENT_NOT_FOUND')
  })

  test('can be chosen by type, by cluster and by date', async () => {
    const at = await started()
    const project = await busy(at)
    const chosen = async (query: string) => namesOf(await eventsOf(at, project, query))
    expect(await chosen('?eventType=MONGODB_USER_ADDED&eventType=GROUP_CREATED')).toEqual([
      'MONGODB_USER_ADDED',
      'GROUP_CREATED',
    ])
    expect(await chosen('?clusterNames=one&excludedEventType=CLUSTER_READY')).toEqual([
      'CLUSTER_DELETED',
      'CLUSTER_DELETE_SUBMITTED',
      'CLUSTER_CREATED',
    ])
    expect(await chosen('?minDate=2026-08-10T03:10:00Z&maxDate=2026-08-10T03:20:00Z')).toEqual([
      'MONGODB_USER_ADDED',
      'CLUSTER_READY',
    ])
    expect(outcome(await eventsOf(at, project, '?minDate=yesterday'))).toBe('400 INVALID_QUERY_PARAMETER')
  })

  test('are limited to 300 requests, and 100 a minute', async () => {
    const at = await started({ quirks: { limits: { projectEvents: { capacity: 2, refill: 1 } } } })
    const project = await at.project()
    const first = await eventsOf(at, project)
    expect([first.headers['ratelimit-limit'], first.headers['ratelimit-remaining']]).toEqual(['2', '1'])
    await eventsOf(at, project)
    expect(outcome(await eventsOf(at, project))).toBe('429 RATE_LIMITED_TOKEN_BUCKET')
    const documented = await started()
    const own = await documented.project()
    expect((await eventsOf(documented, own)).headers['ratelimit-limit']).toBe('300')
  })

  test('stop with the project, which the organization remembers', async () => {
    const at = await started()
    const project = await at.project()
    await at.remove(project)
    expect(outcome(await eventsOf(at, project))).toBe('404 GROUP_NOT_FOUND')
    expect(namesOf(await eventsOf(at, `/orgs/${at.simulator.orgId}`))).toEqual(['GROUP_DELETED', 'GROUP_CREATED'])
  })
})

test('the organization tells of keys and of its settings, and not of clusters', async () => {
  const at = await started()
  const { orgId } = at.simulator
  const key = await at.post(`/orgs/${orgId}/apiKeys`, { desc: 'ci', roles: ['ORG_MEMBER'] })
  const project = await at.project()
  await at.post(`${project}/clusters`, dedicated('one'))
  await at.patch(`/orgs/${orgId}/settings`, { multiFactorAuthRequired: true })
  const events = await eventsOf(at, `/orgs/${orgId}`)
  expect(namesOf(events)).toEqual(['ORG_SETTINGS_UPDATED', 'GROUP_CREATED', 'API_KEY_CREATED'])
  expect(found(events).at(-1)).toMatchObject({ targetPublicKey: field(key, 'publicKey'), orgId })
})
