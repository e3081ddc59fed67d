import { createTransport, type ProxySettings } from '../../atlas/transport.ts'
import type { Clock } from '../../base/clock.ts'
import { UsageError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { type GitHubSession, openGitHubSession } from '../../environments/open-github.ts'
import { openAppClient } from '../../github/app-client.ts'
import { readAppKey } from '../../github/app-key.ts'
import { repositoryName } from '../../github/repository-name.ts'
import type { Log } from '../log.ts'
import type { GitHubConfiguration } from '../worker-configuration.ts'

/** GitHub for all runs of a process, which share the tokens of its app. */
export interface FunctionGitHub {
  openGitHub(of: { readonly repository: string; readonly signal: AbortSignal }): Promise<GitHubSession>
  /** `owner/name` of all that the function looks after; rejects with `GitHubError` if they cannot be read completely. */
  repositories(signal: AbortSignal): Promise<readonly string[]>
  /** After the last session. */
  close(): Promise<void>
}

/** Sends nothing before the first call. Throws a `UsageError`, which holds no secret, for a key or names that cannot be right. */
export function openFunctionGitHub({
  gitHub: { apiUrl, auth },
  proxy,
  userAgent,
  log,
  clock,
}: {
  gitHub: GitHubConfiguration
  proxy: ProxySettings
  userAgent: string
  log: Log
  clock?: Clock
}): FunctionGitHub {
  const common = { apiUrl, userAgent, proxy }
  if (auth.kind === 'token') {
    const { token } = auth
    const names = checked(auth.repositories)
    return {
      openGitHub: async (of) => openGitHubSession({ ...common, ...of, token }),
      repositories: async () => names,
      close: async () => {},
    }
  }
  const appKey = readAppKey(auth)
  const closing = new AbortController()
  const { send, close } = createTransport({ origin: new URL(apiUrl).origin, proxy })
  const app = openAppClient({ ...common, appKey, send, signal: closing.signal, ...(clock && { clock }) })
  return {
    openGitHub: async (of) => openGitHubSession({ ...common, ...of, token: app.tokens }),
    repositories: (signal) =>
      app.repositories({
        signal,
        onPassedOver: ({ account, error: { message, hint } }) =>
          log('warn', 'installation passed over', { account, why: `${message} ${hint ?? ''}`.trim() }),
      }),
    close() {
      closing.abort()
      return close()
    },
  }
}

/** Each once, whatever its case. */
function checked(names: readonly string[]): readonly string[] {
  const given = names.filter((name) => name !== '')
  const wrong = given.filter((name) => repositoryName(name) === undefined)
  const issues = wrong.map((name) => ({
    message: `ATLAS_FUNCTION_REPOSITORIES: expected repositories as owner/name, got \`${safeText(name, { longest: 100 })}\`.`,
    hint: 'Separate them by commas.',
  }))
  if (issues.length > 0) throw new UsageError(issues)
  return [...new Map(given.map((name) => [name.toLowerCase(), name])).values()]
}
