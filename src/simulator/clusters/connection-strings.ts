import type { World } from '../world.ts'
import type { Cluster } from './cluster.ts'
import { hostLabel } from './cluster-name.ts'

const MEMBERS = [0, 1, 2]

/**
 * Recorded: a dedicated replica set has none until it was IDLE for the first time, a sharded cluster shows two empty places for
 * private links, and M0 and flex know their SRV address at once. Never with credentials.
 * Where drivers can connect, there is one host, on loopback, and neither TLS nor DNS.
 */
export function connectionStrings(cluster: Cluster, { cloud, databases }: Pick<World, 'cloud' | 'databases'>): object {
  const suffix = cloud === 'government' ? 'mongodbgov.net' : 'mongodb.net'
  const label = hostLabel(cluster.name)
  const domain = `${cluster.hostHash}.${suffix}`
  const sharded = cluster.settings.clusterType !== 'REPLICASET'
  const places = sharded ? { awsPrivateLinkSrv: {}, privateEndpoint: [] } : {}
  if (databases) {
    const port = databases.portOf(cluster)
    const isKnown = cluster.ready && port !== undefined
    return isKnown
      ? { ...places, standard: `mongodb://127.0.0.1:${port}/?directConnection=true&authSource=admin` }
      : places
  }
  const standardSrv = `mongodb+srv://${label}.${domain}`
  if (!cluster.ready) return cluster.kind === 'dedicated' ? places : { standardSrv }

  const hosts = (group: string, port: number) =>
    MEMBERS.map((member) => `${group}-0${member}.${domain}:${port}`).join(',')
  if (sharded) {
    const all = [hosts(`${label}-config-00`, 27016), hosts(`${label}-shard-00`, 27016)].join(',')
    return { ...places, standard: `mongodb://${all}/?ssl=true&authSource=admin`, standardSrv }
  }
  const prefix = cluster.kind === 'dedicated' && !cluster.upgraded ? label : cluster.hostPrefix
  const options = `ssl=true&authSource=admin&replicaSet=${cluster.replicaSet}-shard-0`
  return { standard: `mongodb://${hosts(`${prefix}-shard-00`, 27017)}/?${options}`, standardSrv }
}
