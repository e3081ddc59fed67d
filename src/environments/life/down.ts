import { addIpAccess } from '../../operations/add-ip-access.ts'
import { createDatabaseUser } from '../../operations/create-database-user.ts'
import { deleteCluster } from '../../operations/delete-cluster.ts'
import { deleteDatabaseUser } from '../../operations/delete-database-user.ts'
import { deleteProject } from '../../operations/delete-project.ts'
import type { BuiltStep } from '../../plan/build.ts'
import { dropDatabase } from '../database/drop-database.ts'
import { type Environment, type Holding, keyUserOf, type SearchPlace } from '../find-environments.ts'

/** How long the user lives at most that drops the data: longer than any run. */
const KEY_EXPIRES_AFTER = '2h'

/**
 * What takes an environment down: a pure function of what was found of it. Each thing is looked at again right before it is deleted,
 * and left if it is not ours any more. `prefix` tells apart the steps of several environments in one plan.
 */
export function downSteps({
  environment,
  place,
  isReachable,
  prefix = '',
}: {
  environment: Environment
  place: SearchPlace
  /** This machine can be let in to the cluster, to drop data there. */
  isReachable: boolean
  prefix?: string
}): readonly BuiltStep[] {
  const { holdings } = environment
  if (place.isolation === 'database')
    return databaseSteps({
      environment,
      projectId: place.projectId,
      clusterName: place.clusterName,
      isReachable,
      prefix,
    })
  const steps = holdings.map((holding) => deletionOf({ holding, prefix }))
  // Two organizations may each have a project of this name.
  return steps.map((step, index) => {
    const earlier = steps.slice(0, index).filter(({ id }) => id === step.id).length
    return earlier === 0 ? step : { ...step, id: `${step.id}-${earlier + 1}` }
  })
}

function deletionOf({ holding, prefix }: { holding: Holding; prefix: string }): BuiltStep {
  const common = { 'project-id': holding.projectId, 'only-ours': true }
  switch (holding.kind) {
    case 'project':
      return { id: `${prefix}project`, operation: deleteProject, params: { ...common, cascade: true } }
    case 'cluster':
      return {
        id: `${prefix}cluster`,
        operation: deleteCluster,
        params: { ...common, 'cluster-name': holding.cluster.name },
      }
    case 'user':
      return { id: `${prefix}user`, operation: deleteDatabaseUser, params: { ...common, username: holding.username } }
  }
}

/**
 * The data go first, through a user of their own; then the user of the environment, by whose mark all of it is found again should
 * this be cut short; then what it has written until the cluster let it in no more. The user for the deletion bears the same mark,
 * and goes last.
 */
function databaseSteps({
  environment: { name },
  projectId,
  clusterName,
  isReachable,
  prefix,
}: {
  environment: Environment
  projectId: string
  clusterName: string
  isReachable: boolean
  prefix: string
}): BuiltStep[] {
  const id = (word: string) => `${prefix}${word}`
  const project = { 'project-id': projectId }
  const drop = {
    operation: dropDatabase,
    params: {
      ...project,
      'cluster-name': clusterName,
      'connection-string': `\${${id('key')}.connection-string-with-credentials}`,
      database: name,
    },
  }
  const door = {
    id: id('door'),
    operation: addIpAccess,
    params: { ...project, runner: true },
  }
  const deletion = (username: string) => ({
    operation: deleteDatabaseUser,
    params: { ...project, username, 'only-ours': true },
  })
  return [
    ...(isReachable ? [door] : []),
    {
      id: id('key'),
      operation: createDatabaseUser,
      params: {
        ...project,
        username: keyUserOf(name),
        roles: [`dbAdmin@${name}`],
        clusters: [clusterName],
        'cluster-name': clusterName,
        'expires-after': KEY_EXPIRES_AFTER,
        'rotate-password': true,
      },
    },
    { ...drop, id: id('data'), needs: [id('key'), ...(isReachable ? [door.id] : [])] },
    { ...deletion(name), id: id('user'), needs: [id('data')] },
    // Only what could be reached the first time is tried a second time.
    {
      ...drop,
      id: id('rest'),
      params: { ...drop.params, 'after-deletion': true, database: `\${${id('data')}.database}` },
      needs: [id('user')],
    },
    { ...deletion(keyUserOf(name)), id: id('unkey'), needs: [id('rest')] },
  ]
}
