import type { Atlas } from '../../atlas/client.ts'
import type { Cloud } from '../../atlas/cloud.ts'
import type { Secret } from '../../base/secret.ts'
import type { Memory, OutputValue } from '../operation.ts'
import type { OwnSecrets } from '../own-secrets.ts'
import { type Cluster, findCluster } from './cluster.ts'
import { safeConnectionString } from './cluster-reference.ts'
import { credentialsUri, type Login } from './credentials-uri.ts'
import { awaitApplied, clustersInUse, isInUse } from './database-user-applied.ts'
import type { AuthType } from './database-user-auth.ts'
import { readyCluster } from './database-user-cluster.ts'
import { JOINED, passwordState, runPassword } from './database-user-password.ts'
import type { Waiting } from './passing-refusal.ts'

interface LoginParams {
  readonly username: string
  readonly authType: AuthType
  readonly clusters?: readonly string[]
  readonly clusterName?: string
  readonly database?: string
  readonly password?: Secret
  readonly rotatePassword: boolean
  readonly wait: boolean
}

/**
 * Waits, if it is to, until the user can log in: to the cluster that is named, else to every cluster that it may use. Gives the
 * cluster that is named.
 */
export async function settleUser({
  atlas,
  projectId,
  params,
  memory,
  withFlex,
}: {
  atlas: Atlas
  projectId: string
  params: LoginParams
  memory: Memory
  withFlex: boolean
}): Promise<{ readonly waiting: Waiting } | { readonly cluster: Cluster | undefined }> {
  const { clusterName, clusters: scopes = [] } = params
  const writes = ['create', 'update', JOINED]
  if (!params.wait) {
    return { cluster: clusterName === undefined ? undefined : await findCluster({ atlas, projectId, clusterName }) }
  }
  if (clusterName === undefined) {
    const clusters = await clustersInUse({ atlas, projectId, scopes, withFlex })
    const waiting = await awaitApplied({ atlas, clusters, memory, writes })
    return waiting === undefined ? { cluster: undefined } : { waiting }
  }
  const ready = await readyCluster({ atlas, projectId, clusterName, memory })
  if ('waiting' in ready) return ready
  const { cluster } = ready
  const waiting = isInUse(cluster) && (await awaitApplied({ atlas, clusters: [cluster], memory, writes }))
  return waiting ? { waiting } : { cluster }
}

/** The outputs with which one logs in, as far as they are known. */
export function loginOutputs({
  cluster,
  params,
  cloud,
  memory,
  secrets,
}: {
  cluster: Cluster | undefined
  params: LoginParams
  cloud: Cloud
  memory: Memory
  secrets: OwnSecrets
}): {
  readonly [Name in 'password' | 'clusterName' | 'connectionString' | 'connectionStringWithCredentials']?: OutputValue
} {
  const login = loginOf({ params, memory, secrets })
  const password = login?.authType === 'scram' ? { password: login.password } : {}
  const { standardSrv, standard } = cluster?.connectionStrings ?? {}
  const connectionString = safeConnectionString(standardSrv ?? standard)
  const named = cluster === undefined ? {} : { clusterName: cluster.name }
  if (connectionString === undefined) return { ...password, ...named }
  const { database } = params
  return {
    ...password,
    ...named,
    connectionString,
    ...(login && { connectionStringWithCredentials: credentialsUri({ connectionString, login, database, cloud }) }),
  }
}

/** `undefined` when nobody but the user knows the password. */
function loginOf({
  params,
  memory,
  secrets,
}: {
  params: LoginParams
  memory: Memory
  secrets: OwnSecrets
}): Login | undefined {
  const { authType, username, password: given, rotatePassword: rotate } = params
  if (authType !== 'scram') return { authType }
  const known = given !== undefined || passwordState({ given, secrets, memory, rotate }) === 'set'
  return known ? { authType, username, password: runPassword({ given, secrets }) } : undefined
}
