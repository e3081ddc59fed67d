import { ActionError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { PullRequest } from '../github/pull-request.ts'
import { sentence } from '../plan/say-error.ts'
import type { FindReason } from './life/in-session.ts'
import type { Performance } from './performance.ts'

/** As GitHub shows it now; else as the event had it; `undefined` when neither tells. */
export async function stateOf({
  pullRequest,
  gitHub,
  event,
  repository,
  host,
}: Performance & { pullRequest: number }): Promise<PullRequest | undefined> {
  const told =
    event?.kind === 'pull request' && event.pullRequest.number === pullRequest ? event.pullRequest : undefined
  if (gitHub === undefined) return told
  try {
    const found = await gitHub.pullRequest(pullRequest)
    if (found !== 'absent') return found
    if (told !== undefined) return told
  } catch (error) {
    if (host.cancellation.signal.aborted) throw cancelled(pullRequest)
    if (!(error instanceof ActionError)) throw error
    host.onNotice(
      `${sentence(error.message, error.hint)} ${told === undefined ? 'How the pull request stands is not known.' : 'The pull request is taken as the event has it.'}`,
      'lasting',
    )
    return told
  }
  throw new ActionError({
    code: 'PULL_REQUEST_NOT_FOUND',
    message: `there is no pull request #${pullRequest} in ${safeText(repository)}, or github-token may not see it.`,
    hint: 'Check pull-request, and give the job `permissions: pull-requests: read`.',
  })
}

/** Asks GitHub again during a run. Where it does not answer, the run goes on, and says so once. */
export function lookAgain({
  gitHub,
  pullRequest,
  host,
  judge,
}: Performance & { pullRequest: number; judge: (now: PullRequest) => string | undefined }): FindReason {
  let warned = false
  return async () => {
    if (gitHub === undefined) return undefined
    try {
      const now = await gitHub.pullRequest(pullRequest)
      return now === 'absent' ? undefined : judge(now)
    } catch (error) {
      // Then no request passes any more, and the step ends as what stopped it.
      if (host.cancellation.signal.aborted) return undefined
      if (!(error instanceof ActionError)) throw error
      if (!warned)
        host.onNotice(
          `${sentence(error.message, error.hint)} Whether the pull request has changed meanwhile is not known.`,
          'lasting',
        )
      warned = true
      return undefined
    }
  }
}

function cancelled(pullRequest: number): ActionError {
  return new ActionError({
    code: 'CANCELLED',
    message: `cancelled while GitHub was asked how pull request #${pullRequest} stands. Nothing was changed.`,
    hint: 'Run the job again.',
  })
}

export function unknownState({
  pullRequest,
  performance,
}: {
  pullRequest: number
  performance: Pick<Performance, 'gitHub'>
}): ActionError {
  return new ActionError({
    code: 'PULL_REQUEST_UNKNOWN',
    message: `environment: auto: how pull request #${pullRequest} stands is not known, so neither up nor down is right.`,
    hint:
      performance.gitHub === undefined
        ? 'Give github-token, or say `environment: up` or `down`.'
        : 'Give the job `permissions: pull-requests: read`, or say `environment: up` or `down`.',
  })
}
