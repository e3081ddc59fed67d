import { Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { ClusterKind } from './cluster.ts'

const LONGEST = 64
/** Host names are made of so many characters. */
const PREFIX = 23

/** Checks a new name against the rules for names and against the other clusters of the project, of all three kinds. */
export function checkClusterName(name: string, project: Project): void {
  const refuse = (errorCode: string, detail: string) => new Problem(400, errorCode, { detail, parameters: [name] })
  if (!/^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(name) || /^atlas-[a-z0-9]{6}$/.test(name)) {
    throw refuse('CLUSTER_NAME_INVALID', `The specified cluster name ${name} is invalid.`)
  }
  if (name.length > LONGEST) {
    throw refuse('CLUSTER_NAME_TOO_LONG', `The specified cluster name ${name} is longer than ${LONGEST} characters.`)
  }
  if (name.slice(0, PREFIX).endsWith('-')) {
    throw refuse('CLUSTER_NAME_PREFIX_INVALID', `The first ${PREFIX} characters of ${name} cannot end with a hyphen.`)
  }
  if (project.clusters.some((cluster) => cluster.name === name)) {
    const kind = 'cluster or serverless instance'
    throw new Problem(400, 'DUPLICATE_CLUSTER_NAME', {
      detail: `A ${kind} named ${name} is already present in group ${project.id}.`,
      parameters: [kind, name, project.id],
    })
  }
  if (project.clusters.some((cluster) => hostLabel(cluster.name) === hostLabel(name))) {
    throw refuse(
      'DUPLICATE_CLUSTER_NAME_PREFIX',
      `The first ${PREFIX} characters of ${name} are those of another cluster in group ${project.id}.`,
    )
  }
}

/** The part of the host names that comes from the cluster's name. Recorded: lower case, cut. */
export function hostLabel(name: string): string {
  return name.slice(0, PREFIX).toLowerCase()
}

/** What each of the two APIs says of the other's clusters. Recorded. */
export function clusterOfOtherApi({ name, kind }: { name: string; kind: ClusterKind }): Problem {
  return kind === 'flex'
    ? new Problem(400, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API', {
        detail: `Flex cluster ${name} cannot be used in the Cluster API.`,
        parameters: [name],
      })
    : new Problem(400, 'CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API', {
        detail: `Cannot use non-flex cluster ${name} in the flex API.`,
        parameters: [name],
      })
}

export function clusterNotFound(name: string, project: Project): Problem {
  return new Problem(404, 'CLUSTER_NOT_FOUND', {
    detail: `No cluster named ${name} exists in group ${project.id}.`,
    parameters: [name, project.id],
  })
}
