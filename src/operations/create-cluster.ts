import type { Atlas } from '../atlas/client.ts'
import { ActionError } from '../base/errors.ts'
import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { count, flag, optional, required, text, textMap, withDefault } from './param.ts'
import { findCluster } from './subject/cluster.ts'
import { requestCluster } from './subject/cluster-creation.ts'
import { newClusterName } from './subject/cluster-name.ts'
import { clusterOutputs, clusterOutputsOf, wait } from './subject/cluster-reference.ts'
import { refuseResume, resumePaused, waitOutPause } from './subject/cluster-resume.ts'
import { differences, type Wanted } from './subject/cluster-wanted.ts'
import { changeCluster, isSettled, isUsable, waitingFor } from './subject/cluster-write.ts'
import { isOurs, mergeTags, ownerTags, tagsOf } from './subject/ownership.ts'
import {
  checkPlacement,
  checkRestriction,
  DEFAULT_RESTRICTION,
  normalTier,
  provider,
  region,
  tier,
} from './subject/placement.ts'
import { checkProjectReference, projectIdOf, projectReference, requireProject } from './subject/project.ts'

/** A cluster that was asked for shows up in reads soon; before that, asking again could only fail. */
const SHOWS_UP_WITHIN_MS = 60_000
const SHOWS_SOON_MS = 3_000

export const createCluster = defineOperation({
  name: 'create-cluster',
  summary: 'Ensure that a cluster exists as described, and wait until it is ready.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...projectReference,
    clusterName: required(newClusterName),
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
    backup: optional(
      flag({
        describe:
          'Cloud backup; dedicated clusters only. Flex clusters always have it, free ones never. It is never switched off.',
      }),
    ),
    terminationProtection: optional(
      flag({
        describe:
          'Protect the cluster against termination; the tag `protected-by` says that this action did it. Left out, protection stays as it is.',
      }),
    ),
    tags: optional(
      textMap({ describe: 'Tags of the cluster, beside our own.', expected: 'a mapping of tag to value' }),
    ),
    resume: withDefault(
      false,
      flag({ describe: 'Resume the cluster if it is paused, before anything else of it is changed.' }),
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
      tags: mergeTags(tagsOf(params.tags), ownerTags({ owner, present: cluster?.tags ?? [] })),
    }
    const now = atlas.now()
    const sent = sentWrite(memory, 'create')

    if (cluster === undefined) {
      const waiting = { status: 'waiting', doing: 'creating the cluster', checkAgainInMs: SHOWS_SOON_MS } as const
      if (sent !== undefined && now.getTime() - sent.lastAt < SHOWS_UP_WITHIN_MS) return waiting
      if (policy.cloud === 'government') await checkProject({ atlas, projectId, wanted })
      return (await requestCluster({ atlas, projectId, wanted, memory, now })) ?? waiting
    }
    const waitFor = (doing: string, write: 'create' | 'update') => waitingFor({ cluster, doing, memory, write, now })
    if (cluster.state === 'DELETING') return waitFor('waiting for an earlier cluster of this name to go', 'create')
    const ours = isOurs({ tags: cluster.tags, owner })
    const seen = params.resume ? { ...cluster, paused: false } : cluster
    const { fixed, update } = differences({ cluster: seen, wanted, ours })
    if (fixed !== undefined) {
      throw new ActionError({
        code: 'CLUSTER_DIFFERS',
        message: fixed,
        hint: 'Describe the cluster as it is, change it with update-cluster, or choose another cluster-name.',
      })
    }
    if (cluster.state === 'CREATING' && params.wait) return waitFor('creating the cluster', 'create')
    if (params.resume && cluster.paused) {
      refuseResume({ cluster, ours })
      return resumePaused({ atlas, cluster, memory })
    }
    const created = sent !== undefined && sentWrite(memory, 'taken') === undefined
    // A cluster that this run has just asked for was asked for as described, though its young answers leave out some of it.
    const changing = update !== undefined && !(created && cluster.state === 'CREATING')
    const resumed = isSettled({ cluster, memory, write: 'resume', now })
    if (changing && resumed) {
      const change = { write: 'update', body: update, doing: 'updating the cluster' }
      return await changeCluster({ atlas, cluster, memory, ...change }).catch((error: unknown) => {
        if (!params.resume) throw error
        return waitOutPause({ error, memory, now })
      })
    }
    const settled = cluster.state !== 'IDLE' || (resumed && isSettled({ cluster, memory, write: 'update', now }))
    if (changing || (params.wait && !(isUsable(cluster) && settled)))
      return waitFor(
        changing ? 'waiting until it can be updated' : 'waiting for the cluster',
        sent ? 'create' : 'update',
      )
    const changed = sentWrite(memory, 'update') ?? sentWrite(memory, 'resume')
    const change = created ? 'created' : changed ? 'updated' : 'unchanged'
    return { status: 'done', change, outputs: clusterOutputsOf(cluster) }
  },
})

/** In Atlas for Government the project fixes the regions of its clusters. */
async function checkProject({
  atlas,
  projectId,
  wanted,
}: {
  atlas: Atlas
  projectId: string
  wanted: Wanted
}): Promise<void> {
  const { regionUsageRestrictions } = await requireProject({ atlas, reference: { projectId } })
  const issue = checkRestriction({ restriction: regionUsageRestrictions ?? DEFAULT_RESTRICTION, ...wanted })
  if (issue) throw new ActionError({ code: 'REGION_RESTRICTED', ...issue })
}
