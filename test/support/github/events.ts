import type { PullRequestRecord, RepositoryRecord } from './model.ts'
import type { Shapes } from './shapes.ts'

export type PullRequestAction =
  | 'opened'
  | 'synchronize'
  | 'reopened'
  | 'closed'
  | 'labeled'
  | 'unlabeled'
  | 'converted_to_draft'
  | 'ready_for_review'

export interface RunnerEvent {
  readonly name: string
  /** Becomes the file that `GITHUB_EVENT_PATH` names. */
  readonly payload: object
}

interface EventOf {
  readonly shapes: Shapes
  readonly repository: RepositoryRecord
}

/** The payloads of docs "Webhook events and payloads", with the pull request as it stands at this moment. */
export function pullRequestEvent({
  shapes,
  repository,
  record,
  action,
  name = 'pull_request',
}: EventOf & {
  readonly record: PullRequestRecord
  readonly action: PullRequestAction
  readonly name?: 'pull_request' | 'pull_request_target'
}): RunnerEvent {
  return {
    name,
    payload: {
      action,
      number: record.number,
      pull_request: shapes.pullRequest(repository, record),
      repository: shapes.repository(repository),
      sender: { login: record.author.login, type: record.author.type },
    },
  }
}

export function commentEvent({
  shapes,
  repository,
  number,
  association,
  text,
}: EventOf & { readonly number: number; readonly association: string; readonly text: string }): RunnerEvent {
  const pullRequest = repository.pullRequests.get(number)
  return {
    name: 'issue_comment',
    payload: {
      action: 'created',
      issue: {
        number,
        state: pullRequest?.state ?? 'open',
        ...(pullRequest && {
          pull_request: { url: `https://api.github.com/repos/${repository.fullName}/pulls/${number}` },
        }),
      },
      comment: { id: 1, body: text, author_association: association, user: { login: 'mona', type: 'User' } },
      repository: shapes.repository(repository),
      sender: { login: 'mona', type: 'User' },
    },
  }
}

export function mergeGroupEvent({
  shapes,
  repository,
  number,
  action,
}: EventOf & { readonly number: number; readonly action: 'checks_requested' | 'destroyed' }): RunnerEvent {
  const { defaultBranch } = repository
  const sha = 'c'.repeat(40)
  return {
    name: 'merge_group',
    payload: {
      action,
      merge_group: {
        head_sha: sha,
        head_ref: `refs/heads/gh-readonly-queue/${defaultBranch}/pr-${number}-${'b'.repeat(40)}`,
        base_sha: 'b'.repeat(40),
        base_ref: `refs/heads/${defaultBranch}`,
      },
      repository: shapes.repository(repository),
    },
  }
}

export function dispatchEvent({
  shapes,
  repository,
  inputs,
}: EventOf & { readonly inputs: Readonly<Record<string, string>> | null }): RunnerEvent {
  const payload = { inputs, ref: `refs/heads/${repository.defaultBranch}`, repository: shapes.repository(repository) }
  return { name: 'workflow_dispatch', payload }
}

export function scheduleEvent({ shapes, repository }: EventOf): RunnerEvent {
  return { name: 'schedule', payload: { schedule: '17 3 * * *', repository: shapes.repository(repository) } }
}
