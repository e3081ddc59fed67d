import { type Clock, systemClock } from '../base/clock.ts'
import { UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { createCall } from './call.ts'
import { upsertComment } from './comment.ts'
import { type DeploymentStep, endDeployments, markDeployment } from './deployment.ts'
import { fileAtBase } from './file-at-base.ts'
import type { GitHubSend } from './github-send.ts'
import { octokitRequest } from './octokit-request.ts'
import type { PullRequest } from './pull-request.ts'
import { readOnePullRequest, readOpenPullRequests } from './pull-requests.ts'
import { repositoryName } from './repository-name.ts'
import { canSeeEveryRepository, type RepositoryState, repositoryState } from './repository-state.ts'
import { asTokenSource, type TokenSource } from './token-source.ts'
import type { Written } from './written.ts'

/**
 * GitHub, as one token sees one repository. Everything is read anew with each call. What cannot be read rejects with `GitHubError`,
 * also a list of which one page is missing; what the signal aborted rejects with whatever was thrown then.
 */
export interface GitHub {
  /** `owner/name`. */
  readonly repository: string
  /** The same for another repository. Throws `UsageError` for a name that no repository has. */
  of(repository: string): GitHub
  /** Follows a renamed repository. `absent`: the token reads this repository's pull requests, and there is none of this number. */
  pullRequest(number: number): Promise<PullRequest | 'absent'>
  /**
   * The numbers of all open pull requests. GitHub gives no snapshot: one that is closed while the pages are read moves a later one onto
   * a page that was read already. So a number that is missing here is a reason to look at that pull request, not yet to delete.
   */
  openPullRequests(): Promise<readonly number[]>
  repositoryState(): Promise<RepositoryState>
  /** Whether `absent or hidden` means that a repository of this owner is gone. */
  canSeeEveryRepository(): Promise<boolean>
  /** At most 256 KiB, from the default branch without a `ref`. `undefined`: the commit can be read and has no such file. */
  fileAtBase(file: { readonly path: string; readonly ref?: string | undefined }): Promise<string | undefined>
  /** The one comment of an environment on a pull request, by the environment's name; `text` is Markdown. */
  upsertComment(comment: {
    readonly number: number
    readonly environment: string
    readonly text: string
    /** `leave`: nothing is said where nothing was said before. Created when left out. */
    readonly ifAbsent?: 'create' | 'leave'
  }): Promise<Written>
  markDeployment(step: DeploymentStep): Promise<Written>
  endDeployments(of: { readonly number: number }): Promise<Written>
}

export interface GitHubOptions {
  /** As `readApiUrl` gives it. */
  readonly apiUrl: string
  readonly repository: string
  readonly token: Secret | TokenSource
  /** Leads to the host of `apiUrl`. */
  readonly send: GitHubSend
  readonly userAgent: string
  readonly signal: AbortSignal
  readonly clock?: Clock
  /** For one answer; 15 s when left out. */
  readonly withinMs?: number
}

export const WITHIN_MS = 15_000

/** Sends nothing, and loads no client, before the first call. Throws `UsageError` for a name that no repository has. */
export function openGitHub(options: GitHubOptions): GitHub {
  const { clock = systemClock(), withinMs = WITHIN_MS } = options
  const ask = octokitRequest(options)
  const token = asTokenSource(options.token)
  const of = (repository: string): GitHub => {
    if (repositoryName(repository) === undefined) throw noRepository(repository)
    const call = createCall({ ...options, token, ask, clock, withinMs, repository })
    const bound = { call, repository }
    return {
      repository,
      of,
      pullRequest: (number) => readOnePullRequest({ ...bound, number }),
      openPullRequests: () => readOpenPullRequests(bound),
      repositoryState: () => repositoryState(bound),
      canSeeEveryRepository: () => canSeeEveryRepository(bound),
      fileAtBase: (file) => fileAtBase({ ...bound, ...file }),
      upsertComment: (comment) => upsertComment({ ...bound, ...comment }),
      markDeployment: (step) => markDeployment({ ...bound, ...step }),
      endDeployments: ({ number }) => endDeployments({ ...bound, number }),
    }
  }
  return of(options.repository)
}

function noRepository(name: string): UsageError {
  return new UsageError([{ message: `GitHub: expected a repository as owner/name, got "${safeText(name)}".` }])
}
