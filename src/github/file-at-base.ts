import { ActionError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { Call } from './call.ts'
import { GitHubError, notDocumented } from './github-error.ts'
import { jsonFields } from './json-fields.ts'

const LARGEST_BYTES = 256 * 1024
const NEEDS = 'contents: read'

/** The text of a file at a branch or commit; `undefined` when the commit can be read and has no such file. */
export async function fileAtBase({
  call,
  repository,
  path,
  ref: given,
}: {
  call: Call
  repository: string
  /** From the top of the repository, without a slash before it. */
  path: string
  /** The default branch if left out. */
  ref?: string | undefined
}): Promise<string | undefined> {
  const ref = given ?? (await defaultBranch({ call, repository }))
  const route = 'GET /repos/{owner}/{repo}/contents/{path}'
  try {
    const { data, status } = await call({ route, parameters: { path, ref }, needs: NEEDS })
    const { type, size, encoding, content } = jsonFields(data)
    if (type !== 'file') throw unfit({ repository, path, what: 'is no file' })
    if (typeof size !== 'number' || size > LARGEST_BYTES)
      throw unfit({ repository, path, what: `has more than ${LARGEST_BYTES / 1024} KiB` })
    if (typeof content !== 'string' || encoding !== 'base64')
      throw notDocumented({ call: { route, repository, needs: NEEDS }, status, what: 'no content in base64' })
    return Buffer.from(content, 'base64').toString()
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error
    // 404 is also the answer for a commit that is not there, and for a token that may not look.
    await readCommit({ call, ref })
    return undefined
  }
}

/** Rejects unless it can be read. A repository without any commit answers 409, and has no file either. */
async function readCommit({ call, ref }: { call: Call; ref: string }): Promise<void> {
  try {
    await call({ route: 'GET /repos/{owner}/{repo}/commits/{ref}', parameters: { ref }, needs: NEEDS, media: 'sha' })
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 409) throw error
  }
}

/** By its name, since the documentation knows no `HEAD` for commits and contents. */
async function defaultBranch({ call, repository }: { call: Call; repository: string }): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}'
  const needs = 'metadata: read'
  const { data, status } = await call({ route, needs })
  const { default_branch: name } = jsonFields(data)
  if (typeof name === 'string' && name !== '') return name
  throw notDocumented({ call: { route, repository, needs }, status, what: 'no default branch' })
}

function unfit({ repository, path, what }: { repository: string; path: string; what: string }): ActionError {
  return new ActionError({
    code: 'GITHUB_FILE',
    message: `${safeText(path)} of ${safeText(repository)} ${what}.`,
    hint: 'Check the input environment-file: it names a file of the repository by its path from the top.',
  })
}
