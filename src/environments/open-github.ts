import { createTransport, type ProxySettings } from '../atlas/transport.ts'
import { systemClock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import { type GitHub, openGitHub } from '../github/github.ts'

export interface GitHubSession {
  readonly gitHub: GitHub
  close(): Promise<void>
}

/** GitHub's API over the same proxies and certificates as Atlas; sends nothing before the first call. */
export function openGitHubSession({
  apiUrl,
  repository,
  token,
  proxy,
  userAgent,
  signal,
}: {
  /** As `readApiUrl` gives it. */
  apiUrl: string
  repository: string
  token: Secret
  proxy: ProxySettings
  userAgent: string
  signal: AbortSignal
}): GitHubSession {
  const transport = createTransport({ origin: new URL(apiUrl).origin, proxy })
  const clock = systemClock()
  return {
    gitHub: openGitHub({ apiUrl, repository, token, send: transport.send, userAgent, signal, clock }),
    close: transport.close,
  }
}
