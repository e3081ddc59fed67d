import { type CallName, GitHubError } from './github-error.ts'
import { jsonFields } from './json-fields.ts'

/** By GitHub's names of REST: `pull_requests`. */
export type GrantedPermissions = Readonly<Record<string, 'read' | 'write'>>

/** Where a GitHub App is installed, and what it may do there. */
export interface Installation {
  readonly id: number
  /** Login of the organization or the user. */
  readonly account: string
  readonly permissions: GrantedPermissions
  readonly isSuspended: boolean
  /** For all repositories of the account, also those to come. */
  readonly isForAll: boolean
}

/** As GitHub's REST API shows it; `undefined` for anything else. */
export function readInstallation(value: unknown): Installation | undefined {
  const { id, account, permissions, suspended_at: suspendedAt, repository_selection: selection } = jsonFields(value)
  // An enterprise, which an app can be installed on as well, has a slug.
  const { login, slug } = jsonFields(account)
  const name = login ?? slug
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof name !== 'string') return undefined
  return {
    id,
    account: name,
    permissions: Object.fromEntries(Object.entries(jsonFields(permissions)).filter(isGrant)),
    isSuspended: typeof suspendedAt === 'string',
    isForAll: selection === 'all',
  }
}

/** Those of the wanted permissions that the installation has: GitHub refuses the whole token for one that it has not. */
export function atMost({
  wanted,
  granted,
}: {
  wanted: GrantedPermissions
  granted: GrantedPermissions
}): GrantedPermissions {
  const found = Object.entries(wanted).map(([name, want]) => [name, granted[name] === 'read' ? 'read' : want] as const)
  return Object.fromEntries(found.filter(([name]) => granted[name] !== undefined))
}

export function notInstalled({ call, on }: { call: CallName; on: string }): GitHubError {
  return new GitHubError({
    call,
    code: 'GITHUB_NOT_INSTALLED',
    status: 404,
    what: 'the GitHub App is not installed there',
    hint: `Install the app on ${on}, or add the repository to those that the installation is for. If the repository was renamed or moved, use its new name.`,
  })
}

export function suspended({ call, on }: { call: CallName; on: string }): GitHubError {
  return new GitHubError({
    call,
    code: 'GITHUB_NOT_INSTALLED',
    status: 403,
    what: 'the installation of the GitHub App is suspended',
    hint: `Unsuspend the installation in the settings of ${on}, below "GitHub Apps", or install the app on ${on} again.`,
  })
}

function isGrant(entry: [string, unknown]): entry is [string, 'read' | 'write'] {
  return entry[1] === 'read' || entry[1] === 'write'
}
