/** Actions of the whole cluster, after the list of privilege actions in MongoDB's manual. */
const OF_CLUSTERS = [
  'BYPASS_DEFAULT_MAX_TIME_MS',
  'BYPASS_USER_WRITE_BLOCK',
  'CONN_POOL_STATS',
  'FLUSH_ROUTER_CONFIG',
  'GET_CMD_LINE_OPTS',
  'GET_LOG',
  'GET_PARAMETER',
  'GET_SHARD_MAP',
  'HOST_INFO',
  'IN_PROG',
  'KILL_ANY_SESSION',
  'KILL_OP',
  'LIST_DATABASES',
  'LIST_SESSIONS',
  'LIST_SHARDS',
  'NET_STAT',
  'REPL_SET_GET_CONFIG',
  'REPL_SET_GET_STATUS',
  'SERVER_STATUS',
  'SET_USER_WRITE_BLOCK',
  'SHARDING_STATE',
  'TOP',
  'USE_UUID',
] as const

/** Actions of a database or a collection, after the same list. */
const OF_NAMESPACES = [
  'BYPASS_DOCUMENT_VALIDATION',
  'CHANGE_STREAM',
  'COLL_MOD',
  'COLL_STATS',
  'COMPACT',
  'CONVERT_TO_CAPPED',
  'CREATE_COLLECTION',
  'CREATE_INDEX',
  'DB_HASH',
  'DB_STATS',
  'DROP_COLLECTION',
  'DROP_DATABASE',
  'DROP_INDEX',
  'ENABLE_PROFILER',
  'FIND',
  'INSERT',
  'LIST_COLLECTIONS',
  'LIST_INDEXES',
  'REMOVE',
  'RENAME_COLLECTION_SAME_DB',
  'RE_INDEX',
  'UPDATE',
  'VALIDATE',
] as const

/** Actions that may be of either, or of which the manual does not say it. */
const OF_EITHER = [
  'ANALYZE',
  'ANALYZE_SHARD_KEY',
  'CHECK_METADATA_CONSISTENCY',
  'CLEAR_JUMBO_FLAG',
  'CREATE_SEARCH_INDEX',
  'CREATE_STREAM_PROCESSOR',
  'DROP_SEARCH_INDEX',
  'DROP_STREAM_PROCESSOR',
  'ENABLE_SHARDING',
  'GET_STREAM_PROCESSOR',
  'KILL_ANY_CURSOR',
  'LIST_CONNECTIONS',
  'LIST_SEARCH_INDEXES',
  'LIST_STREAM_PROCESSORS',
  'MODIFY_STREAM_PROCESSOR',
  'MOVE_CHUNK',
  'OUT_TO_AZURE',
  'OUT_TO_GCS',
  'OUT_TO_S3',
  'PROCESS_STREAM_PROCESSOR',
  'REFINE_COLLECTION_SHARD_KEY',
  'RESHARD_COLLECTION',
  'SAMPLE_STREAM_PROCESSOR',
  'SHARDED_DATA_DISTRIBUTION',
  'SPLIT_CHUNK',
  'SQL_GET_SCHEMA',
  'SQL_SET_SCHEMA',
  'START_STREAM_PROCESSOR',
  'STOP_STREAM_PROCESSOR',
  'STORAGE_GET_CONFIG',
  'STORAGE_SET_CONFIG',
  'STREAM_PROCESSOR_STATS',
  'UPDATE_SEARCH_INDEX',
  'VIEW_ALL_HISTORY',
] as const

/** Every action that the published description names. */
export const ROLE_ACTIONS = [...OF_CLUSTERS, ...OF_NAMESPACES, ...OF_EITHER]

/** Whether the action cannot be of such a resource. */
export function isMisapplied(action: string, resource: 'cluster' | 'namespace'): boolean {
  const others: readonly string[] = resource === 'cluster' ? OF_NAMESPACES : OF_CLUSTERS
  return others.includes(action)
}
