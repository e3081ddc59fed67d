import { API_ROOT } from '../../atlas/api-operations.ts'
import type { Issue } from '../../base/errors.ts'
import type { Document } from '../document-param.ts'
import type { ApiRequest } from './api-request.ts'
import { part, text } from './document-part.ts'

interface Absent {
  readonly what: string
  /** Paths below the API root. */
  readonly path: RegExp
  /** Only where this is said, as a parameter or an attribute of the body. */
  readonly word?: { readonly name: string; readonly value: RegExp }
  readonly instead: string
}

const FLEXIBLE = 'Use a dedicated cluster, M20 or higher, at /groups/{groupId}/clusters.'

/** Documentation of Atlas for Government: what is not available there. */
const ABSENT: readonly Absent[] = [
  {
    what: 'Data Federation',
    path: /^\/groups\/[^/]+\/(?:dataFederation|privateNetworkSettings)(?:\/|$)/,
    instead: 'Query the clusters themselves.',
  },
  {
    what: 'Online Archive',
    path: /\/onlineArchives(?:\/|$)/,
    instead: 'Keep the data in the cluster, or export snapshots to a bucket.',
  },
  {
    what: 'Stream Processing',
    path: /^\/groups\/[^/]+\/streams(?:[/:]|$)/,
    instead: 'Use change streams of the cluster.',
  },
  {
    what: 'Global Clusters',
    path: /\/clusters\/[^/]+\/globalWrites(?:\/|$)/,
    instead: 'Use a replica set or a sharded cluster.',
  },
  {
    what: 'Global Clusters',
    path: /^\/groups\/[^/]+\/(?:clusters(?:\/[^/]+)?|clusterConfigurations:validate)$/,
    word: { name: 'clusterType', value: /^GEOSHARDED$/i },
    instead: 'Use `REPLICASET` or `SHARDED`.',
  },
  {
    what: 'push-based export of logs to S3',
    path: /\/pushBasedLogExport(?:\/|$)/,
    instead: 'Download logs with downloadGroupClusterLog.',
  },
  {
    what: 'push-based export of logs to S3',
    path: /\/logIntegrations(?:\/|$)/,
    word: { name: 'type', value: /^S3_LOG_EXPORT$/i },
    instead: 'Download logs with downloadGroupClusterLog.',
  },
  {
    what: 'Prometheus integration',
    path: /\/integrations\/[^/]+$/,
    word: { name: 'integrationType', value: /^PROMETHEUS$/i },
    instead: 'Use another integration.',
  },
  {
    what: 'Prometheus integration',
    path: /\/integrations\/[^/]+$/,
    word: { name: 'type', value: /^PROMETHEUS$/i },
    instead: 'Use another integration.',
  },
  {
    what: 'live migration',
    path: /\/liveMigrations(?:\/|$)/,
    instead: 'Use mongodump and mongorestore, or mongosync.',
  },
  { what: 'flex clusters', path: /\/flexClusters(?:[/:]|$)/, instead: FLEXIBLE },
  {
    what: 'serverless instances',
    path: /\/(?:serverless|privateEndpoint\/serverless)(?:\/|$)|\/tenantUpgradeToServerless$/,
    instead: FLEXIBLE,
  },
  {
    what: 'clusters on Azure',
    path: /^\/groups\/[^/]+\/(?:(?:containers|peers)(?:\/[^/]+)?|privateEndpoint\/endpointService)$/,
    word: { name: 'providerName', value: /^AZURE$/i },
    instead: 'Use AWS or GCP.',
  },
  {
    what: 'clusters on Azure',
    path: /^\/groups\/[^/]+\/privateEndpoint\/[^/]+\/endpointService(?:\/|$)/,
    word: { name: 'cloudProvider', value: /^AZURE$/i },
    instead: 'Use AWS or GCP.',
  },
  { what: 'free clusters', path: /\/clusters\/tenantUpgrade$/, instead: FLEXIBLE },
]

/** Why Atlas for Government cannot do this; nothing, where it can. */
export function checkGovernmentApi({ request, body }: { request: ApiRequest; body: Document | undefined }): Issue[] {
  const { method, values } = request
  const below = request.path.slice(API_ROOT.length)
  const said = (name: string) => values[name] ?? text(part(body, name))
  const absent = ABSENT.find(({ path, word }) => path.test(below) && (!word || word.value.test(said(word.name) ?? '')))
  if (absent === undefined) return checkTls({ below, body })
  const message = `Atlas for Government has no ${absent.what}, so that ${method} ${below} can do nothing there.`
  return [{ message, hint: absent.instead }]
}

/** Documentation of Atlas for Government: TLS 1.2 or later. The attribute stands in a cluster, or in its own resource. */
function checkTls({ below, body }: { below: string; body: Document | undefined }): Issue[] {
  if (!/\/clusters(?:\/[^/]+(?:\/processArgs)?)?$/.test(below)) return []
  const name = 'minimumEnabledTlsProtocol'
  const asked = text(part(body, name) ?? part(part(body, 'advancedConfiguration'), name)) ?? ''
  if (!/^TLS1_[01]$/i.test(asked)) return []
  const message = `body: ${name}: Atlas for Government requires TLS 1.2 or later, and \`${asked}\` is older.`
  return [{ message, hint: 'Use `TLS1_2` or `TLS1_3`, or leave it out.' }]
}
