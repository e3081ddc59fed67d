import type { Errand } from '../../../environments/decide.ts'
import type { Verb } from '../../../environments/request.ts'
import type { GitHubEvent } from '../../../github/event.ts'
import type { Caller } from '../../runs/run-order.ts'
import type { Refusal, Rule } from './rule.ts'

/** What is asked for with environments, as it will be understood by the run. */
export interface EnvironmentAsk {
  readonly verb: Verb
  readonly errand: Errand
  readonly event: GitHubEvent | undefined
}

/** Why the rule does not allow it; `undefined` if it does. */
export function judgeEnvironment({
  rule,
  caller,
  ask: { verb, errand, event },
}: {
  rule: Rule
  caller: Caller
  ask: EnvironmentAsk
}): Refusal | undefined {
  const number = 'pullRequest' in errand ? errand.pullRequest : undefined
  const isNothing = errand.kind === 'nothing'
  const of = isNothing ? '' : number === undefined ? ' for all its pull requests' : ` for pull request #${number}`
  const what = `environment: ${verb}${of}`
  if (rule.environment?.includes(verb) !== true) return { what, why: `${verb} is not among its environment` }
  if (isNothing || rule.pullRequests === 'any') return undefined
  const own = ownNumber(caller)
  if (own !== undefined && own === number) return undefined
  if (verb === 'auto' && isOfClosed({ caller, event, number })) return undefined
  const whose = own === undefined ? `the ref ${caller.ref} is of no pull request` : `the job runs for #${own}`
  return { what, why: `it is for the job's own pull request, and ${whose}` }
}

/** `refs/pull/42/merge`; nobody but GitHub writes these. */
function ownNumber({ ref }: Caller): number | undefined {
  const [, number] = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref) ?? []
  return number === undefined ? undefined : Number(number)
}

/**
 * When a pull request is merged, the token names the base branch, and no number (docs: "Contexts", `github.ref`). What the job says is
 * believed then as far as it does no harm: the run reads the pull request anew, brings nothing up for an event that says `closed`, and
 * takes nothing down that is open.
 */
function isOfClosed({
  caller,
  event,
  number,
}: {
  caller: Caller
  event: GitHubEvent | undefined
  number: number | undefined
}): boolean {
  return (
    caller.event === 'pull_request' &&
    caller.ref.startsWith('refs/heads/') &&
    event?.kind === 'pull request' &&
    event.name === 'pull_request' &&
    event.action === 'closed' &&
    event.pullRequest.state === 'closed' &&
    event.pullRequest.number === number
  )
}

/** Whether what the job says of its event is what its token says. */
export function isEventOf({ event, caller }: { event: GitHubEvent; caller: Caller }): boolean {
  switch (event.kind) {
    case 'comment':
      return caller.event === 'issue_comment'
    case 'merge group':
      return caller.event === 'merge_group'
    case 'schedule':
      return caller.event === 'schedule'
    default:
      return caller.event === event.name
  }
}
