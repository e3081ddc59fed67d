import type { Caller } from '../../runs/run-order.ts'
import { matchesGlob } from './glob.ts'
import type { Rule } from './rule.ts'

/**
 * In a public repository everybody can cause them, and their jobs have the rights of that repository (docs: "Events that trigger
 * workflows"); `workflow_run` follows a run of a fork's pull request as well.
 */
const BY_STRANGERS: ReadonlySet<string> = new Set([
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'watch',
  'workflow_run',
])

/** Why a rule is not for this caller; `undefined` if it is. */
export function whyNotFor({ rule, caller }: { rule: Rule; caller: Caller }): string | undefined {
  const { repositoryId, repository, ownerId, refs, jobEnvironments, events, workflows } = rule
  if (repositoryId !== undefined && repositoryId !== caller.repositoryId) return 'it is for another repository'
  if (ownerId !== undefined && ownerId !== caller.ownerId) return 'it is for another owner'
  if (repositoryId === undefined && ownerId === undefined) return 'it is for nobody'
  if (repository !== undefined && repository.toLowerCase() !== caller.repository.toLowerCase())
    return `it names repository ${repositoryId} ${repository}, and it is ${caller.repository} now`
  if (refs !== undefined && !refs.some((pattern) => matchesGlob({ pattern, text: caller.ref })))
    return `the ref ${caller.ref} is not among its refs`
  if (events === undefined && BY_STRANGERS.has(caller.event))
    return `strangers can cause the event ${caller.event}, so that its events have to name it`
  if (events?.includes(caller.event) === false) return `the event ${caller.event} is not among its events`
  // Names of environments on GitHub are not case sensitive (docs: "Managing environments for deployment").
  const environment = caller.environment?.toLowerCase()
  if (jobEnvironments !== undefined && !jobEnvironments.some((name) => name.toLowerCase() === environment))
    return `the environment ${caller.environment ?? '(none)'} is not among its job-environments`
  if (workflows !== undefined && !workflows.some((workflow) => isWorkflow({ workflow, caller })))
    return `the workflow ${caller.workflowRef} is not among its workflows`
  return undefined
}

/** A path without a repository is one of the caller's own; a workflow that an organization requires is another's. */
function isWorkflow({ workflow, caller }: { workflow: string; caller: Caller }): boolean {
  const wanted = workflow.startsWith('.github/') ? `${caller.repository}/${workflow}` : workflow
  const given = caller.workflowRef
  if (wanted.includes('@')) return given === wanted
  // Names of files may hold `@`, but no slash: the ref begins at the first `@refs/`, or is a commit.
  const at = given.indexOf('@refs/')
  const path = given.slice(0, at < 0 ? given.lastIndexOf('@') : at)
  return wanted.endsWith('/') ? path.startsWith(wanted) : path === wanted
}
