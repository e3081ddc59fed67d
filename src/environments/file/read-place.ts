import { createCluster } from '../../operations/create-cluster.ts'
import { createProject } from '../../operations/create-project.ts'
import type { Policy } from '../../operations/operation.ts'
import { checkRestriction, normalTier } from '../../operations/subject/placement.ts'
import type { Report } from '../../plan/draft.ts'
import type { Mapping } from '../../plan/yaml-tree.ts'
import type { Isolation } from './isolation.ts'
import { readOperationBlock } from './operation-block.ts'
import { readBlock } from './read-keys.ts'
import { CLUSTER_KEYS, PROJECT_KEYS } from './spec-keys.ts'

type Raw = Readonly<Record<string, unknown>>

interface Reading {
  /** The whole file. */
  readonly mapping: Mapping
  readonly isolation: Isolation | undefined
  readonly policy: Policy
  readonly report: Report
}

/** The parameters of the new cluster, as they are written; nothing if there are none, or if they are wrong, which is reported. */
export function readCluster({ mapping, isolation, policy, report }: Reading): Raw | undefined {
  const entry = mapping.entries.get('cluster')
  if (entry === undefined || isolation === 'database') return undefined
  const block = readBlock({ entry, path: 'cluster', report })
  if (block === undefined) return undefined
  const decided = ['projectId', 'clusterName']
  const of = { operation: createCluster, keys: CLUSTER_KEYS, decided, path: 'cluster', entry, mapping: block }
  const cluster = readOperationBlock({ ...of, policy, report })
  const tier = cluster?.['tier']
  if (isolation !== 'cluster' || typeof tier !== 'string' || normalTier(tier) !== 'free') return cluster
  report({
    message:
      'cluster.tier: a free cluster bears no tags, so that nobody could tell whose it is, and a project has but one.',
    hint: 'Use `tier: flex` or a dedicated tier, or `isolation: project`.',
    position: block.entries.get('tier')?.position ?? entry.position,
  })
  return undefined
}

/** The parameters of the new project beside its name and organization, as they are written. What is wrong is reported. */
export function readProject({
  mapping,
  isolation,
  cluster,
  policy,
  report,
}: Reading & { readonly cluster: Raw | undefined }): Raw {
  if (isolation !== 'project') return {}
  const entry = mapping.entries.get('project')
  const block = entry && readBlock({ entry, path: 'project', report })
  if (entry !== undefined && block === undefined) return {}
  const of = { operation: createProject, keys: PROJECT_KEYS, decided: ['orgId', 'projectName'], path: 'project' }
  const at = entry ?? mapping.entries.get('isolation') ?? mapping
  const project = readOperationBlock({ ...of, entry: at, mapping: block, policy, report }) ?? {}
  const { 'region-usage-restrictions': restriction } = project
  const { provider = 'AWS', region } = cluster ?? {}
  if (policy.cloud === 'government' && isText(restriction) && isText(provider) && isText(region)) {
    const issue = checkRestriction({
      restriction: restriction.toUpperCase(),
      provider: provider.toUpperCase(),
      region,
    })
    const inCluster = mapping.entries.get('cluster')
    const key = inCluster?.tree.kind === 'mapping' ? inCluster.tree.entries.get('region') : undefined
    if (issue) report({ ...issue, message: `cluster.${issue.message}`, position: (key ?? at).position })
  }
  return project
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
