import { readClusterReference } from '../../../operations/subject/cluster-reference.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import { matchesGlob } from './glob.ts'
import type { Rule } from './rule.ts'
import { sayWritten, type Written, writtenIn } from './written.ts'

/** Outputs that are the id of a project which the step was given, or has made, and which its own check has passed therefore. */
const PROJECT_OUTPUTS = ['project-id', 'target-project-id']

/** On which project that a step names it is, and why the rule does not reach there. */
export interface Beyond {
  readonly where: string
  readonly why: string
}

/** What of the projects and organizations that a step names is beyond the rule; `undefined` if nothing is. */
export function beyondProjects({ rule, step }: { rule: Rule; step: PlanStep }): Beyond | undefined {
  if (rule.anyProject) return undefined
  const { operation } = step
  const org = writtenIn(step, 'org-id')
  const named = [
    { id: writtenIn(step, 'project-id'), name: writtenIn(step, 'project-name') },
    { id: writtenIn(step, 'target-project-id'), name: writtenIn(step, 'target-project-name') },
    { id: ABSENT, name: writtenIn(step, 'new-project-name'), isNew: true },
    shorthand(writtenIn(step, 'cluster')),
  ]
  for (const { id, name, isNew } of named) {
    if (id.kind !== 'absent' && !isProjectId({ rule, id })) return beyond('project', id, 'is not among its project-ids')
    if (name.kind === 'absent') continue
    if (!isProjectName({ rule, name })) return beyond('project', name, 'is not among its project-names')
    if (!isNew && rule.orgIds !== undefined && !isOrg({ rule, org }))
      return beyond('project', name, `is named with org-id ${sayWritten(org)}, which is not among its org-ids`)
  }
  if ('orgId' in operation.params && org.kind !== 'absent' && rule.orgIds !== undefined && !isOrg({ rule, org }))
    return beyond('organization', org, 'is not among its org-ids')
  const namesNone = named.every(({ id, name }) => id.kind === 'absent' && name.kind === 'absent')
  // Whatever is not said to be on a project is about all that the credentials see.
  const isWide = namesNone && operation.name !== 'check-access'
  if (isWide && !(operation.name === 'list-projects' && isOrg({ rule, org })))
    return {
      where: ' on all that its credentials see',
      why: `${operation.name} is not limited to its projects or organizations`,
    }
  return undefined
}

const ABSENT: Written = { kind: 'absent' }

interface Named {
  readonly id: Written
  readonly name: Written
  readonly isNew?: boolean
}

/** `project:cluster`, as the operations take it apart. */
function shorthand(cluster: Written): Named {
  if (cluster.kind === 'absent') return { id: ABSENT, name: ABSENT }
  if (cluster.kind !== 'value' || typeof cluster.value !== 'string') return { id: { kind: 'open' }, name: ABSENT }
  const { projectId, projectName } = readClusterReference({ cluster: cluster.value })
  return {
    id: projectId === undefined ? ABSENT : { kind: 'value', value: projectId },
    name: projectName === undefined ? ABSENT : { kind: 'value', value: projectName },
  }
}

export function isProjectId({ rule, id }: { rule: Rule; id: Written }): boolean {
  if (rule.anyProject) return true
  if (id.kind === 'output') return PROJECT_OUTPUTS.includes(id.output)
  return id.kind === 'value' && typeof id.value === 'string' && rule.projectIds?.includes(id.value) === true
}

/** A name that another step finds out may be that of a second project elsewhere; ids are for that. */
export function isProjectName({ rule, name }: { rule: Rule; name: Written }): boolean {
  if (rule.anyProject) return true
  if (name.kind !== 'value' || typeof name.value !== 'string') return false
  const text = name.value
  return rule.projectNames?.some((pattern) => matchesGlob({ pattern, text })) === true
}

export function isOrg({ rule, org }: { rule: Rule; org: Written }): boolean {
  if (rule.anyProject) return true
  return org.kind === 'value' && typeof org.value === 'string' && rule.orgIds?.includes(org.value) === true
}

function beyond(kind: 'project' | 'organization', value: Written, why: string): Beyond {
  return { where: ` on ${kind} ${sayWritten(value)}`, why: `${kind} ${sayWritten(value)} ${why}` }
}
