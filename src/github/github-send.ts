import type { HttpAnswer } from './http-get.ts'

export type GitHubMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * One request to the host of the API and no other, handed in by whoever knows of proxies and certificates. Follows no redirect;
 * rejects when no answer came, with an `ActionError` that begins with `METHOD template: `.
 */
export type GitHubSend = (request: {
  readonly method: GitHubMethod
  /** Path and query, percent-encoded. */
  readonly target: string
  /** The path with its parameters as `{names}`: what errors show. */
  readonly template: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}) => Promise<HttpAnswer>
