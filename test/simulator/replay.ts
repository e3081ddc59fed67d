import { defaultTimings, type Quirks } from '../../src/simulator/quirks.ts'
import { API_ROOT } from '../../src/simulator/route.ts'
import { matchTemplate } from '../../src/simulator/router.ts'
import { routes } from '../../src/simulator/routes/registry.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { createPeer, type Peer, type Received } from './peer.ts'
import { bodyFor, versionOf } from './recorded-request.ts'
import { isRecord, keyPaths, type Recording, textOf } from './recording.ts'
import { turnedClock } from './turned-clock.ts'

/** One exchange that was replayed, and how the two answers differ. */
export interface Replayed {
  readonly name: string
  readonly differences: readonly string[]
}

const HOUR = 3600 * 1000
/** Recorded one after the other; and an M0 cluster was there after more than four seconds and less than eight. */
const REPLAY_QUIRKS: Partial<Quirks> = {
  accessListWriteMs: 0,
  customRoleWriteMs: 0,
  snapshotMs: 159_000,
  timings: { ...defaultTimings, createFree: 5000 },
  // Together they have what the recorded alerts have.
  alerts: [
    { eventTypeName: 'USERS_WITHOUT_MULTI_FACTOR_AUTH', status: 'CLOSED' },
    {
      eventTypeName: 'OUTSIDE_METRIC_THRESHOLD',
      status: 'CLOSED',
      details: {
        clusterId: '5efdfce84deaf5428dea44be',
        currentValue: { number: 95, units: 'RAW' },
        hostnameAndPort: 'main-shard-00-00.abcdef.mongodb.net:27017',
        metricName: 'NORMALIZED_SYSTEM_CPU_USER',
        replicaSetName: 'atlas-abcdef-shard-0',
        userAlias: 'main-shard-00-00.abcdef.mongodb.net',
      },
    },
    { eventTypeName: 'DAILY_BILL_OVER_THRESHOLD', status: 'OPEN' },
  ],
}
const isChallenge = ({ headers }: Recording) => headers['www-authenticate'] !== undefined

/** Whether the simulator serves the operation; a challenge comes before any operation is looked at. */
export function isServed(recording: Recording): boolean {
  if (isChallenge(recording)) return true
  return routes.some(
    ({ method, path, root = API_ROOT }) => method === recording.method && matchTemplate(root + path, recording.request),
  )
}

/** Replays the exchanges of one file in their order, against a simulator of its own whose clock is turned to the recorded times. */
export async function replay(recordings: readonly Recording[]): Promise<readonly Replayed[]> {
  const clock = turnedClock('2026-08-10T00:00:00Z')
  const simulator = await startSimulator({ clock, seed: 1, quirks: REPLAY_QUIRKS })
  const peer = createPeer(simulator)
  const ids = new Map<string, string>()
  const states = new Map<string, { state: string; paused: boolean | undefined }>()
  let ahead = 0
  try {
    const replayed: Replayed[] = []
    for (const recording of recordings.filter(isOfOldFlexCluster)) {
      await prepare(recording, { peer, ids, orgId: simulator.orgId })
      await addFlexCluster(recording, { peer, ids })
    }
    for (const recording of recordings.filter(isServed)) {
      await prepare(recording, { peer, ids, orgId: simulator.orgId })
      const key = recording.request
      const before = states.get(key)
      const state = stateOf(recording)
      // Creation and deletion take as long as they take; what counts is what comes after. An hour is longer than all of them.
      const left = before !== undefined && before.state !== state && ['IDLE', 'GONE'].includes(state)
      if (left && recording.method === 'GET') ahead += HOUR
      clock.turnTo(Date.parse(recording.headers['date'] ?? '') + ahead)

      const body = bodyFor(recording, { orgId: simulator.orgId, paused: before?.paused })
      const path = mapped(recording.request, ids, simulator.orgId) + queryOf(recording)
      const plain = isChallenge(recording)
      const received = await peer({
        method: recording.method,
        path,
        accept: versionOf(recording),
        body: body === undefined ? undefined : JSON.parse(mapped(JSON.stringify(body), ids, simulator.orgId)),
        plain,
      })
      remember(recording, { received, ids, states, state })
      const name = `${recording.file}: ${recording.test} ${recording.order} ${recording.method} ${key.replace(API_ROOT, '').replace(/[0-9a-f]{24}/g, '…')}`
      replayed.push({ name, differences: compare(recording, received) })
    }
    return replayed
  } finally {
    await simulator.close()
  }
}

function remember(
  recording: Recording,
  {
    received,
    ids,
    states,
    state,
  }: {
    received: Received
    ids: Map<string, string>
    states: Map<string, { state: string; paused: boolean | undefined }>
    state: string
  },
): void {
  const { body, method, request } = recording
  if (method === 'POST' || /\/backup\/snapshots|\/alerts$/.test(request)) rememberIds(body, received.json, ids)
  if (state === '') return
  const paused = isRecord(body) && typeof body['paused'] === 'boolean' ? body['paused'] : undefined
  const name = isRecord(body) ? textOf(body['name']) : ''
  const key = request.endsWith('lusters') ? `${request}/${name}` : request.replace(/\/tenantUpgrade$/, `/${name}`)
  // Both versions of the API show the same clusters.
  states.set(key.replace('/v1.0/', '/v2/'), { state, paused })
}

/** Every id in an answer has its counterpart in the other one, at the same place. */
function rememberIds(recorded: unknown, received: unknown, ids: Map<string, string>): void {
  if (Array.isArray(recorded) && Array.isArray(received)) {
    for (const [index, item] of recorded.entries()) rememberIds(item, received[index], ids)
  } else if (isRecord(recorded) && isRecord(received)) {
    for (const [key, value] of Object.entries(recorded)) {
      const [one, other] = [textOf(value), textOf(received[key])]
      if (/^_?id$/.test(key) && one !== '' && other !== '') ids.set(one, other)
      else rememberIds(value, received[key], ids)
    }
  }
}

function stateOf({ body, status, request, method }: Recording): string {
  if (!isRecord(body)) return method === 'DELETE' && status === 204 && request.includes('lusters/') ? 'DELETING' : ''
  if (body['errorCode'] === 'CLUSTER_NOT_FOUND') return 'GONE'
  if (method === 'DELETE' && status === 202 && request.includes('/clusters/')) return 'DELETING'
  return textOf(body['stateName'])
}

const mapped = (path: string, ids: ReadonlyMap<string, string>, orgId: string) =>
  path.replace(/\/orgs\/[0-9a-f]{24}/, `/orgs/${orgId}`).replace(/[0-9a-f]{24}/g, (id) => ids.get(id) ?? id)

/** The recorded paths lack their queries; the self link of some lists tells what they were asked for. */
function queryOf({ body, request }: Recording): string {
  const links = isRecord(body) && Array.isArray(body['links']) ? body['links'] : []
  const self = isRecord(links[0]) ? textOf(links[0]['href']) : ''
  return /\/(provider\/regions|alerts)$/.test(request) && self ? new URL(self).search : ''
}

/**
 * Makes what existed before the recording began: the project, the custom roles that are listed and were not made before, and the
 * flex clusters that were refused by the cluster API.
 */
async function prepare(
  recording: Recording,
  { peer, ids, orgId }: { peer: Peer; ids: Map<string, string>; orgId: string },
): Promise<void> {
  const groupId = /\/groups\/([0-9a-f]{24})/.exec(recording.request)?.[1]
  if (groupId !== undefined && !ids.has(groupId)) {
    const created = await peer({
      method: 'POST',
      path: `${API_ROOT}/groups`,
      body: { name: `was-there-${ids.size}`, orgId },
    })
    if (isRecord(created.json)) ids.set(groupId, textOf(created.json['id']))
  }
  const { body } = recording
  if (Array.isArray(body) && recording.request.endsWith('/customDBRoles/roles')) {
    const path = mapped(recording.request, ids, orgId)
    for (const role of body) await peer({ method: 'POST', path, body: role })
  }
  if (!isRecord(body) || body['errorCode'] !== 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API') return
  await addFlexCluster(recording, { peer, ids })
}

/** Recorded: its snapshots go back eight days, so it was there all along. */
const isOfOldFlexCluster = ({ request, status }: Recording, _: number, all: readonly Recording[]): boolean => {
  const path = /^(.*\/flexClusters)\/([^/]+)\/backup\//.exec(request)
  const made = all.some((other) => other.method === 'POST' && other.request === path?.[1] && nameOf(other) === path[2])
  return path !== null && status < 300 && !made
}

const nameOf = ({ body }: Recording) => (isRecord(body) ? textOf(body['name']) : '')

async function addFlexCluster(
  { request }: Recording,
  { peer, ids }: { peer: Peer; ids: ReadonlyMap<string, string> },
): Promise<void> {
  const [, groupId = '', name = ''] = /\/groups\/([0-9a-f]{24})\/\w*lusters\/([^/]+)/.exec(request) ?? []
  const path = `${API_ROOT}/groups/${ids.get(groupId)}/flexClusters`
  const known = await peer({ method: 'GET', path: `${path}/${name}` })
  if (known.status !== 404) return
  const providerSettings = { backingProviderName: 'AWS', regionName: 'US_EAST_1' }
  await peer({ method: 'POST', path, body: { name, providerSettings } })
}

const HEADERS = ['content-type', 'deprecation', 'sunset', 'x-java-method', 'x-error-code', 'ratelimit-limit']

function compare(recording: Recording, received: Received): readonly string[] {
  const differences: string[] = []
  const check = (what: string, expected: unknown, actual: unknown) => {
    if (expected !== actual) differences.push(`${what}: recorded ${expected}, got ${actual}`)
  }
  check('status', recording.status, received.status)
  for (const name of HEADERS) check(name, recording.headers[name], received.headers[name])
  const challenge = (text: string | undefined) => text?.replace(/nonce="[A-Za-z0-9+/]{32}"/, 'nonce="…"')
  check(
    'www-authenticate',
    challenge(recording.headers['www-authenticate']),
    challenge(received.headers['www-authenticate']),
  )
  const [wanted, got] = [recording.body, received.json]
  if (isRecord(wanted) && isRecord(got)) {
    for (const name of ['errorCode', 'stateName', 'reason']) check(name, wanted[name], got[name])
  }
  const [expected, actual] = [keyPaths(wanted), keyPaths(got)]
  for (const path of expected) if (!actual.has(path)) differences.push(`key ${path} is missing`)
  for (const path of actual) if (!expected.has(path)) differences.push(`key ${path} is not recorded`)
  return differences
}
