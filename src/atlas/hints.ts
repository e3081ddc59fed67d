interface Clue {
  readonly status: number
  readonly errorCode: string | undefined
  readonly parameters: readonly string[]
  /** The answer challenges the caller: the credentials themselves were not accepted. */
  readonly anonymous: boolean
  /** It was not Atlas that answered, but something in between. */
  readonly foreign: boolean
  /** The version that was asked for. */
  readonly date: string | undefined
}

/** What to do about a refusal, for the codes that people meet. A sentence that begins with a verb. */
export function hintFor(clue: Clue): string | undefined {
  if (clue.errorCode !== undefined && Object.hasOwn(BY_CODE, clue.errorCode)) return BY_CODE[clue.errorCode]?.(clue)
  if (clue.errorCode?.startsWith('CANNOT_CLOSE_GROUP_ACTIVE_')) return STILL_IN_USE
  if (clue.status === 401 && clue.anonymous) return BAD_CREDENTIALS
  if (clue.foreign && !TOLD_BY_STATUS.has(clue.status)) return STRANGER
  return BY_STATUS[clue.status]?.(clue)
}

const BAD_CREDENTIALS =
  'Atlas does not know these credentials. Check that key and secret belong together and are still valid, and that `cloud` is right: keys of Atlas for Government work only with `cloud: government`.'

/** What these say does not depend on who says it. */
const TOLD_BY_STATUS = new Set([406, 410, 429, 500, 502, 503, 504])

const STRANGER =
  'Atlas answers in JSON, so something answered in its place. Look for a proxy, firewall or gateway between the runner and Atlas, and check base-url.'

const ACCESS_LIST = ({ parameters: [address] }: Clue) =>
  `This is the Admin API access list of the key or service account, not the project's network access list. Add ${address ?? 'this runner’s address'} to it, run on a runner with a fixed address, or let an organization owner switch off "Require IP Access List for the Atlas Administration API".`

const NO_RIGHT = () =>
  'The credentials are valid but may not do this. Give the key or service account the role that this operation needs, and check that the project belongs to its organization.'

const UPGRADE = ({ date }: Clue) =>
  `Atlas no longer serves version ${date ?? 'of this call'}. Upgrade this action to its newest release.`

const TAKEN = () => 'Atlas is out of capacity there. Try again later, or choose another region or tier.'

const BILLING = () => 'An organization owner has to mend the billing of this organization first.'

const UNAVAILABLE = () =>
  'Atlas is not available at the moment. Run it again later: what has been done already is kept.'

const NO_SNAPSHOT = () =>
  'Look with list-snapshots which snapshots the cluster has; Atlas deletes each of them when its retention is over.'

const UNFIT_TARGET = () =>
  'Restore into a cluster that is ready, of the same tier, disk and version as the source or above, and of the same topology.'

const RESTORING = () => 'The cluster is being overwritten with a snapshot. Run it again when that is done.'

const STILL_IN_USE =
  'The project still has what Atlas names. Delete that in the Atlas console or with call-api, wait until it is gone, and run it again.'

const BY_STATUS: Readonly<Record<number, (clue: Clue) => string>> = {
  400: () => 'Check the value that Atlas names against docs/operations.md.',
  401: NO_RIGHT,
  402: BILLING,
  403: NO_RIGHT,
  404: () => 'Check ids and names, and that the credentials may see what they name.',
  406: UPGRADE,
  409: () => 'Something that is there already stands in the way. Look at it in the Atlas console, then run it again.',
  410: UPGRADE,
  429: () => 'Atlas limits how often this may be called. Run fewer jobs at once, or try again in some minutes.',
  500: () => 'Atlas failed. Run it again: what has been done already is kept.',
  502: UNAVAILABLE,
  503: UNAVAILABLE,
  504: UNAVAILABLE,
}

const BY_CODE: Readonly<Record<string, (clue: Clue) => string>> = {
  ORG_REQUIRES_ACCESS_LIST: ACCESS_LIST,
  ORG_REQUIRES_WHITELIST: ACCESS_LIST,
  IP_ADDRESS_NOT_ON_ACCESS_LIST: ACCESS_LIST,
  IP_ADDRESS_NOT_ON_WHITELIST: ACCESS_LIST,
  RESOURCE_REQUIRES_ACCESS_LIST: ACCESS_LIST,
  RESOURCE_REQUIRES_WHITELIST: ACCESS_LIST,
  USER_UNAUTHORIZED: NO_RIGHT,
  USER_CANNOT_ACCESS_ORG: NO_RIGHT,
  USER_CANNOT_ACCESS_GROUP: NO_RIGHT,
  NOT_IN_GROUP: () =>
    'Either there is no such project, or these credentials have no role in it. Check project-id and the roles.',
  NOT_ORG_GROUP_CREATOR: () =>
    'Give the key or service account the role Organization Project Creator, or create the project beforehand.',
  INVALID_VERSION_DATE: UPGRADE,
  VERSION_GONE: UPGRADE,
  invalid_client: () => BAD_CREDENTIALS,
  access_denied: () =>
    'A service account may hold 100 live access tokens; this one holds them all. They expire after an hour. Find the jobs or tools that do not revoke their tokens.',
  RATE_LIMITED: () =>
    'Atlas limits how often this may be called. Run fewer jobs at once, or try again in some minutes.',
  MAX_GROUPS_PER_ORG_EXCEEDED: () => 'The organization has no room for another project. Delete unused ones.',
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS: () =>
    'Delete the clusters first, with delete-cluster, or with `cascade: true` of delete-project. Atlas counts a cluster until it is gone wholly.',
  CANNOT_CLOSE_GROUP_ACTIVE_PEERING_CONNECTIONS: () =>
    'Find the peering connections with call-api `listGroupPeers`, delete them with `deleteGroupPeer`, wait until they are gone, and run it again.',
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES: () =>
    'Delete the private endpoints with call-api `deleteGroupPrivateEndpointEndpointServiceEndpoint`, then their services with `deleteGroupPrivateEndpointEndpointService`, wait some minutes until they are gone, and run it again.',
  CANNOT_CLOSE_GROUP_ACTIVE_BACKUP: () =>
    'A deleted cluster has left its snapshots there (retain-backups). Delete them with call-api `deleteGroupClusterBackupSnapshot`, or wait until they expire, and run it again.',
  CANNOT_CLOSE_GROUP_ACTIVE_BACKUP_COMPLIANCE_POLICY: () =>
    'The project has a backup compliance policy, which only MongoDB support takes away.',
  GROUP_ALREADY_EXISTS: () => 'Choose another project-name, or say `if-exists: reuse`.',
  CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API: () =>
    'A project may have one free cluster, and this one has it already. Use `tier: flex`, or another project.',
  DUPLICATE_CLUSTER_NAME_PREFIX: () =>
    'The first 23 characters of a cluster name must be unique in its project. Choose a shorter name.',
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: () => 'The network access list is full. Remove entries that nobody needs.',
  CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED: () =>
    'Say `force: true` if this cluster is really to go.',
  ATLAS_RESOURCE_POLICIES_VIOLATION_NOT_AUTHORIZED: () =>
    'A resource policy of the organization forbids this. Ask an organization owner.',
  BACKUP_CONFIG_NOT_FOUND: () =>
    'The cluster has no backup. Switch it on with create-cluster and `backup: true`, or in the Atlas console.',
  UNFINISHED_ON_DEMAND_SNAPSHOT: () =>
    'Atlas takes one snapshot of a cluster at a time. Run it again when the other one is complete.',
  SNAPSHOT_NOT_FOUND: NO_SNAPSHOT,
  TENANT_SNAPSHOT_NOT_FOUND: NO_SNAPSHOT,
  CANNOT_RESTORE_TO_TARGET: UNFIT_TARGET,
  TENANT_RESTORE_DESTINATION_UNAVAILABLE: UNFIT_TARGET,
  TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY: UNFIT_TARGET,
  TENANT_RESTORE_VERSION_MISMATCH: UNFIT_TARGET,
  CLUSTER_PAUSED_CANNOT_RESTORE: () => 'Resume the target first with resume-cluster.',
  ATLAS_CLUSTER_RESTORE_IN_PROGRESS: RESTORING,
  CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE: RESTORING,
  GROUP_USERS_LIMIT_EXCEEDED: () =>
    'The project has as many database users as it may. Delete those that nobody needs; list-database-users shows them.',
  USER_ALREADY_EXISTS: () => 'Choose another username; list-database-users shows those that are there.',
  WEAK_PASSWORD: () => 'Give a longer password that is less common, or leave it out to have one made.',
  ATLAS_INVALID_ROLE: () =>
    'Check the spelling of the role. Let a step that grants a custom role wait for the step that makes it, with `needs`.',
  ATLAS_INVALID_CUSTOM_ROLE_ASSIGNMENT: () =>
    'Give the user the custom role alone, and let that inherit the other roles.',
  ATLAS_INVALID_RESOURCE: () =>
    'Actions on data need a database, such as `FIND@app`; actions on the cluster stand alone, such as `LIST_SESSIONS`.',
  ATLAS_INVALID_CUSTOM_ROLE_INHERITANCE: () =>
    'Check inherited-roles. Let a step that inherits a custom role wait for the step that makes it, with `needs`.',
  ATLAS_INVALID_CUSTOM_ROLE_INHERITED_SCOPE: () =>
    'Of one database can only `read` and `readWrite` be inherited. Inherit the others from `admin`, or say with actions what is allowed.',
  ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS: () =>
    'Take the role from the database users that have it, or delete them first; list-database-users shows their roles.',
  ATLAS_CUSTOM_ROLE_IN_USE_BY_ROLES: () => 'Take it out of the roles that inherit it, or delete them first.',
  CUSTOM_ROLES_LIMIT_EXCEEDED: () => 'The project has as many custom roles as it may. Delete those that nobody needs.',
  OUT_OF_CAPACITY: TAKEN,
  NO_CAPACITY: TAKEN,
  REGION_UNAVAILABLE: TAKEN,
  NO_PAYMENT_INFORMATION_FOUND: BILLING,
  ACCOUNT_SUSPENDED: BILLING,
  HOURLY_BILLING_LIMIT_EXCEEDED: BILLING,
}
