import { load } from 'js-yaml'
import { isOurs, type Job, type Step, type Workflow } from './documented.ts'

/** Text that whoever opens a pull request or writes a comment chooses freely. */
const STRANGERS_TEXT =
  /\bgithub\s*\.\s*(?:head_ref|event\s*\.\s*(?:pull_request\s*\.\s*(?:title|body|head\s*\.\s*(?:ref|label)|user\s*\.\s*(?:name|email))|(?:issue|comment|review|discussion|head_commit)\s*\.\s*(?:title|body|message)|workflow_run\s*\.\s*head_branch))/i
/** Events whose jobs have secrets although strangers cause them. */
const WITH_SECRETS = ['pull_request_target', 'issue_comment', 'workflow_run']

/** What a reader who copies this workflow would copy as a danger. */
export function lintWorkflow(text: string): string[] {
  const workflow = load(text) as Workflow
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  const checkouts = steps.filter(isCheckout)
  const expressions = [...text.matchAll(/\$\{\{.*?\}\}/g)].map(([expression]) => expression)
  const conditions = steps.flatMap(({ if: condition }) => (condition === undefined ? [] : [String(condition)]))
  const events = WITH_SECRETS.filter((event) => eventsOf(workflow).includes(event))
  return [
    ...steps.flatMap(({ run }) => (run?.includes('${{') ? [`an expression in a shell: ${run}`] : [])),
    ...[...expressions, ...conditions]
      .filter((one) => STRANGERS_TEXT.test(one))
      .map((one) => `a stranger's text: ${one}`),
    ...(checkouts.length > 0 ? events.map((event) => `a checkout on ${event}`) : []),
    ...checkouts
      .filter((step) => step.with?.['persist-credentials'] !== false)
      .map(() => 'a checkout that leaves a token'),
    ...(Object.keys(Object(workflow.permissions ?? 'none')).length > 0
      ? ['permissions of the workflow are not {}']
      : []),
    ...(cancelsDown(workflow) ? ['a `down` that a newer run cancels'] : []),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => [
      ...(job['timeout-minutes'] === undefined ? [`${name} has no end`] : []),
      ...Object.entries(job.permissions ?? {})
        .filter(([permission, level]) => !isNeeded({ permission, level, job }))
        .map(([permission, level]) => `${name} does not need ${permission}: ${level}`),
    ]),
  ]
}

function isCheckout({ uses = '' }: Step): boolean {
  return uses.startsWith('actions/checkout@')
}

function eventsOf({ on }: Workflow): string[] {
  return typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(Object(on))
}

function cancelsDown({ on, concurrency }: Workflow): boolean {
  return JSON.stringify(on).includes('closed') && concurrency?.['cancel-in-progress'] === true
}

/** Whether something in the job asks for the permission; see the inputs of the action. */
function isNeeded({ permission, level, job: { steps } }: { permission: string; level: string; job: Job }): boolean {
  const inputs = steps.filter(isOurs).map((step) => step.with ?? {})
  const verbs = inputs.flatMap(({ environment }) => (environment === undefined ? [] : [String(environment)]))
  const shows = (input: string) =>
    inputs.some((one) => /^(?:auto|up|down)$/.test(String(one['environment'])) && one[input] !== false)
  switch (`${permission}: ${level}`) {
    case 'contents: read':
      return verbs.length > 0 || steps.some(isCheckout)
    case 'actions: read':
      return inputs.some((one) => one['runner'] === true || /\brunner: true\b/.test(String(one['operations'])))
    case 'pull-requests: read':
      return verbs.length > 0
    case 'pull-requests: write':
      return shows('pull-request-comment')
    case 'deployments: write':
      return shows('deployment')
    default:
      return false
  }
}
