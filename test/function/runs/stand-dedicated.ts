import { nameOf } from '../../scenarios/preview-world.ts'
import { createPeer } from '../../simulator/peer.ts'
import type { SliceWorld } from './slice-world.ts'

/** From seven in the morning it is to be paused; worlds begin at eight. */
export const HOURS_FILE = `org-id: ORG
cluster: { tier: M10, provider: AWS, region: US_EAST_1 }
pause: { at: '0 7 * * *', resume: '0 6 * * *', time-zone: UTC }
`

export async function made(world: SliceWorld, path: string, body: object): Promise<string> {
  const peer = createPeer(world.simulator)
  const { status, json } = await peer({ method: 'POST', path: `/api/atlas/v2${path}`, body })
  if (status >= 300) throw new TypeError(`POST ${path}: ${status} ${JSON.stringify(json)}`)
  return String(Reflect.get(Object(json), 'id'))
}

/** The environment of pull request 42 with a cluster that can be paused, as another run has left it; the id of its project. */
export async function standDedicated(world: SliceWorld): Promise<string> {
  const tags = [
    { key: 'managed-by', value: 'mongodb-atlas-action' },
    { key: 'repository', value: 'octo/shop' },
    { key: 'pull-request', value: '42' },
  ]
  const expires = { key: 'expires-at', value: '2026-11-25T08:00:00Z' }
  const projectId = await made(world, '/groups', {
    name: nameOf(42),
    orgId: world.simulator.orgId,
    tags: [...tags, expires],
  })
  const regionConfigs = [
    {
      providerName: 'AWS',
      regionName: 'US_EAST_1',
      priority: 7,
      electableSpecs: { instanceSize: 'M10', nodeCount: 3 },
    },
  ]
  const replicationSpecs = [{ regionConfigs }]
  await made(world, `/groups/${projectId}/clusters`, {
    name: nameOf(42),
    clusterType: 'REPLICASET',
    replicationSpecs,
    tags,
  })
  world.clock.skip(1_800_000)
  return projectId
}
