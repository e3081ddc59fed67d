import { ActionError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import type { GitHubMethod, GitHubSend } from './github-send.ts'
import type { HttpAnswer } from './http-get.ts'

/** One request, described as GitHub's documentation does: `GET /repos/{owner}/{repo}`, or `GET` and an absolute URL. */
export interface OctokitRequest {
  readonly route: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** As errors show it. */
  readonly template: string
  readonly token: Secret
  readonly signal: AbortSignal
}

/** Resolves with whatever answer came; rejects as `send` does. */
export type AskGitHub = (request: OctokitRequest) => Promise<HttpAnswer>

/** GitHub's documentation, "API versions". */
const API_VERSION = '2022-11-28'

const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

/**
 * GitHub's own client over our own connection: it makes URL, headers and body of a request; sending, and reading the answer, are ours,
 * so that proxies, certificates and the bounds of an answer are those of Atlas. It is loaded with the first request.
 */
export function octokitRequest({
  apiUrl,
  send,
  userAgent,
}: {
  apiUrl: string
  send: GitHubSend
  userAgent: string
}): AskGitHub {
  const { origin } = new URL(apiUrl)
  const load = async () => {
    const { GitHub } = await import('@actions/github/lib/utils').catch(() => {
      throw unloadable()
    })
    return new GitHub({ baseUrl: apiUrl, userAgent, log: SILENT })
  }
  let loading: ReturnType<typeof load> | undefined

  return async ({ route, parameters, template, token, signal }) => {
    loading ??= load()
    const octokit = await loading
    let outcome: { readonly answer: HttpAnswer } | { readonly error: unknown } | undefined
    const fetch = async (url: string, init: FetchInit) => {
      const { origin: asked, pathname, search } = new URL(url)
      // The connection leads to one host, which is the only one that the token is for.
      if (asked !== origin) throw new Error('a request to another host')
      const { method, headers, body } = init
      const target = pathname + search
      try {
        const answer = await send({ method, target, template, headers, ...(body && { body }), signal })
        outcome = { answer }
      } catch (error) {
        outcome = { error }
        throw error
      }
      // The answer is read by us, for Octokit takes a page of HTML for a success.
      return { status: 204, url, headers: new Map<string, string>() }
    }
    const headers = { authorization: authorizationOf(token), 'x-github-api-version': API_VERSION }
    const request = { fetch, log: SILENT }
    const asked = octokit.request(route, { headers, ...parameters, request })
    const thrown = await asked.then(() => undefined).catch((error: unknown) => ({ error }))
    const found = outcome ?? thrown
    if (found !== undefined && 'answer' in found) return found.answer
    throw found?.error
  }
}

/** Docs, "Authenticating to the REST API": either word does for a token; "if you are passing a JSON web token (JWT), you must use" Bearer. */
function authorizationOf(token: Secret): string {
  const value = token.reveal()
  return `${value.split('.').length === 3 ? 'bearer' : 'token'} ${value}`
}

/** The package reads the event's file, the API's address and the proxies when it is loaded, and breaks on what is none (lib/utils.js). */
function unloadable(): ActionError {
  return new ActionError({
    code: 'GITHUB_CLIENT',
    message: 'its client cannot be loaded with these settings',
    hint: 'Check the file of GITHUB_EVENT_PATH, the URL of GITHUB_API_URL, and HTTPS_PROXY and HTTP_PROXY, or unset them.',
  })
}

interface FetchInit {
  readonly method: GitHubMethod
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}
