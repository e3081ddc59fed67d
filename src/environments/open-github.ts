import { createTransport, type ProxySettings } from '../atlas/transport.ts'
import { systemClock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import { type GitHub, openGitHub } from '../github/github.ts'
import type { TokenSource } from '../github/token-source.ts'

export interface GitHubSession {
  readonly gitHub: GitHub
  /** The same, which can still be told for a moment how it ended when the job was cancelled or its time was up. */
  readonly lastWords: GitHub
  close(): Promise<void>
}

/** GitHub's runner kills a job 7.5 s after it was cancelled. */
const LAST_WORDS_MS = 4_000

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
  token: Secret | TokenSource
  proxy: ProxySettings
  userAgent: string
  signal: AbortSignal
}): GitHubSession {
  const transport = createTransport({ origin: new URL(apiUrl).origin, proxy })
  const clock = systemClock()
  const common = { apiUrl, repository, token, send: transport.send, userAgent, clock }
  const late = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const endSoon = () => {
    timer = setTimeout(() => late.abort(), LAST_WORDS_MS).unref()
  }
  if (signal.aborted) endSoon()
  else signal.addEventListener('abort', endSoon, { once: true })
  return {
    gitHub: openGitHub({ ...common, signal }),
    lastWords: openGitHub({ ...common, signal: late.signal }),
    close() {
      signal.removeEventListener('abort', endSoon)
      clearTimeout(timer)
      return transport.close()
    },
  }
}
