import { UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { jsonFields, positiveNumber } from './json-fields.ts'
import { DEPENDABOT, type PullRequest, readPullRequest } from './pull-request.ts'

/** What started the job, as far as an environment has to know it. */
export type GitHubEvent =
  | {
      readonly kind: 'pull request'
      readonly name: 'pull_request' | 'pull_request_target'
      /** `opened`, `synchronize`, `closed`, `labeled`, … */
      readonly action: string
      /** As it stood when the event was sent. */
      readonly pullRequest: PullRequest
    }
  | {
      readonly kind: 'comment'
      readonly number: number
      /** False on an issue, which GitHub numbers alike. */
      readonly isOnPullRequest: boolean
      /** `OWNER`, `MEMBER`, `COLLABORATOR`, `CONTRIBUTOR`, `NONE`, … of who wrote it. */
      readonly association: string
    }
  | {
      readonly kind: 'dispatch'
      readonly name: 'workflow_dispatch' | 'repository_dispatch'
      readonly number: number | undefined
    }
  | {
      readonly kind: 'merge group'
      readonly action: 'checks_requested' | 'destroyed' | undefined
      /** Of the pull request at the end of the group. */
      readonly number: number | undefined
    }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'other'; readonly name: string }

const NUMBER_INPUTS = ['pull-request', 'pull_request', 'number'] as const

/** Reads what the runner says of the event. Throws `UsageError` when the payload is not one of an event of this name. */
export function readEvent({
  name,
  payload,
  repository,
}: {
  /** `GITHUB_EVENT_NAME`. */
  name: string
  /** The JSON of the file `GITHUB_EVENT_PATH`. */
  payload: unknown
  /** `GITHUB_REPOSITORY`. */
  repository: string
}): GitHubEvent {
  const { action, inputs, client_payload: sent, issue, comment, merge_group: group, ...rest } = jsonFields(payload)
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const pullRequest = readPullRequest({ value: rest['pull_request'], repository })
      if (pullRequest === undefined) throw unreadable({ name, lacks: 'a pull request with its number and state' })
      return { kind: 'pull request', name, action: word(action), pullRequest }
    }
    case 'issue_comment': {
      const { number: given, pull_request: link } = jsonFields(issue)
      const number = positiveNumber(given)
      if (number === undefined) throw unreadable({ name, lacks: 'an issue with its number' })
      const association = word(jsonFields(comment)['author_association'])
      return { kind: 'comment', number, isOnPullRequest: typeof link === 'object' && link !== null, association }
    }
    case 'workflow_dispatch':
      return { kind: 'dispatch', name, number: numberIn(inputs) }
    case 'repository_dispatch':
      return { kind: 'dispatch', name, number: numberIn(sent) }
    case 'merge_group': {
      const isKnown = action === 'checks_requested' || action === 'destroyed'
      return { kind: 'merge group', action: isKnown ? action : undefined, number: numberInQueue(group) }
    }
    case 'schedule':
      return { kind: 'schedule' }
    default:
      return { kind: 'other', name: word(name) }
  }
}

/**
 * Why a job of this event is given no secrets, as a clause for a sentence; `undefined` where GitHub gives them. Forks get them only on
 * pull_request_target; a run whose actor is Dependabot gets none on either (docs: "Events that trigger workflows", "Dependabot on
 * GitHub Actions"). A merge queue's run is told as well, since it may belong to any of them.
 */
export function whyWithoutSecrets({ event, actor }: { event: GitHubEvent; actor: string }): string | undefined {
  if (event.kind === 'merge group') return 'the job runs for a merge queue'
  if (event.kind === 'pull request' && event.name === 'pull_request' && event.pullRequest.isFork)
    return 'the pull request comes from a fork, and GitHub gives its jobs no secrets'
  if (actor === DEPENDABOT && event.kind !== 'schedule')
    return "Dependabot started this run, and GitHub gives such jobs no secrets but Dependabot's own"
  return undefined
}

function numberIn(inputs: unknown): number | undefined {
  const fields = jsonFields(inputs)
  return NUMBER_INPUTS.map((name) => positiveNumber(fields[name])).find((number) => number !== undefined)
}

/** `refs/heads/gh-readonly-queue/<base>/pr-<number>-<sha>` (docs: "Managing a merge queue"); a base may hold slashes. */
function numberInQueue(group: unknown): number | undefined {
  const { head_ref: ref } = jsonFields(group)
  if (typeof ref !== 'string' || ref.length > 1000) return undefined
  const [, number] = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d{1,10})-[0-9a-f]{40,64}$/.exec(ref) ?? []
  return positiveNumber(number)
}

/** Names of GitHub's own: letters and underscores. */
function word(value: unknown): string {
  return typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : ''
}

function unreadable({ name, lacks }: { name: string; lacks: string }): UsageError {
  return new UsageError([
    {
      message: `GITHUB_EVENT_PATH: expected the payload of the event ${safeText(name)}, but it lacks ${lacks}.`,
      hint: 'Run this in a job of GitHub Actions, or name the pull request with the input pull-request.',
    },
  ])
}
