import { ActionError } from '../base/errors.ts'
import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { count, flag, optional, textMap } from './param.ts'
import type { Cluster } from './subject/cluster.ts'
import {
  checkClusterReference,
  clusterOutputs,
  clusterOutputsOf,
  clusterReference,
  wait,
} from './subject/cluster-reference.ts'
import { changeCluster, isSettled, waitingFor } from './subject/cluster-write.ts'
import { hasTags, mergeTags, sameTags, tagsOf } from './subject/ownership.ts'
import { checkAllowed, checkPlacement, normalTier, placesOf, tier } from './subject/placement.ts'
import { tagsWithProtection } from './subject/protection.ts'
import { requireCluster } from './subject/require-cluster.ts'
import { resize } from './subject/resize.ts'

const CHANGES = ['tier', 'diskSizeGb', 'tags', 'labels', 'terminationProtection'] as const

export const updateCluster = defineOperation({
  name: 'update-cluster',
  summary: 'Change tier, disk, tags, labels or protection of a cluster, and wait until it is done.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...clusterReference,
    tier: optional({ ...tier, describe: 'Dedicated tier that the cluster is to have, such as `M30`.' }),
    diskSizeGb: optional(
      count({ describe: 'Disk of each node in GB that the cluster is to have.', least: 10, most: 16_384 }),
    ),
    tags: optional(
      textMap({ describe: 'Tags that the cluster is to have; others stay.', expected: 'a mapping of tag to value' }),
    ),
    labels: optional(
      textMap({
        describe: 'Labels (deprecated by Atlas) that the cluster is to have; others stay.',
        expected: 'a mapping of label to value',
      }),
    ),
    terminationProtection: optional(
      flag({
        describe:
          'Protect the cluster against termination, or no longer. The tag `protected-by` says that this action did it.',
      }),
    ),
    wait,
  },
  outputs: clusterOutputs,
  check({ params, given, policy }) {
    const issues = checkClusterReference(given)
    if (!CHANGES.some(given))
      issues.push({
        message: 'there is nothing to update.',
        hint: 'Give tier, disk-size-gb, tags, labels or termination-protection.',
      })
    if (params.tier === undefined) return issues
    const kind = normalTier(params.tier)
    if (kind === 'free' || kind === 'flex')
      issues.push({
        message: `tier: a cluster cannot be made a ${kind} one.`,
        hint: 'Give a dedicated tier such as `M30`, or create another cluster with create-cluster.',
      })
    else issues.push(...checkPlacement({ placement: { tier: params.tier }, policy }))
    return issues
  },
  async step({ atlas, params, memory, policy }) {
    const cluster = await requireCluster({ atlas, params, memory })
    const now = atlas.now()
    const sent = sentWrite(memory, 'update')
    const body = plannedUpdate({ cluster, params })
    if (body === undefined) {
      if (params.wait && !cluster.paused && !isSettled({ cluster, memory, write: 'update', now })) {
        return waitingFor({ cluster, doing: 'updating the cluster', memory, write: 'update', now })
      }
      return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) }
    }
    const [refusal] = placesOf(cluster).flatMap((placement) => checkAllowed({ placement, policy }))
    if (refusal !== undefined) throw new ActionError({ code: 'PLACE_NOT_ALLOWED', ...refusal })
    if (cluster.paused) {
      throw new ActionError({
        code: 'CLUSTER_PAUSED',
        message: `cluster ${cluster.name} is paused, and Atlas changes nothing in a paused cluster.`,
        hint: 'Resume it first with resume-cluster.',
      })
    }
    if (cluster.state !== 'IDLE')
      return waitingFor({ cluster, doing: 'waiting until it can be updated', memory, write: 'update', now })
    return changeCluster({ atlas, cluster, memory, write: 'update', body, doing: 'updating the cluster' })
  },
})

interface Changes {
  readonly tier?: string
  readonly diskSizeGb?: number
  readonly tags?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
  readonly terminationProtection?: boolean
}

/** Only what differs is sent; `undefined` when the cluster is as it is to be. */
function plannedUpdate({
  cluster,
  params,
}: {
  cluster: Cluster
  params: Changes
}): Record<string, unknown> | undefined {
  const { tier, diskSizeGb, terminationProtection } = params
  const merged = mergeTags(cluster.tags, tagsOf(params.tags))
  const tags = tagsWithProtection({ cluster, tags: merged, protection: terminationProtection })
  const labels = tagsOf(params.labels)
  const size = {
    tier: tier === undefined || normalTier(tier) === cluster.tier ? undefined : normalTier(tier),
    diskSizeGb,
  }
  const sized = size.tier !== undefined || diskSizeGb !== undefined
  if (sized && cluster.kind !== 'dedicated')
    throw unsupported(cluster, 'tier and disk of such a cluster cannot be changed here')
  const resized = sized ? resize({ specs: cluster.replicationSpecs, size }) : undefined
  const body = {
    ...(resized && { replicationSpecs: resized }),
    ...(!sameTags(cluster.tags, tags) && { tags }),
    ...(!hasTags(cluster.labels, labels) && { labels: mergeTags(cluster.labels, labels) }),
    ...(terminationProtection !== undefined &&
      terminationProtection !== cluster.terminationProtection && {
        terminationProtectionEnabled: terminationProtection,
      }),
  }
  if (Object.keys(body).length === 0) return undefined
  if (cluster.kind === 'free') throw unsupported(cluster, 'Atlas changes nothing in a free cluster through its API')
  if (cluster.kind === 'flex' && 'labels' in body) throw unsupported(cluster, 'flex clusters have no labels')
  return body
}

function unsupported(cluster: Cluster, why: string): ActionError {
  return new ActionError({
    code: 'UPDATE_UNSUPPORTED',
    message: `cluster ${cluster.name} is a ${cluster.kind} cluster, and ${why}.`,
    hint: 'Create a cluster of another tier instead.',
  })
}
