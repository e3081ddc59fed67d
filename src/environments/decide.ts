import { UsageError } from '../base/errors.ts'
import type { GitHubEvent } from '../github/event.ts'
import type { PullRequest } from '../github/pull-request.ts'
import type { EnvironmentSpec } from './file/spec.ts'
import type { EnvironmentRequest, Verb } from './request.ts'

/** What is to be done, as far as the request and the event tell. */
export type Errand =
  /** Up or down, as the pull request stands. */
  | { readonly kind: 'as it stands'; readonly pullRequest: number }
  | { readonly kind: 'up' | 'down'; readonly pullRequest: number }
  | { readonly kind: 'pause' | 'resume' | 'list'; readonly pullRequest: number | undefined }
  /** Pause or resume, as the hours of the file say. */
  | { readonly kind: 'by the hour' }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'nothing'; readonly why: string }

/** Who may start an environment with a comment: those who may push as well. */
const TRUSTED = ['OWNER', 'MEMBER', 'COLLABORATOR']

/** Throws `UsageError` when neither of the two says which pull request is meant. */
export function errandOf({
  request: { verb, pullRequest: said },
  event,
}: {
  request: Pick<EnvironmentRequest, 'verb' | 'pullRequest'>
  event: GitHubEvent | undefined
}): Errand {
  const number = said ?? numberOf(event)
  switch (verb) {
    case 'auto':
      return automatic({ said, event })
    case 'sweep':
      return { kind: verb }
    case 'pause':
    case 'resume':
    case 'list':
      return { kind: verb, pullRequest: number }
    default:
      if (number === undefined) throw noNumber(verb)
      return { kind: verb, pullRequest: number }
  }
}

function automatic({ said, event }: { said: number | undefined; event: GitHubEvent | undefined }): Errand {
  if (event?.kind === 'comment' && !event.isOnPullRequest)
    return { kind: 'nothing', why: 'the comment is on an issue, not on a pull request' }
  if (event?.kind === 'comment' && !TRUSTED.includes(event.association))
    return { kind: 'nothing', why: 'whoever wrote the comment is no member of this repository' }
  if (event?.kind === 'merge group' && event.action === 'destroyed')
    return { kind: 'nothing', why: 'the merge group is gone' }
  if (said === undefined && event?.kind === 'schedule') return { kind: 'by the hour' }
  const number = said ?? numberOf(event)
  if (number === undefined) throw noNumber('auto')
  return { kind: 'as it stands', pullRequest: number }
}

function numberOf(event: GitHubEvent | undefined): number | undefined {
  if (event === undefined || event.kind === 'schedule' || event.kind === 'other') return undefined
  return event.kind === 'pull request' ? event.pullRequest.number : event.number
}

function noNumber(verb: Verb): UsageError {
  return new UsageError([
    {
      message: `environment: ${verb}: which pull request? The event that started this job does not say.`,
      hint: 'Give its number as pull-request.',
    },
  ])
}

type Rules = Pick<EnvironmentSpec, 'label' | 'drafts'>

export interface Refusal {
  /** A clause. */
  readonly why: string
  /** An environment that is there has lost its reason, too. A draft keeps what it has. */
  readonly gone: boolean
}

/** Why a pull request is to have no environment; `undefined` if it is to have one. */
export function refusalOf({
  pullRequest: { number, state, labels, isDraft },
  rules: { label, drafts },
}: {
  pullRequest: Pick<PullRequest, 'number' | 'state' | 'labels' | 'isDraft'>
  rules: Rules
}): Refusal | undefined {
  const name = `pull request #${number}`
  if (state === 'closed') return { why: `${name} is closed`, gone: true }
  // GitHub's labels are one whatever their case.
  if (label !== undefined && !labels.some((one) => one.toLowerCase() === label.toLowerCase()))
    return { why: `${name} has no label \`${label.replaceAll('`', "'")}\``, gone: true }
  if (!drafts && isDraft) return { why: `${name} is a draft`, gone: false }
  return undefined
}
