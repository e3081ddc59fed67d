import { nameOf } from '../../../scenarios/preview-world.ts'
import { createPeer } from '../../../simulator/peer.ts'
import type { DurableWorld } from './durable-world.ts'

const TAGS = [
  { key: 'managed-by', value: 'mongodb-atlas-action' },
  { key: 'repository', value: 'octo/shop' },
  { key: 'pull-request', value: '42' },
]
const EXPIRES = { key: 'expires-at', value: '2026-11-25T08:00:00Z' }
const LONG_ENOUGH_MS = 600_000

/** The environment of pull request 42, up for a while, as another run has left it: a project with a flex cluster, and its comment. */
export async function standEnvironment({ simulator, clock, shop }: DurableWorld): Promise<void> {
  const peer = createPeer(simulator)
  const post = async (path: string, body: object): Promise<string> => {
    const { status, json } = await peer({ method: 'POST', path: `/api/atlas/v2${path}`, body })
    if (status >= 300) throw new TypeError(`POST ${path}: ${status} ${JSON.stringify(json)}`)
    return String(Reflect.get(Object(json), 'id'))
  }
  const project = await post('/groups', { name: nameOf(42), orgId: simulator.orgId, tags: [...TAGS, EXPIRES] })
  const providerSettings = { backingProviderName: 'AWS', regionName: 'US_EAST_1' }
  await post(`/groups/${project}/flexClusters`, { name: nameOf(42), providerSettings, tags: TAGS })
  const said = `<!-- mongodb-atlas-action: ${nameOf(42)} -->\nThe environment **is up**.`
  shop.addComment({ number: 42, by: 'github-actions[bot]', body: said })
  clock.skip(LONG_ENOUGH_MS)
}
