import { hasCode } from '../atlas/atlas-error.ts'
import { ActionError } from '../base/errors.ts'
import { rememberWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { count, flag, optional, required, text, textMap, withDefault } from './param.ts'
import { type Cluster, findCluster } from './subject/cluster.ts'
import { clusterName, clusterOutputs, clusterOutputsOf, wait } from './subject/cluster-reference.ts'
import { createRequest, differences, type Wanted } from './subject/cluster-wanted.ts'
import { isUsable, patchCluster, waitingFor } from './subject/cluster-write.ts'
import { isOurs, mergeTags, tagsOf } from './subject/ownership.ts'
import { checkPlacement, checkRestriction, normalTier, provider, region, tier } from './subject/placement.ts'
import { checkProjectReference, projectIdOf, projectReference, requireProject } from './subject/project.ts'

/** A cluster that was asked for shows up in reads soon; before that, asking again could only fail. */
const SHOWS_UP_WITHIN_MS = 60_000

export const createCluster = defineOperation({
  name: 'create-cluster',
  summary: 'Ensure that a cluster exists as described, and wait until it is ready.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...projectReference,
    clusterName: required(clusterName),
    tier: required(tier),
    provider: withDefault('AWS', provider),
    region: required(region),
    mongodbVersion: optional(
      text({
        describe: 'Major version of MongoDB, such as `8.0`; dedicated clusters only.',
        expected: 'a major version such as `8.0`',
        pattern: /^\d+\.\d+$/,
      }),
    ),
    diskSizeGb: optional(
      count({ describe: 'Disk of each node in GB; dedicated clusters only.', least: 10, most: 16_384 }),
    ),
    backup: withDefault(
      false,
      flag({ describe: 'Cloud backup; dedicated clusters only. Flex clusters always have it, free ones never.' }),
    ),
    terminationProtection: withDefault(false, flag({ describe: 'Protect the cluster against termination.' })),
    tags: optional(
      textMap({ describe: 'Tags of the cluster, beside our own.', expected: 'a mapping of tag to value' }),
    ),
    wait,
  },
  outputs: clusterOutputs,

  check({ params, given, policy }) {
    const issues = checkProjectReference(given)
    issues.push(...checkPlacement({ placement: params, policy }))
    const kind = params.tier === undefined ? undefined : normalTier(params.tier)
    if (kind === 'free' || kind === 'flex') {
      for (const [name, shown] of [
        ['mongodbVersion', 'mongodb-version'],
        ['diskSizeGb', 'disk-size-gb'],
      ] as const) {
        if (given(name))
          issues.push({
            message: `${shown}: a ${kind} cluster has no such choice.`,
            hint: 'Leave it out, or use a dedicated tier.',
          })
      }
      if (params.backup === true)
        issues.push({
          message: `backup: a ${kind} cluster has no such choice.`,
          hint: 'Leave it out, or use a dedicated tier.',
        })
    }
    return issues
  },

  async step({ atlas, params, memory, owner, policy }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const cluster = await findCluster({ atlas, projectId, clusterName: params.clusterName })
    const wanted: Wanted = {
      ...params,
      tier: normalTier(params.tier),
      tags: mergeTags(tagsOf(params.tags), owner.tags),
    }
    const now = atlas.now()
    const sent = sentWrite(memory, 'create')

    if (cluster?.state === 'DELETING') {
      return waitingFor({
        cluster,
        doing: 'waiting for an earlier cluster of this name to go',
        memory,
        write: 'create',
        now,
      })
    }
    if (cluster === undefined) {
      if (sent !== undefined && now.getTime() - sent.lastAt < SHOWS_UP_WITHIN_MS) {
        return { status: 'waiting', doing: 'waiting for the cluster to show up', checkAgainInMs: 3_000 }
      }
      if (policy.cloud === 'government') {
        const { regionUsageRestrictions = '' } = await requireProject({ atlas, reference: { projectId } })
        refuse(checkRestriction({ restriction: regionUsageRestrictions, ...wanted })?.message)
      }
      rememberWrite({ memory, name: 'create', now })
      await request()
      return { status: 'waiting', doing: 'creating the cluster', checkAgainInMs: 3_000 }
    }
    if (cluster.state === 'CREATING' && params.wait) {
      return waitingFor({ cluster, doing: 'creating the cluster', memory, write: 'create', now })
    }
    if (cluster.state === 'IDLE' || !params.wait) {
      const update = plannedUpdate({ cluster, wanted, ours: isOurs({ tags: cluster.tags, owner }) })
      if (update !== undefined && cluster.state === 'IDLE') {
        rememberWrite({ memory, name: 'update', now })
        await patchCluster({ atlas, cluster, body: update })
        return { status: 'waiting', doing: 'updating the cluster', checkAgainInMs: 3_000 }
      }
    }
    if (!params.wait || isUsable(cluster)) {
      const change = sent ? 'created' : sentWrite(memory, 'update') ? 'updated' : 'unchanged'
      return { status: 'done', change, outputs: clusterOutputsOf(cluster) }
    }
    return waitingFor({ cluster, doing: 'waiting for the cluster', memory, write: sent ? 'create' : 'update', now })

    async function request(): Promise<void> {
      const path = { groupId: projectId }
      try {
        if (wanted.tier === 'flex') await atlas.call('createGroupFlexCluster', { path, body: createRequest(wanted) })
        else await atlas.call('createGroupCluster', { path, body: createRequest(wanted) })
      } catch (error) {
        // Created meanwhile, by a lost request of ours or by another run: the next look decides.
        if (!hasCode(error, 'DUPLICATE_CLUSTER_NAME')) throw error
      }
    }
  },
})

/** What has to be changed in a cluster that exists; `undefined` if nothing. What cannot be changed here is an error. */
function plannedUpdate({
  cluster,
  wanted,
  ours,
}: {
  cluster: Cluster
  wanted: Wanted
  ours: boolean
}): Record<string, unknown> | undefined {
  const { fixed, update } = differences({ cluster, wanted, ours })
  refuse(fixed)
  return update
}

function refuse(message: string | undefined): void {
  if (message !== undefined) {
    throw new ActionError({
      code: 'CLUSTER_DIFFERS',
      message,
      hint: 'Describe the cluster as it is, change it with update-cluster, or choose another cluster-name.',
    })
  }
}
