import { renderDuration } from '../../base/duration.ts'
import { type Issue, UsageError } from '../../base/errors.ts'
import { listOf } from '../../base/text.ts'
import type { EnvironmentSpec } from '../../environments/file/spec.ts'
import type { BrokerOrder } from '../runs/run-order.ts'
import { isClusterName } from './policy/cluster-limits.ts'
import { isOrg, isProjectId, isProjectName } from './policy/project-limits.ts'
import type { Rule } from './policy/rule.ts'
import type { Written } from './policy/written.ts'

/** What a run needs of the rule that allowed it: JSON. */
export function allowedBy(rule: Rule): BrokerOrder['allowed'] {
  const { projectIds, projectNames, orgIds, clusterNames, anyProject, wideCidr } = rule
  return {
    providers: rule.providers ?? [],
    regions: rule.regions ?? [],
    tiers: rule.tiers ?? [],
    places: {
      anyProject,
      wideCidr,
      ...(projectIds && { projectIds }),
      ...(projectNames && { projectNames }),
      ...(orgIds && { orgIds }),
      ...(clusterNames && { clusterNames }),
    },
  }
}

/**
 * Whether an environment file keeps within the rule. The broker cannot look, since the file is read by the run; whoever may write to the
 * base branch would otherwise choose the organization. The sizes of its cluster are limited as those of all runs are. Throws a
 * `UsageError` with every issue.
 */
export function checkSpecByRule({
  spec,
  allowed: { places },
  longestTtlMs,
}: {
  spec: EnvironmentSpec
  allowed: BrokerOrder['allowed']
  longestTtlMs?: number | undefined
}): void {
  const issues: Issue[] = []
  const report = (path: string, why: string) => {
    const position = spec.positionOf(path)
    const hint = "Ask whoever keeps the broker's policy to allow it, or change the file."
    issues.push({ message: `${path}: ${why}`, hint, ...(position && { position }) })
  }
  if (longestTtlMs !== undefined && spec.ttlMs > longestTtlMs)
    report(
      'ttl',
      `it is ${renderDuration(spec.ttlMs)}, and the broker's policy allows ${renderDuration(longestTtlMs)} at most.`,
    )
  if (places !== undefined)
    for (const [path, what] of beyond({ spec, rule: { ...places, number: 0, pullRequests: 'own' } }))
      report(path, `the broker's policy does not allow ${what}.`)
  if (issues.length > 0) throw new UsageError(issues)
}

function beyond({ spec: { place, seed, access }, rule }: { spec: EnvironmentSpec; rule: Rule }): [string, string][] {
  const found: [string, string][] = []
  const check = (path: string, what: string, isAllowed: boolean) => {
    if (!isAllowed) found.push([path, what])
  }
  if (place.isolation === 'project') check('org-id', 'this organization', isOrg({ rule, org: text(place.orgId) }))
  else check('project-id', 'this project', isProjectId({ rule, id: text(place.projectId) }))
  if (place.isolation === 'database')
    check('cluster-name', 'this cluster', isClusterName({ rule, name: text(place.clusterName) }))
  if (seed?.kind === 'snapshot') {
    const { projectId, projectName, orgId, clusterName } = seed.from
    const isProject =
      projectId === undefined
        ? isProjectName({ rule, name: text(projectName) }) &&
          (rule.orgIds === undefined || isOrg({ rule, org: text(orgId) }))
        : isProjectId({ rule, id: text(projectId) })
    check(
      'seed.from',
      listOf(['this project', 'this cluster'], 'or'),
      isProject && isClusterName({ rule, name: text(clusterName) }),
    )
  }
  const isWide = access.some((entry) => entry !== 'runner' && entry.allowWideCidr === true)
  check('access', 'a range wider than /24 (IPv6: /64)', !isWide || rule.wideCidr)
  return found
}

function text(value: string | undefined): Written {
  return value === undefined ? { kind: 'absent' } : { kind: 'value', value }
}
