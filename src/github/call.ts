import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { ActionError } from '../base/errors.ts'
import { followRedirect, isRedirect } from './follow-redirect.ts'
import { type CallName, GitHubError, noAnswer, type Permission, refused } from './github-error.ts'
import type { HttpAnswer } from './http-get.ts'
import { suspended } from './installation.ts'
import type { AskGitHub, OctokitRequest } from './octokit-request.ts'
import { rateLimitOf } from './rate-limit.ts'
import { hasNextPage, readData, readMessage } from './read-answer.ts'
import { repositoryName } from './repository-name.ts'
import type { TokenSource } from './token-source.ts'

export interface GitHubRequest {
  /** As GitHub documents it: `GET /repos/{owner}/{repo}/pulls`. Owner and repo are filled in. */
  readonly route: string
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly needs: Permission
  /** The answer is this media type of GitHub's, as text: `sha`. */
  readonly media?: 'sha'
  /** Nothing is lost when it is done twice, although it is no GET. */
  readonly isRepeatable?: boolean
}

interface GitHubAnswer {
  readonly status: number
  /** What the JSON holds; `undefined` for an empty answer. */
  readonly data: unknown
  /** GitHub's header `Link` names a next page. */
  readonly hasNext: boolean
  /** True when GitHub led to the repository's new name. */
  readonly isMoved: boolean
}

/** Calls GitHub for one repository. Rejects with `GitHubError`; with whatever was thrown first once the signal has aborted. */
export type Call = (request: GitHubRequest) => Promise<GitHubAnswer>

export interface CallOptions {
  readonly ask: AskGitHub
  readonly apiUrl: string
  readonly token: TokenSource
  readonly clock: Clock
  readonly signal: AbortSignal
  /** For one answer, in real milliseconds. */
  readonly withinMs: number
}

/** A limit that ends sooner is waited for, once; longer ones are the reader's to know of. */
const PATIENCE_MS = 20_000
const PAUSE_MS = 1_000
const TRIES = 2

/**
 * A `Call` that repeats what may be repeated: a GET that failed at the server or on the way, once; anything that a short rate limit
 * refused; once with another token what GitHub has answered 401 to, if there is one.
 */
export function createCall({ repository, ...options }: CallOptions & { repository: string }): Call {
  const { ask, apiUrl, token, clock, signal, withinMs } = options
  const { owner, repo } = repositoryName(repository) ?? { owner: '', repo: '' }

  return async ({ route, parameters = {}, needs, media, isRepeatable = route.startsWith('GET ') }) => {
    const call: CallName = { route, repository, needs, owner: token.owner }
    const [method = '', template = ''] = route.split(' ')
    const mediaType = media === undefined ? {} : { mediaType: { format: media } }
    let request: Pick<OctokitRequest, 'route' | 'parameters'> = {
      route,
      // Octokit makes a query of parameters that the path does not name.
      parameters: { ...(route.includes('{owner}') && { owner, repo }), ...parameters, ...mediaType },
    }
    let hasWaited = false
    let redirects = 0
    let hasRenewed = false
    let current = await token.get({ repository, signal })
    for (let tries = 1; ; ) {
      signal.throwIfAborted()
      const mayTryAgain = isRepeatable && tries < TRIES
      const answer = await once({ ...request, template }).catch((error: unknown) => {
        if (signal.aborted || !mayTryAgain || !(error instanceof GitHubError)) throw error
      })
      if (answer === undefined || (answer.status >= 500 && mayTryAgain)) {
        tries += 1
        await clock.sleep(PAUSE_MS, signal)
        continue
      }
      const said = readMessage({ answer, secret: current.reveal() })
      const limit = rateLimitOf({ answer, said, now: clock.now() })
      if (limit !== undefined) {
        const { endsInMs = Number.POSITIVE_INFINITY } = limit
        if (hasWaited || endsInMs > PATIENCE_MS) throw limited({ call, answer, endsInMs })
        hasWaited = true
        await clock.sleep(endsInMs + PAUSE_MS, signal)
        continue
      }
      if (isRedirect(answer)) {
        redirects += 1
        request = { route: `GET ${followRedirect({ call, answer, apiUrl, count: redirects })}`, parameters: mediaType }
        continue
      }
      if (answer.status === 401 && !hasRenewed) {
        hasRenewed = true
        const refused = { token: current, serverTime: timeOf(answer) }
        const other = await token.get({ repository, refused, signal })
        if (other.reveal() !== current.reveal()) {
          current = other
          // A token that was just minted is not known to all of GitHub's servers for a moment (octokit's auth-app waits as well).
          await clock.sleep(PAUSE_MS, signal)
          continue
        }
      }
      // GitHub says so of the app as well as of a token that it has (recorded in octokit's issues).
      if (answer.status === 403 && token.owner !== 'job' && /\bsuspended\b/i.test(said))
        throw suspended({ call, on: repository.split('/')[0] ?? repository })
      if (answer.status >= 300) throw refused({ call, status: answer.status, said })
      return {
        status: answer.status,
        data: readData({ call, answer, isText: media !== undefined }),
        hasNext: hasNextPage(answer),
        isMoved: redirects > 0,
      }
    }

    async function once(asked: Omit<OctokitRequest, 'token' | 'signal'>) {
      const timeout = AbortSignal.timeout(withinMs)
      try {
        return await ask({ ...asked, token: current, signal: AbortSignal.any([signal, timeout]) })
      } catch (error) {
        if (signal.aborted) throw error
        const host = new URL(apiUrl).host
        if (timeout.aborted) throw noAnswer({ call, why: `no answer from ${host} within ${withinMs / 1000} s` })
        if (!(error instanceof ActionError)) throw error
        const why = error.message.replace(`${method} ${template}: `, '')
        throw noAnswer({ call, why, hint: error.hint?.replaceAll('base-url', 'GITHUB_API_URL') })
      }
    }
  }
}

function timeOf({ headers: { date } }: HttpAnswer): Date | undefined {
  const at = Date.parse(String(date))
  return Number.isNaN(at) ? undefined : new Date(at)
}

function limited({ call, answer, endsInMs }: { call: CallName; answer: HttpAnswer; endsInMs: number }): GitHubError {
  const end = Number.isFinite(endsInMs) ? ` It ends in ${renderDuration(endsInMs)}.` : ''
  return new GitHubError({
    call,
    code: 'GITHUB_RATE_LIMIT',
    status: answer.status,
    what: `GitHub answered ${answer.status}, since the rate limit of this token is used up`,
    hint: `Run it again later.${end}${call.owner === 'job' ? ' A token of a GitHub App has a limit of its own.' : ''}`,
  })
}
