import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pullRequestEvent } from '../../test/support/github/events.ts'
import { startGitHub } from '../../test/support/github/start-github.ts'

type Texts = Readonly<Record<string, string>>

/** A pull request on a GitHub that is on loopback, too. */
export interface PullRequest extends AsyncDisposable {
  readonly token: string
  /** What the runner tells a job that runs since the pull request was opened. */
  readonly jobVariables: Texts
  /** What leads a command line to it. */
  readonly terminalVariables: Texts
}

// The repository of the jobs of `npm run try`.
const REPOSITORY = 'octo-org/orders'
const NUMBER = 42

export async function openPullRequest({ folder }: { folder: string }): Promise<PullRequest> {
  const { url, token, shapes, repository, close } = await startGitHub()
  const orders = repository(REPOSITORY)
  const record = orders.openPullRequest({ number: NUMBER, headRef: 'faster-search' })
  const { name, payload } = pullRequestEvent({ shapes, repository: orders.record, record, action: 'opened' })
  const file = join(folder, 'event.json')
  writeFileSync(file, JSON.stringify(payload))
  return {
    token,
    jobVariables: {
      GITHUB_API_URL: url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: `refs/pull/${NUMBER}/merge`,
      GITHUB_HEAD_REF: record.headRef,
      GITHUB_BASE_REF: record.baseRef,
      GITHUB_SHA: record.headSha,
    },
    terminalVariables: { GITHUB_API_URL: url, GITHUB_TOKEN: token, GITHUB_REPOSITORY: REPOSITORY },
    [Symbol.asyncDispose]: close,
  }
}
