import { UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { repositoryName } from '../github/repository-name.ts'
import { type Clone, findClone } from './git-clone.ts'
import { isKnownHost, webHost } from './github-server.ts'
import type { Environment } from './terminal.ts'

/** Whose environments a command is about. */
export interface Repository {
  /** `owner/name`. */
  readonly fullName: string
  /** The host of GitHub, if the clone has said it: `github.com`. */
  readonly host: string | undefined
  /** The folder of the clone that this one is in, if there is any. */
  readonly root: string | undefined
}

/** As said, else as the variables of a workflow have it, else as git knows `origin` here. Rejects with `UsageError`. */
export async function findRepository({
  said,
  environment,
  folder,
}: {
  said: string | undefined
  environment: Environment
  /** Absolute. */
  folder: string
}): Promise<Repository> {
  const clone = await findClone(folder)
  const root = clone?.root
  const given = said ?? (environment['GITHUB_REPOSITORY'] || undefined)
  if (given === undefined) return { ...repositoryOf({ clone, environment }), root }
  if (repositoryName(given) !== undefined) return { fullName: given, host: undefined, root }
  throw new UsageError([
    {
      message: `${said === undefined ? 'GITHUB_REPOSITORY' : '--repository'}: expected \`owner/name\`, got \`${shown(given)}\`.`,
      hint: 'Write it as it stands in the address of its page.',
    },
  ])
}

function repositoryOf({
  clone,
  environment,
}: {
  clone: Clone | undefined
  environment: Environment
}): Pick<Repository, 'fullName' | 'host'> {
  const hint = 'Give --repository owner/name, or go into a clone of it.'
  const fail = (message: string, what = hint) => new UsageError([{ message: `--repository: ${message}`, hint: what }])
  if (clone === undefined) throw fail('whose environments? This folder is no clone of a repository.')
  if (clone.origin === undefined) throw fail('whose environments? This clone has no remote `origin` on GitHub.')
  const host = webHost(clone.origin.host)
  if (!isKnownHost({ host, environment })) {
    throw fail(
      `the remote \`origin\` is on ${shown(host)}, and nothing says that this is a GitHub.`,
      `Give --repository owner/name; for a GitHub Enterprise Server set GH_HOST=${shown(host)} as well.`,
    )
  }
  const fullName = clone.origin.path
  if (repositoryName(fullName) !== undefined) return { fullName, host }
  throw fail(`the remote \`origin\` is ${shown(fullName)} on ${shown(host)}, which is no \`owner/name\`.`)
}

function shown(text: string): string {
  return safeText(text, { longest: 100 })
}
