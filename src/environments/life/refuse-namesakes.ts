import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { findCluster } from '../../operations/subject/cluster.ts'
import { findDatabaseUser } from '../../operations/subject/database-user.ts'
import { isUserMadeFor } from '../../operations/subject/database-user-mark.ts'
import { isMadeFor } from '../../operations/subject/ownership.ts'
import { findProjectsByName } from '../../operations/subject/project.ts'
import type { EnvironmentSpec } from '../file/spec.ts'
import { type Identity, ownerOfEnvironment } from '../identity.ts'
import { environmentName } from '../name.ts'

/**
 * Rejects when something of others bears the name that an environment is to have. The operations would refuse to change it as well, but
 * only when other steps have made something, a cluster would pass for the environment's own, and their hints offer another name.
 */
export async function refuseNamesakes({
  atlas,
  place,
  identity,
}: {
  atlas: Atlas
  place: EnvironmentSpec['place']
  identity: Identity
}): Promise<void> {
  const name = environmentName(identity)
  const owner = ownerOfEnvironment({ identity, mark: '' })
  const refuse = (what: string) => {
    const { repository, pullRequest } = identity
    throw new ActionError({
      code: 'ENVIRONMENT_NOT_OURS',
      message: `${what} \`${name}\` is there already, and does not bear the marks of pull request #${pullRequest} of ${repository}. Nothing was changed.`,
      hint: 'Look in Atlas whose it is. If nobody needs it, delete it there and run the job again.',
    })
  }
  if (place.isolation === 'project') {
    const projects = await findProjectsByName({ atlas, orgId: place.orgId, projectName: name })
    const foreign = projects.find(({ tags }) => !isMadeFor({ tags, owner }))
    if (foreign !== undefined) refuse(`project ${foreign.id}`)
    return
  }
  const { projectId } = place
  const [cluster, user] = await Promise.all([
    place.isolation === 'cluster' ? findCluster({ atlas, projectId, clusterName: name }) : undefined,
    findDatabaseUser({ atlas, projectId, database: 'admin', username: name }),
  ])
  if (cluster !== undefined && cluster.state !== 'DELETING' && !isMadeFor({ tags: cluster.tags, owner }))
    refuse(`project ${projectId}: cluster`)
  if (user !== undefined && !isUserMadeFor({ description: user.description, owner }))
    refuse(`project ${projectId}: database user`)
}
