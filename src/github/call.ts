import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { ActionError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { type CallName, GitHubError, noAnswer, notDocumented, type Permission, refused } from './github-error.ts'
import type { HttpAnswer } from './http-get.ts'
import { jsonFields } from './json-fields.ts'
import type { AskGitHub, OctokitRequest } from './octokit-request.ts'
import { rateLimitOf } from './rate-limit.ts'
import { repositoryName } from './repository-name.ts'

export interface GitHubRequest {
  /** As GitHub documents it: `GET /repos/{owner}/{repo}/pulls`. Owner and repo are filled in. */
  readonly route: string
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly needs: Permission
  /** The answer is this media type of GitHub's, as text: `sha`. */
  readonly media?: 'sha'
}

export interface GitHubAnswer {
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
  readonly token: Secret
  readonly clock: Clock
  readonly signal: AbortSignal
  /** For one answer, in real milliseconds. */
  readonly withinMs: number
}

/** A limit that ends sooner is waited for, once; longer ones are the reader's to know of. */
const PATIENCE_MS = 20_000
const PAUSE_MS = 1_000
const GETS = 2
const MOST_REDIRECTS = 3
const REDIRECTS: readonly number[] = [301, 302, 307, 308]

/** A `Call` that repeats what may be repeated: a GET that failed at the server or on the way, once; anything that a short rate limit refused. */
export function createCall({ repository, ...options }: CallOptions & { repository: string }): Call {
  const { ask, apiUrl, token, clock, signal, withinMs } = options
  const { owner, repo } = repositoryName(repository) ?? { owner: '', repo: '' }

  return async ({ route, parameters = {}, needs, media }) => {
    const call: CallName = { route, repository, needs }
    const [method = '', template = ''] = route.split(' ')
    const mediaType = media === undefined ? {} : { mediaType: { format: media } }
    let request: Pick<OctokitRequest, 'route' | 'parameters'> = {
      route,
      // Octokit makes a query of parameters that the path does not name.
      parameters: { ...(route.includes('{owner}') && { owner, repo }), ...parameters, ...mediaType },
    }
    let hasWaited = false
    let redirects = 0
    for (let tries = 1; ; ) {
      signal.throwIfAborted()
      const mayTryAgain = method === 'GET' && tries < GETS
      const answer = await once({ ...request, template }).catch((error: unknown) => {
        if (signal.aborted || !mayTryAgain || !(error instanceof GitHubError)) throw error
      })
      if (answer === undefined || (answer.status >= 500 && mayTryAgain)) {
        tries += 1
        await clock.sleep(PAUSE_MS, signal)
        continue
      }
      const said = messageOf(answer)
      const limit = rateLimitOf({ answer, said, now: clock.now() })
      if (limit !== undefined) {
        const { endsInMs = Number.POSITIVE_INFINITY } = limit
        if (hasWaited || endsInMs > PATIENCE_MS) throw limited({ call, answer, endsInMs })
        hasWaited = true
        await clock.sleep(endsInMs + PAUSE_MS, signal)
        continue
      }
      if (REDIRECTS.includes(answer.status)) {
        redirects += 1
        const target = followed({ call, answer, isRead: method === 'GET', redirects })
        request = { route: `GET ${target}`, parameters: mediaType }
        continue
      }
      if (answer.status >= 300) throw refused({ call, status: answer.status, said })
      return {
        status: answer.status,
        data: dataOf({ call, answer, media }),
        hasNext: hasNext(answer),
        isMoved: redirects > 0,
      }
    }

    async function once(asked: Omit<OctokitRequest, 'signal'>) {
      const timeout = AbortSignal.timeout(withinMs)
      try {
        return await ask({ ...asked, signal: AbortSignal.any([signal, timeout]) })
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

  /** GitHub redirects to a repository's new name; whatever else may stand there gets no token. */
  function followed({
    call,
    answer,
    isRead,
    redirects,
  }: {
    call: CallName
    answer: HttpAnswer
    isRead: boolean
    redirects: number
  }): string {
    const { location } = answer.headers
    const target = typeof location === 'string' ? URL.parse(location, apiUrl) : null
    const isOurs = target?.href.startsWith(`${apiUrl}/`) === true
    if (target !== null && isOurs && isRead && redirects <= MOST_REDIRECTS) return target.href
    const to = isOurs ? 'to another place' : 'to another host, which is not given the token'
    throw new GitHubError({
      call,
      code: 'GITHUB_MOVED',
      status: answer.status,
      what: `GitHub answered ${answer.status} and leads ${to}`,
      hint: 'If the repository was renamed or moved, use its new name.',
    })
  }

  /** GitHub's own words for a refusal. A proxy might quote the request, so the token is taken out. */
  function messageOf({ status, body }: HttpAnswer): string {
    if (status < 400) return ''
    const { message } = jsonFields(parsed(body))
    const text = typeof message === 'string' ? message.slice(0, 2000).replaceAll(token.reveal(), '***') : ''
    return safeText(text, { longest: 200 }).replaceAll('"', "'")
  }
}

function hasNext({ headers: { link = '' } }: HttpAnswer): boolean {
  return /;\s*rel="?next\b/.test(String(link))
}

function dataOf({ call, answer, media }: { call: CallName; answer: HttpAnswer; media: 'sha' | undefined }): unknown {
  const { status, body } = answer
  if (body.length === 0) return undefined
  if (media !== undefined) return Buffer.from(body).toString()
  const data = parsed(body)
  if (data === undefined) throw notDocumented({ call, status, what: 'something that is no JSON' })
  return data
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return undefined
  }
}

function limited({ call, answer, endsInMs }: { call: CallName; answer: HttpAnswer; endsInMs: number }): GitHubError {
  const end = Number.isFinite(endsInMs) ? ` It ends in ${renderDuration(endsInMs)}.` : ''
  return new GitHubError({
    call,
    code: 'GITHUB_RATE_LIMIT',
    status: answer.status,
    what: `GitHub answered ${answer.status}, since the rate limit of this token is used up`,
    hint: `Run it again later.${end} A token of a GitHub App has a limit of its own.`,
  })
}
