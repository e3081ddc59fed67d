import { systemClock } from '../base/clock.ts'
import { appAuth } from './app-auth.ts'
import { appJwt } from './app-jwt.ts'
import type { AppKey } from './app-key.ts'
import { createCall } from './call.ts'
import { type GitHubOptions, WITHIN_MS } from './github.ts'
import { installationRepositories, type OnPassedOver } from './installation-repositories.ts'
import { installationTokens } from './installation-tokens.ts'
import { installations } from './installations.ts'
import { octokitRequest } from './octokit-request.ts'
import type { TokenSource } from './token-source.ts'

/** A GitHub App, at all places where it is installed. */
export interface AppClient {
  /** For `openGitHub`: a token for each repository, with no more rights than a run needs of it. */
  readonly tokens: TokenSource
  /** `owner/name` of all repositories that it is installed for. Rejects with `GitHubError` where they cannot be read completely. */
  repositories(request: {
    readonly signal: AbortSignal
    readonly onPassedOver: OnPassedOver
  }): Promise<readonly string[]>
}

/** Sends nothing, and loads no client, before the first call. The signal ends what all runs share. */
export function openAppClient({
  appKey,
  clock = systemClock(),
  withinMs = WITHIN_MS,
  ...options
}: Omit<GitHubOptions, 'repository' | 'token'> & { readonly appKey: AppKey }): AppClient {
  const ask = octokitRequest(options)
  const jwt = appJwt({ appKey, clock })
  const { apiUrl } = options
  const until = (signal: AbortSignal) => {
    const callWith = ({ token, subject }: { token: TokenSource; subject: string }) =>
      createCall({ ask, apiUrl, token, clock, signal, withinMs, repository: subject })
    const callFor = (subject: string) => callWith({ token: jwt.source, subject })
    const places = installations({ callFor, appId: appKey.appId })
    return { installations: places, mint: appAuth({ appKey, jwt, callFor }), callWith }
  }
  return {
    tokens: installationTokens({ ...until(options.signal), now: jwt.now }),
    repositories: ({ signal, onPassedOver }) =>
      installationRepositories({ ...until(AbortSignal.any([signal, options.signal])), onPassedOver }),
  }
}
