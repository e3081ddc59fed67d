import { addIpAccess } from '../../operations/add-ip-access.ts'
import { createCluster } from '../../operations/create-cluster.ts'
import { createDatabaseUser } from '../../operations/create-database-user.ts'
import { createProject } from '../../operations/create-project.ts'
import { loadSampleData } from '../../operations/load-sample-data.ts'
import { restoreSnapshot } from '../../operations/restore-snapshot.ts'
import type { BuiltStep } from '../../plan/build.ts'
import { literal } from '../../plan/reference.ts'
import { completeRole } from '../file/read-roles.ts'
import type { EnvironmentSpec } from '../file/spec.ts'
import { EXPIRES_AT, type Identity, renderTime } from '../identity.ts'
import { environmentName } from '../name.ts'

/** The longest that Atlas lets an entry of a network access list expire after. */
const LONGEST_ENTRY_MS = 7 * 24 * 3_600_000

/** What brings an environment up: a pure function of what its file says, whose it is, and until when it is to live. */
export function upSteps({
  spec,
  identity,
  expiresAt,
}: {
  spec: EnvironmentSpec
  identity: Identity
  expiresAt: Date
}): readonly BuiltStep[] {
  const name = environmentName(identity)
  const project = projectOf(spec)
  const steps = [
    createdProject({ spec, name, expiresAt }),
    createdCluster({ spec, name, project, expiresAt }),
    seeding({ spec, name, project }),
    user({ spec, name, project }),
    ...access({ spec, project }),
  ]
  return steps.filter((step) => step !== undefined)
}

function projectOf({ place }: EnvironmentSpec): string {
  return place.isolation === 'project' ? '${project.project-id}' : place.projectId
}

function createdProject({
  spec: { place, positionOf },
  name,
  expiresAt,
}: {
  spec: EnvironmentSpec
  name: string
  expiresAt: Date
}): BuiltStep | undefined {
  if (place.isolation !== 'project') return undefined
  const tags = { ...Object(literal(place.project['tags'])), [EXPIRES_AT]: renderTime(expiresAt) }
  return {
    id: 'project',
    operation: createProject,
    params: { ...Object(literal(place.project)), 'org-id': place.orgId, 'project-name': name, tags },
    positionOf: (param) => positionOf(param ?? 'org-id'),
  }
}

function createdCluster({
  spec: { place, cluster, positionOf },
  name,
  project,
  expiresAt,
}: {
  spec: EnvironmentSpec
  name: string
  project: string
  expiresAt: Date
}): BuiltStep | undefined {
  if (place.isolation === 'database' || cluster === undefined) return undefined
  const expiry = place.isolation === 'cluster' ? { [EXPIRES_AT]: renderTime(expiresAt) } : {}
  const written = Object(literal(cluster)) as Readonly<Record<string, unknown>>
  const tags = { ...Object(written['tags']), ...expiry }
  return {
    id: 'cluster',
    operation: createCluster,
    params: {
      ...written,
      'project-id': project,
      'cluster-name': name,
      resume: true,
      ...(Object.keys(tags).length > 0 && { tags }),
    },
    positionOf: (param) => positionOf(param === undefined ? 'cluster' : `cluster.${param}`),
  }
}

/** Once for each environment: later pushes keep what the pull request has made of the data. */
function seeding({
  spec: { place, seed, positionOf },
  name,
  project,
}: {
  spec: EnvironmentSpec
  name: string
  project: string
}): BuiltStep | undefined {
  if (place.isolation === 'database' || seed === undefined) return undefined
  const common = { id: 'seed', needs: ['cluster'], positionOf: () => positionOf('seed') }
  if (seed.kind === 'sample-data')
    return { ...common, operation: loadSampleData, params: { 'project-id': project, 'cluster-name': name } }
  const { from } = seed
  return {
    ...common,
    operation: restoreSnapshot,
    params: {
      'project-id': from.projectId,
      'project-name': from.projectName,
      'org-id': from.orgId,
      'cluster-name': from.clusterName,
      'snapshot-id': seed.snapshot,
      'target-project-id': project,
      'target-cluster-name': name,
      once: true,
    },
  }
}

function user({ spec, name, project }: { spec: EnvironmentSpec; name: string; project: string }): BuiltStep {
  const { place, databaseUser, positionOf } = spec
  const shared = place.isolation === 'database'
  const roles = databaseUser.roles.map((role) => (shared ? completeRole({ role, database: name }) : role))
  const cluster = shared ? place.clusterName : name
  return {
    id: 'user',
    operation: createDatabaseUser,
    params: {
      'project-id': project,
      username: name,
      roles: literal(roles),
      clusters: [cluster],
      'cluster-name': cluster,
      database: shared ? name : onlyDatabaseOf(roles),
      'rotate-password': true,
    },
    needs: shared ? [] : ['cluster'],
    positionOf: () => positionOf('database-user'),
  }
}

/** The database that the connection string opens: the one that all roles are about, if there is one. */
function onlyDatabaseOf(roles: readonly string[]): string | undefined {
  const named = new Set(roles.map((role) => /@([^.]+)/.exec(role)?.[1]))
  const [only] = named
  return named.size === 1 ? only : undefined
}

/** A project of its own takes its entries along; entries of a shared project go when they expire, unless a push extends them. */
function access({ spec, project }: { spec: EnvironmentSpec; project: string }): BuiltStep[] {
  const { place, positionOf, ttlMs } = spec
  const expiry = place.isolation === 'project' ? undefined : `${Math.floor(Math.min(ttlMs, LONGEST_ENTRY_MS) / 1000)}s`
  const positioned = { operation: addIpAccess, positionOf: () => positionOf('access') }
  return spec.access.map((entry, index) => {
    const id = entry === 'runner' ? 'runner' : `access-${index + 1}`
    if (entry === 'runner') return { ...positioned, id, params: { 'project-id': project, runner: true } }
    const kind = entry.address.includes('/') ? 'cidr-block' : 'ip-address'
    const params = {
      'project-id': project,
      [kind]: entry.address,
      'expires-after': expiry,
      'allow-wide-cidr': entry.allowWideCidr,
    }
    return { ...positioned, id, params }
  })
}
