import { readFile } from 'node:fs/promises'
import { UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { repositoryName } from '../github/repository-name.ts'
import type { Environment } from './terminal.ts'

/** Whose environments a command is about, and the GitHub that it lives on. */
export interface Repository {
  /** `owner/name`. */
  readonly fullName: string
  /** Such as `https://api.github.com`. */
  readonly apiUrl: string
}

const PUBLIC_API = 'https://api.github.com'

/** As said, else as the variables of a workflow have it, else as git knows `origin` here. Rejects with `UsageError`. */
export async function findRepository({
  said,
  environment,
}: {
  said: string | undefined
  environment: Environment
}): Promise<Repository> {
  const origin = said === undefined && !environment['GITHUB_REPOSITORY'] ? await readOrigin() : undefined
  const fullName = said ?? (environment['GITHUB_REPOSITORY'] || origin?.fullName)
  const apiUrl = environment['GITHUB_API_URL'] || origin?.apiUrl || PUBLIC_API
  if (fullName === undefined) {
    throw new UsageError([
      {
        message: 'repository: whose environments? This folder is no clone of a repository on GitHub.',
        hint: 'Give --repository owner/name, or go into a clone of it.',
      },
    ])
  }
  if (repositoryName(fullName) === undefined) {
    throw new UsageError([
      {
        message: `repository: expected \`owner/name\`, got \`${safeText(fullName, { longest: 100 })}\`.`,
        hint: 'Write it as it stands in the address of its page.',
      },
    ])
  }
  return { fullName, apiUrl }
}

/** The remote `origin` of the clone in this folder, as its config has it; none for other hosts' forms of addresses. */
async function readOrigin(): Promise<Repository | undefined> {
  const text = await readFile('.git/config', 'utf8').catch(() => '')
  const section = /^\[remote "origin"\]\s*\n((?:\s+.*\n?)*)/m.exec(text)?.[1] ?? ''
  const url = /^\s*url\s*=\s*(\S+)\s*$/m.exec(section)?.[1]
  const [, host, fullName] =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/(?:[^@/]*@)?|[\w.-]+@)([\w.-]+)(?::\d+)?[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      url ?? '',
    ) ?? []
  if (host === undefined || fullName === undefined) return undefined
  return { fullName, apiUrl: host === 'github.com' ? PUBLIC_API : `https://${host}/api/v3` }
}
