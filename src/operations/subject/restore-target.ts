import type { Atlas } from '../../atlas/client.ts'
import { ActionError, type Issue } from '../../base/errors.ts'
import type { Memory, Owner, Policy } from '../operation.ts'
import { optional, required } from '../param.ts'
import type { Cluster } from './cluster.ts'
import { findCluster } from './cluster.ts'
import { clusterName } from './cluster-name.ts'
import { type ClusterReference, readClusterReference } from './cluster-reference.ts'
import { isOurs } from './ownership.ts'
import { DEFAULT_RESTRICTION } from './placement.ts'
import { projectReference, requireProject } from './project.ts'
import { refusePaused } from './refuse-paused.ts'

/** How the cluster is named that a snapshot is restored into. */
export const restoreTarget = {
  targetProjectId: optional({
    ...projectReference.projectId,
    describe: 'Id of the project of the target; left out, it is the project of the source.',
  }),
  targetProjectName: optional({
    ...projectReference.projectName,
    describe: 'Name of the project of the target, instead of its id; org-id holds for it, too.',
  }),
  targetClusterName: required({
    ...clusterName,
    describe: 'Name of the cluster that is overwritten with the snapshot.',
  }),
}

export interface TargetReference extends ClusterReference {
  readonly targetProjectId?: string
  readonly targetProjectName?: string
  readonly targetClusterName: string
}

const TO_ANOTHER = 'Restore into another cluster, and move to it; restoring in place is done in the Atlas console.'

/** What the text alone tells: names that exclude each other, and a target that is the source. */
export function checkTarget({
  params,
  given,
}: {
  params: Partial<TargetReference>
  given: (name: 'targetProjectId' | 'targetProjectName') => boolean
}): Issue[] {
  const byId = given('targetProjectId')
  const byName = given('targetProjectName')
  if (byId && byName) {
    return [{ message: 'target-project-id and target-project-name are given at once.', hint: 'Give one of them.' }]
  }
  const source = readClusterReference(params)
  const { targetProjectId, targetProjectName, targetClusterName } = params
  const sameProject =
    (!byId && !byName) ||
    (targetProjectId !== undefined && targetProjectId === source.projectId) ||
    (targetProjectName !== undefined && targetProjectName === source.projectName)
  if (!sameProject || targetClusterName === undefined || targetClusterName !== source.clusterName) return []
  return [{ message: `target-cluster-name: ${targetClusterName} is the source itself.`, hint: TO_ANOTHER }]
}

/** The cluster to restore into. Rejects if it is the source, or does not exist. */
export async function requireTarget({
  atlas,
  params,
  source,
  memory,
}: {
  atlas: Atlas
  params: TargetReference
  source: Cluster
  memory: Memory
}): Promise<Cluster> {
  const { targetClusterName } = params
  const projectId = await targetProjectIdOf({ atlas, params, source, memory })
  if (projectId === source.projectId && targetClusterName === source.name) {
    throw new ActionError({
      code: 'SOURCE_IS_TARGET',
      message: `cluster ${targetClusterName} of project ${projectId} is source and target at once.`,
      hint: TO_ANOTHER,
    })
  }
  const target = await findCluster({ atlas, projectId, clusterName: targetClusterName })
  if (target !== undefined) return target
  throw new ActionError({
    code: 'CLUSTER_NOT_FOUND',
    message: `there is no cluster ${targetClusterName} in project ${params.targetProjectName ?? projectId} to restore into.`,
    hint: 'Create it first with create-cluster, of the same tier and version as the source or above, and check target-cluster-name and the project.',
  })
}

async function targetProjectIdOf({
  atlas,
  params,
  source,
  memory,
}: {
  atlas: Atlas
  params: TargetReference
  source: Cluster
  memory: Memory
}): Promise<string> {
  const { targetProjectId, targetProjectName: projectName, orgId } = params
  if (targetProjectId !== undefined) return targetProjectId
  if (projectName === undefined) return source.projectId
  const known = memory.found?.['target project']
  if (known !== undefined) return known
  const { id } = await requireProject({ atlas, reference: { projectName, ...(orgId !== undefined && { orgId }) } })
  memory.found = { ...memory.found, 'target project': id }
  return id
}

/** Everything that forbids to overwrite the target, before the write that does it. */
export async function refuseTarget({
  atlas,
  source,
  target,
  owner,
  policy,
  overwrite,
}: {
  atlas: Atlas
  source: Cluster
  target: Cluster
  owner: Owner
  policy: Policy
  overwrite: boolean
}): Promise<void> {
  if (!overwrite && !isOurs({ tags: target.tags, owner })) {
    throw new ActionError({
      code: 'TARGET_NOT_OURS',
      message: `cluster ${target.name} of project ${target.projectId} is not managed by this action for this repository, and a restore overwrites all of its data.`,
      hint: 'Say `overwrite: true` if that is what you want, or restore into a cluster that create-cluster has made.',
    })
  }
  if (target.kind === 'free' || (target.kind === 'flex' && source.kind === 'dedicated')) {
    throw new ActionError({
      code: 'RESTORE_UNSUPPORTED',
      message: `cluster ${target.name} is a ${target.kind} cluster, and Atlas restores no snapshot of a ${source.kind} cluster into such a one.`,
      hint: 'Restore into a dedicated cluster; snapshots of flex clusters also fit into flex clusters.',
    })
  }
  refusePaused(target)
  if (policy.cloud === 'government') await refuseOtherKind({ atlas, source, target })
}

/** Documentation of Atlas for Government: snapshots do not cross between the two kinds of project. */
async function refuseOtherKind({
  atlas,
  source,
  target,
}: {
  atlas: Atlas
  source: Cluster
  target: Cluster
}): Promise<void> {
  if (source.projectId === target.projectId) return
  const [from, to] = await Promise.all(
    [source, target].map(async ({ projectId }) => {
      const { regionUsageRestrictions } = await requireProject({ atlas, reference: { projectId } })
      return regionUsageRestrictions ?? DEFAULT_RESTRICTION
    }),
  )
  if (from === to) return
  throw new ActionError({
    code: 'REGION_RESTRICTED',
    message: `the project of the source is \`${from}\` and that of the target \`${to}\`, and Atlas for Government restores no snapshots across the two kinds of project.`,
    hint: 'Restore into a cluster of a project with the same region-usage-restrictions.',
  })
}
