import { UsageError } from '../base/errors.ts'
import type { Method } from './send.ts'

type Endpoint = readonly [method: Method, path: `/api/atlas/v2${string}`, date: string]

/**
 * The operations of the Admin API that this project calls, by Atlas's operation id, each with the version it was tested with.
 * Atlas serves the newest version not after the date, so a date is raised only together with the code that reads the answer.
 */
export const endpoints = {
  getSystemStatus: ['GET', '/api/atlas/v2', '2023-01-01'],
  listOrgs: ['GET', '/api/atlas/v2/orgs', '2023-01-01'],
  listGroups: ['GET', '/api/atlas/v2/groups', '2023-01-01'],
  getOrgGroups: ['GET', '/api/atlas/v2/orgs/{orgId}/groups', '2023-01-01'],
  createGroup: ['POST', '/api/atlas/v2/groups', '2023-01-01'],
  getGroup: ['GET', '/api/atlas/v2/groups/{groupId}', '2023-01-01'],
  getGroupByName: ['GET', '/api/atlas/v2/groups/byName/{groupName}', '2023-01-01'],
  updateGroup: ['PATCH', '/api/atlas/v2/groups/{groupId}', '2023-01-01'],
  deleteGroup: ['DELETE', '/api/atlas/v2/groups/{groupId}', '2023-01-01'],
  listGroupAccessListEntries: ['GET', '/api/atlas/v2/groups/{groupId}/accessList', '2023-01-01'],
  createGroupAccessListEntry: ['POST', '/api/atlas/v2/groups/{groupId}/accessList', '2023-01-01'],
  getGroupAccessListEntry: ['GET', '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}', '2023-01-01'],
  deleteGroupAccessListEntry: ['DELETE', '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}', '2023-01-01'],
  getGroupAccessListStatus: ['GET', '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}/status', '2023-01-01'],
  listGroupClusters: ['GET', '/api/atlas/v2/groups/{groupId}/clusters', '2024-08-05'],
  createGroupCluster: ['POST', '/api/atlas/v2/groups/{groupId}/clusters', '2024-10-23'],
  getGroupCluster: ['GET', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}', '2024-08-05'],
  updateGroupCluster: ['PATCH', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}', '2024-10-23'],
  deleteGroupCluster: ['DELETE', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}', '2023-02-01'],
  listGroupFlexClusters: ['GET', '/api/atlas/v2/groups/{groupId}/flexClusters', '2024-11-13'],
  createGroupFlexCluster: ['POST', '/api/atlas/v2/groups/{groupId}/flexClusters', '2024-11-13'],
  getGroupFlexCluster: ['GET', '/api/atlas/v2/groups/{groupId}/flexClusters/{name}', '2024-11-13'],
  updateGroupFlexCluster: ['PATCH', '/api/atlas/v2/groups/{groupId}/flexClusters/{name}', '2024-11-13'],
  deleteGroupFlexCluster: ['DELETE', '/api/atlas/v2/groups/{groupId}/flexClusters/{name}', '2024-11-13'],
  getGroupClusterStatus: ['GET', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/status', '2023-01-01'],
  listGroupDatabaseUsers: ['GET', '/api/atlas/v2/groups/{groupId}/databaseUsers', '2023-01-01'],
  createGroupDatabaseUser: ['POST', '/api/atlas/v2/groups/{groupId}/databaseUsers', '2023-01-01'],
  getGroupDatabaseUser: ['GET', '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}', '2023-01-01'],
  updateGroupDatabaseUser: [
    'PATCH',
    '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}',
    '2023-01-01',
  ],
  deleteGroupDatabaseUser: [
    'DELETE',
    '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}',
    '2023-01-01',
  ],
  listGroupCustomDbRoleRoles: ['GET', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles', '2023-01-01'],
  createGroupCustomDbRoleRole: ['POST', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles', '2023-01-01'],
  getGroupCustomDbRoleRole: ['GET', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}', '2023-01-01'],
  updateGroupCustomDbRoleRole: ['PATCH', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}', '2023-01-01'],
  deleteGroupCustomDbRoleRole: [
    'DELETE',
    '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}',
    '2023-01-01',
  ],
  requestGroupSampleDatasetLoad: ['POST', '/api/atlas/v2/groups/{groupId}/sampleDatasetLoad/{name}', '2023-01-01'],
  getGroupSampleDatasetLoad: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/sampleDatasetLoad/{sampleDatasetId}',
    '2023-01-01',
  ],
  listGroupClusterBackupSnapshots: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
    '2023-01-01',
  ],
  takeGroupClusterBackupSnapshots: [
    'POST',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
    '2023-01-01',
  ],
  getGroupClusterBackupSnapshot: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/{snapshotId}',
    '2023-01-01',
  ],
  listGroupClusterBackupSnapshotShardedClusters: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/shardedClusters',
    '2023-01-01',
  ],
  getGroupClusterBackupSnapshotShardedCluster: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/shardedCluster/{snapshotId}',
    '2023-01-01',
  ],
  listGroupClusterBackupRestoreJobs: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs',
    '2023-01-01',
  ],
  createGroupClusterBackupRestoreJob: [
    'POST',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs',
    '2023-01-01',
  ],
  getGroupClusterBackupRestoreJob: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs/{restoreJobId}',
    '2023-01-01',
  ],
  listGroupFlexClusterBackupSnapshots: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/snapshots',
    '2024-11-13',
  ],
  getGroupFlexClusterBackupSnapshot: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/snapshots/{snapshotId}',
    '2024-11-13',
  ],
  listGroupFlexClusterBackupRestoreJobs: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs',
    '2024-11-13',
  ],
  createGroupFlexClusterBackupRestoreJob: [
    'POST',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs',
    '2024-11-13',
  ],
  getGroupFlexClusterBackupRestoreJob: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs/{restoreJobId}',
    '2024-11-13',
  ],
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints

type ParametersOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : never

/** The path parameters of an endpoint, by the names that stand in its path. */
export type PathParameters<Name extends EndpointName> = Readonly<
  Record<ParametersOf<(typeof endpoints)[Name][1]>, string>
>

type QueryValue = string | number | boolean | undefined
/** A list stands for the same name several times. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>

/**
 * The request target of an endpoint. Every parameter is percent-encoded whole, so that `192.168.0.0/24` stays one segment and no
 * value can reach another path. Throws `UsageError` for a value that cannot be kept in a segment.
 */
export function targetOf({
  path,
  parameters,
  query = {},
}: {
  path: string
  parameters: Readonly<Record<string, string>>
  query?: Query | undefined
}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, parameters[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) if (value !== undefined) search.append(name, String(value))
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

/** `.` and `..` are resolved away by whoever reads the path as a URL, encoded or not; an empty segment names another resource. */
function segment(name: string, value: string): string {
  if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value.toWellFormed())
  throw new UsageError([{ message: `${name}: the value ${JSON.stringify(value)} cannot stand in a path.` }])
}
