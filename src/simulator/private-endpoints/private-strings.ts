import type { Cluster } from '../clusters/cluster.ts'
import { hostLabel } from '../clusters/cluster-name.ts'
import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { type EndpointService, lifeStatus, nativeRegion, type PrivateEndpoint } from './endpoint-service.ts'

const MEMBERS = [0, 1, 2]
/** Documented: the load balancer of a private endpoint has one port per member from here on. */
const FIRST_PORT = 1024

/**
 * The connection strings through private networks, in the documented forms: one per endpoint that is AVAILABLE in a region of the
 * cluster, and those of the peering connection. Only dedicated clusters have them, and only once they are ready.
 */
export function privateStrings(
  cluster: Cluster,
  { project, call: { world, now } }: { project: Project; call: Pick<Call, 'world' | 'now'> },
): object {
  if (cluster.kind !== 'dedicated' || !cluster.ready) return {}
  const domain = `${cluster.hostHash}.${world.cloud === 'government' ? 'mongodbgov.net' : 'mongodb.net'}`
  const reached = project.privateEndpoints.services
    .filter((service) => isNear(cluster, service))
    .flatMap((service) => service.endpoints.map((endpoint) => ({ service, endpoint })))
    .filter(({ endpoint }) => lifeStatus(endpoint, now) === 'AVAILABLE')
    .map((place, index) => through(cluster, { ...place, index, domain }))
  const aws = reached.filter(({ endpoints }) => endpoints[0]?.providerName === 'AWS')
  const byEndpoint = (string: 'connectionString' | 'srvConnectionString') =>
    Object.fromEntries(aws.map((one) => [one.endpoints[0]?.endpointId, one[string]]))
  return {
    ...(aws.length === 0
      ? {}
      : {
          awsPrivateLink: byEndpoint('connectionString'),
          awsPrivateLinkSrv: byEndpoint('srvConnectionString'),
        }),
    ...(reached.length === 0 ? {} : { privateEndpoint: reached }),
    ...(world.quirks.vpcPeering ? peered(cluster, domain) : {}),
  }
}

function isNear({ shards }: Cluster, { provider, regionName }: EndpointService): boolean {
  return shards.some(({ regions }) =>
    regions.some((region) => region.providerName === provider && region.regionName === regionName),
  )
}

function through(
  cluster: Cluster,
  {
    service,
    endpoint,
    index,
    domain,
  }: { service: EndpointService; endpoint: PrivateEndpoint; index: number; domain: string },
) {
  const { provider, regionName } = service
  const sharded = cluster.settings.clusterType !== 'REPLICASET'
  const host = `pl-${index}-${nativeRegion(regionName)}.${domain}`
  const hosts = MEMBERS.map((member) => `${host}:${FIRST_PORT + member}`).join(',')
  return {
    connectionString: `mongodb://${hosts}/?${options(cluster)}`,
    endpoints: [{ endpointId: endpoint.id, providerName: provider, region: regionName }],
    srvConnectionString: `mongodb+srv://${hostLabel(cluster.name)}-pl-${index}.${domain}`,
    type: sharded ? 'MONGOS' : 'MONGOD',
  }
}

function peered(cluster: Cluster, domain: string): object {
  const label = hostLabel(cluster.name)
  const hosts = MEMBERS.map((member) => `${label}-shard-00-0${member}-pri.${domain}:27017`).join(',')
  return { private: `mongodb://${hosts}/?${options(cluster)}`, privateSrv: `mongodb+srv://${label}-pri.${domain}` }
}

function options({ settings, replicaSet }: Cluster): string {
  const common = 'ssl=true&authSource=admin'
  return settings.clusterType === 'REPLICASET' ? `${common}&replicaSet=${replicaSet}-shard-0` : common
}
