import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { errandOf } from '../environments/decide.ts'
import { type GitHubSession, openGitHubSession } from '../environments/open-github.ts'
import { performErrand } from '../environments/perform-errand.ts'
import type { EnvironmentRequest } from '../environments/request.ts'
import { readApiUrl } from '../github/api-url.ts'
import { type GitHubEvent, readEvent } from '../github/event.ts'
import { readEventFile } from '../github/event-file.ts'
import { repositoryName } from '../github/repository-name.ts'
import { readSettings, type Settings } from '../plan/settings.ts'
import { reportEnvironments } from './environment-report.ts'
import { createHost } from './host.ts'
import type { Environment, Inputs } from './inputs.ts'
import { publish } from './publish.ts'
import type { MainOptions } from './run-main.ts'
import { secretsOf } from './secrets-of.ts'
import { errorLine, maskLines, noticeLine, plainLine } from './workflow-command.ts'

/** The main step of a preview environment. Resolves to true when nothing failed; rejects with what keeps it from beginning. */
export async function runEnvironment({
  options,
  inputs,
  request,
}: {
  options: MainOptions
  inputs: Inputs
  request: EnvironmentRequest
}): Promise<boolean> {
  const { environment, write } = options
  const read = readSettings({ inputs: inputs.settings, environment })
  const settings = { ...read, runnerAddress: request.runnerAddress }
  maskLines(secretsOf(settings)).forEach(write)
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  if (repositoryName(repository) === undefined) throw noRepository()
  const event = await readOptionalEvent({ environment, repository, request })
  const errand = errandOf({ request, event })
  const session = gitHubOf({ options, settings, repository })
  try {
    const host = createHost({ options, settings })
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.'
    const performance = {
      host,
      request,
      repository,
      event,
      gitHub: session?.gitHub,
      lastWords: session?.lastWords,
      runUrl: runUrlOf(environment),
      readFile: (path: string) => readWorkspaceFile({ workspace, path }),
    }
    const performed = await performErrand({ ...performance, errand })
    const { outputs, lines, notices, failures, ...report } = reportEnvironments(performed)
    for (const line of lines) write(plainLine(line))
    for (const notice of notices) write(noticeLine(notice))
    for (const failure of failures) write(errorLine(failure))
    const { exportEnv } = inputs
    const isPublished = await publish({ ...report, settings, exportEnv, write, more: outputs })
    return isPublished && failures.length === 0
  } finally {
    await session?.close()
  }
}

function noRepository(): UsageError {
  return new UsageError([
    {
      message:
        'GITHUB_REPOSITORY: expected the repository of the job as `owner/name`, by which its environments are known.',
      hint: 'Run this in a job of GitHub Actions, or use `up` and `down` of the command line.',
    },
  ])
}

/** Where the pull request is said outright, a run by hand need not have an event that can be read. */
export async function readOptionalEvent({
  environment,
  repository,
  request,
}: {
  environment: Environment
  repository: string
  request: EnvironmentRequest
}): Promise<GitHubEvent | undefined> {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  try {
    return readEvent({ name, payload: await readEventFile(environment['GITHUB_EVENT_PATH']), repository })
  } catch (error) {
    if (error instanceof UsageError && (request.pullRequest !== undefined || request.verb === 'sweep')) return undefined
    throw error
  }
}

export function gitHubOf({
  options: { environment, userAgent, cancellation },
  settings: { gitHubToken: token, proxy, host },
  repository,
}: {
  options: MainOptions
  settings: Pick<Settings, 'gitHubToken' | 'proxy'> & { readonly host: Pick<Settings['host'], 'isLoopback'> }
  repository: string
}): GitHubSession | undefined {
  const apiUrl = readApiUrl({ value: environment['GITHUB_API_URL'], isLoopback: host.isLoopback })
  if (token === undefined || apiUrl === undefined) return undefined
  return openGitHubSession({ apiUrl, repository, token, proxy, userAgent, signal: cancellation.signal })
}

function runUrlOf(environment: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined
}

export async function readWorkspaceFile({
  workspace,
  path,
}: {
  workspace: string
  path: string
}): Promise<string | undefined> {
  return readFile(resolve(workspace, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new UsageError([
      {
        message: `environment-file: ${safeText(path)} cannot be read (${error.code}).`,
        hint: 'Give the path of a file in the workspace.',
      },
    ])
  })
}
