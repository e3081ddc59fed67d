import { findProject } from '../access.ts'
import type { Cluster } from '../clusters/cluster.ts'
import type { Call, Result, Route } from '../route.ts'

/** Addresses of a documentation range (RFC 5737), which belong to nobody: the same ones as long as the cluster lives. */
function addressesOf({ id, name }: Cluster): object {
  const first = Number.parseInt(id.slice(-2), 16) % 252
  const addresses = [1, 2, 3].map((node) => `192.0.2.${first + node}`)
  return { clusterName: name, futureInbound: [], futureOutbound: [], inbound: addresses, outbound: addresses }
}

function read(call: Call): Result {
  const { id, clusters } = findProject(call.world, call.params['groupId'] ?? '', 'read')
  const reachable = clusters.filter(({ kind, ready, paused }) => kind === 'dedicated' && ready && !paused)
  return { status: 200, body: { groupId: id, services: { clusters: reachable.map(addressesOf) } } }
}

export const ipAddresses: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups/{groupId}/ipAddresses',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiAtlasGroupIpAddressesResource::getIpAddresses' }],
    limit: 'ipAddresses',
    handle: read,
  },
]
