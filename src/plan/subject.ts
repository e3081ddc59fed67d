import type { Operation } from '../operations/operation.ts'
import type { Subject } from './order.ts'
import { partsOf } from './reference.ts'
import { requestedBy } from './requested.ts'

interface Step {
  readonly id: string
  readonly operation: Operation
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * What a step works on, as far as its text tells: the project as it is written, then the cluster or the access-list entry. A project
 * named by another step's output is the project of that step. A restore works on two clusters.
 */
export function subjectsOf(step: Step, find: (id: string) => Step | undefined): readonly Subject[] {
  const own = subjectOf(step, find)
  const target = textOf(step, 'target-cluster-name')
  const written = textOf(step, 'target-project-id') ?? textOf(step, 'target-project-name')
  const project = written === undefined ? own[0] : projectBehind({ written, step, find, seen: new Set() })
  const targets = target === undefined || project === undefined ? [] : [[project, 'cluster', target]]
  return [own, ...targets].filter(({ length }) => length > 0)
}

function subjectOf(step: Step, find: (id: string) => Step | undefined): Subject {
  const { subject } = step.operation
  if (subject === 'nothing' || subject === 'organization') return []
  const project = projectOf({ step, find, seen: new Set() })
  if (project === undefined) return []
  if (subject === 'project') return [project]
  if (subject === 'request') return part(project, 'cluster', requestedBy(step.params).cluster)
  if (subject === 'cluster') {
    const cluster = textOf(step, 'cluster-name') ?? shorthand(step)?.cluster
    return cluster === undefined ? [project] : [project, 'cluster', cluster]
  }
  if (subject === 'database-user') return part(project, subject, textOf(step, 'username'))
  if (subject === 'database-role') return part(project, subject, textOf(step, 'role-name'))
  const entry = textOf(step, 'ip-address') ?? textOf(step, 'cidr-block') ?? textOf(step, 'aws-security-group')
  // Without a written address it is the runner's own, which is one for all steps of a job.
  return [project, 'access-entry', entry?.replace(/\/(?:32|128)$/, '') ?? 'runner']
}

/** A thing of the project by its name; the whole project where the name is left to the operation. */
function part(project: string, kind: string, name: string | undefined): Subject {
  return name === undefined ? [project] : [project, kind, name]
}

function projectOf({
  step,
  find,
  seen,
}: {
  step: Step
  find: (id: string) => Step | undefined
  seen: Set<string>
}): string | undefined {
  const own = textOf(step, 'project-id') ?? textOf(step, 'project-name') ?? shorthand(step)?.project
  const written = own ?? (step.operation.subject === 'request' ? requestedBy(step.params).project : undefined)
  return written === undefined ? undefined : projectBehind({ written, step, find, seen })
}

/** The project that a reference to another step stands for, as that step has it written. */
function projectBehind({
  written,
  step,
  find,
  seen,
}: {
  written: string
  step: Step
  find: (id: string) => Step | undefined
  seen: Set<string>
}): string {
  if (seen.has(step.id)) return written
  seen.add(step.id)
  const [part, ...rest] = partsOf(written)
  if (part?.kind !== 'reference' || rest.length > 0 || !/^project-(?:id|name)$/.test(part.output)) return written
  const source = find(part.step)
  return (source && projectOf({ step: source, find, seen })) ?? written
}

/** `project:cluster`; a project's name may hold colons, a cluster's may not. */
function shorthand(step: Step): { project: string; cluster: string } | undefined {
  const both = textOf(step, 'cluster')
  const at = both?.lastIndexOf(':') ?? -1
  return both === undefined || at < 0 ? undefined : { project: both.slice(0, at), cluster: both.slice(at + 1) }
}

function textOf({ params }: Step, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  return typeof value === 'string' ? value : undefined
}
