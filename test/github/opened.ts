import { onTestFinished } from 'vitest'
import { createTransport } from '../../src/atlas/transport.ts'
import type { Clock } from '../../src/base/clock.ts'
import { Secret } from '../../src/base/secret.ts'
import { type GitHub, openGitHub } from '../../src/github/github.ts'
import { type GitHubOptions, type LoopbackGitHub, startGitHub } from '../support/github/start-github.ts'

/** A loopback GitHub that closes with the test, which fails if a request was none of GitHub's. */
export async function gitHubOfTest(options: GitHubOptions = {}): Promise<LoopbackGitHub> {
  const gitHub = await startGitHub(options)
  onTestFinished(async () => {
    await gitHub.close()
    if (gitHub.problems.length > 0) throw new Error(`strange requests:\n${gitHub.problems.join('\n')}`)
  })
  return gitHub
}

export interface OpenedMore {
  readonly repository?: string
  readonly token?: string
  readonly signal?: AbortSignal
  readonly withinMs?: number
  readonly apiUrl?: string
  readonly proxy?: string
}

/** The client over a real connection. Its clock jumps, and `slept` tells how far. */
export function opened(gitHub: Pick<LoopbackGitHub, 'url' | 'token'>, more: OpenedMore = {}) {
  const { repository = 'octo/blog', signal = new AbortController().signal, apiUrl = gitHub.url } = more
  const transport = createTransport({ origin: new URL(apiUrl).origin, proxy: { httpProxy: more.proxy } })
  onTestFinished(() => transport.close())
  const slept: number[] = []
  const clock: Clock = {
    now: () => new Date(Date.now() + slept.reduce((sum, ms) => sum + ms, 0)),
    async sleep(ms) {
      slept.push(ms)
    },
  }
  const client: GitHub = openGitHub({
    apiUrl,
    repository,
    token: new Secret(more.token ?? gitHub.token),
    send: transport.send,
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal,
    clock,
    ...(more.withinMs !== undefined && { withinMs: more.withinMs }),
  })
  return { client, slept }
}

/** What was thrown, with everything that a log could show of it. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & { hint?: string; code?: string }> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome && outcome.error instanceof Error) return outcome.error
  throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`)
}
