import { GitHubError } from './github-error.ts'

/** What became of something that is nice to have on a pull request. `isForbidden`: the token has not the permission, whatever is tried. */
export type Written =
  | { readonly written: true }
  | { readonly written: false; readonly why: string; readonly isForbidden: boolean }

/** Runs writes that nothing depends upon: what GitHub says against them is told, and fails nobody. Rejects when the signal aborted. */
export async function written(write: () => Promise<void>): Promise<Written> {
  try {
    await write()
    return { written: true }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const { message, hint = '', status } = error
    const isForbidden = error.code === 'GITHUB_REFUSED' && (status === 403 || status === 404)
    return { written: false, why: `${message} ${hint}`.trim(), isForbidden }
  }
}
