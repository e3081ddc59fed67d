import { type Issue, UsageError } from '../../base/errors.ts'
import type { Performance } from '../../environments/performance.ts'
import { type EnvironmentInputs, readEnvironmentRequest } from '../../environments/request.ts'
import type { GitHub } from '../../github/github.ts'
import type { PullRequest } from '../../github/pull-request.ts'
import type { Slice } from './slice.ts'

/** What `performErrand` needs, where there is no workspace and no runner. Throws `UsageError` for inputs that say nothing. */
export function performanceOf({
  slice,
  repository,
  inputs,
  ...more
}: {
  slice: Slice
  repository: string
  inputs: EnvironmentInputs
} & Pick<Performance, 'gitHub' | 'lastWords'> &
  Partial<Performance>): Omit<Performance, 'event'> & { event: Performance['event'] } {
  const issues: Issue[] = []
  const request = readEnvironmentRequest({ inputs, issues })
  if (request === undefined) throw new UsageError(issues)
  return {
    host: slice.host,
    request,
    repository,
    event: undefined,
    // Never from the head of a pull request: GitHub is asked for the file of the base branch.
    readFile: async () => undefined,
    runUrl: undefined,
    isTriedAgain: slice.isTriedAgain,
    limits: { hasNoRunner: true },
    ...more,
  }
}

/** The first look is one that was taken a moment ago. */
export function readAlready({ gitHub, now }: { gitHub: GitHub; now: PullRequest }): GitHub {
  let first: PullRequest | undefined = now
  return {
    ...gitHub,
    async pullRequest(number) {
      const known = number === now.number ? first : undefined
      first = undefined
      return known ?? gitHub.pullRequest(number)
    },
  }
}
