import { readClusterReference } from '../../../operations/subject/cluster-reference.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import { matchesGlob } from './glob.ts'
import type { Beyond } from './project-limits.ts'
import type { Rule } from './rule.ts'
import { isMaybeTrue, itemsOf, sayWritten, type Written, writtenIn } from './written.ts'

const CLUSTER_OUTPUTS = ['cluster-name', 'target-cluster-name']

/** What of the clusters that a step names, or reaches without naming them, is beyond the rule. */
export function beyondClusters({ rule, step }: { rule: Rule; step: PlanStep }): Beyond | undefined {
  if (rule.clusterNames === undefined) return undefined
  const { operation } = step
  const named = [
    writtenIn(step, 'cluster-name'),
    writtenIn(step, 'target-cluster-name'),
    shorthand(writtenIn(step, 'cluster')),
    ...itemsOf(step, 'clusters'),
  ].filter(({ kind }) => kind !== 'absent')
  for (const name of named) {
    if (isClusterName({ rule, name })) continue
    const where = ` on cluster ${sayWritten(name)}`
    return { where, why: `cluster ${sayWritten(name)} is not among its cluster-names` }
  }
  // Without a list a user may log in to every cluster of the project.
  if ('clusters' in operation.params && itemsOf(step, 'clusters').length === 0)
    return {
      where: ' for every cluster of the project',
      why: 'clusters is left out, and its cluster-names are not all',
    }
  if (isMaybeTrue(step, 'cascade'))
    return {
      where: ' with cascade',
      why: 'cascade deletes every cluster of the project, and its cluster-names are not all',
    }
  return undefined
}

export function isClusterName({ rule, name }: { rule: Rule; name: Written }): boolean {
  if (rule.clusterNames === undefined) return true
  if (name.kind === 'output') return CLUSTER_OUTPUTS.includes(name.output)
  if (name.kind !== 'value' || typeof name.value !== 'string') return false
  const text = name.value
  return rule.clusterNames.some((pattern) => matchesGlob({ pattern, text }))
}

function shorthand(cluster: Written): Written {
  if (cluster.kind === 'absent') return cluster
  if (cluster.kind !== 'value' || typeof cluster.value !== 'string') return { kind: 'open' }
  return { kind: 'value', value: readClusterReference({ cluster: cluster.value }).clusterName }
}
