import { type AppModel, type InstallationRecord, isFor } from './app-model.ts'
import type { Person, RepositoryRecord } from './model.ts'
import { notFound, type Reply, refusal } from './route.ts'

export type Permission = 'actions' | 'contents' | 'deployments' | 'issues' | 'metadata' | 'pull-requests'

/** Who a token stands for, and what it may. */
export interface Access {
  readonly token: string
  /** `installation`: a job's token, or an app's; `user`: a personal access token. */
  readonly kind: 'installation' | 'user'
  readonly as: Person
  /** The account that the app is installed on. */
  readonly account: string
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>
  /** Whether the installation is for all repositories of the account, as GitHub says it of the token. */
  readonly selection: 'all' | 'selected'
  /** Names of repositories; left out: every one of the server that is not hidden. */
  readonly sees?: readonly string[] | undefined
  /** It ends by the server's clock; never when left out. */
  readonly expiresAt?: Date
  /** Of an app's token: where it was minted for, and the ids of the only repositories that it is for. */
  readonly installation?: {
    readonly record: InstallationRecord
    readonly app: AppModel
    readonly only: ReadonlySet<number> | undefined
  }
}

/** Whether a token is for this repository, public or not: by the installation as it stands now. */
function isForRepository({ installation }: Access, repository: RepositoryRecord): boolean {
  if (installation === undefined) return true
  const { record, only } = installation
  return isFor(record, repository) && only?.has(repository.id) !== false
}

/** Whether the token knows that a private repository is there. */
export function seesRepository(access: Access, repository: RepositoryRecord): boolean {
  const { sees } = access
  const { isPrivate, isHidden, fullName } = repository
  if (!isPrivate) return true
  return (
    isForRepository(access, repository) &&
    !isHidden &&
    (sees?.some((name) => name.toLowerCase() === fullName.toLowerCase()) ?? true)
  )
}

/**
 * GitHub's refusal, if any: 404 for what the token may not know of, 403 for what it may not do ("Resource not accessible by
 * integration", with the header that names the permission). What is public is read without a permission.
 */
export function refuseAccess({
  access,
  repository,
  needs,
  isWrite,
}: {
  access: Access
  repository: RepositoryRecord
  needs: readonly Permission[]
  isWrite: boolean
}): Reply | undefined {
  if (!seesRepository(access, repository)) return notFound()
  const isAllowed =
    isForRepository(access, repository) &&
    needs.some((need) => need === 'metadata' || isEnough(access.permissions[need], isWrite))
  if (!isAllowed && (isWrite || repository.isPrivate)) {
    const wanted = needs.map((need) => `${need.replace('-', '_')}=${isWrite ? 'write' : 'read'}`).join('; ')
    const who = access.kind === 'installation' ? 'integration' : 'personal access token'
    const headers = { 'x-accepted-github-permissions': wanted }
    return refusal(403, `Resource not accessible by ${who}`, { headers })
  }
  if (isWrite && repository.isArchived) return refusal(403, 'Repository was archived so is read-only.')
  return undefined
}

function isEnough(has: 'read' | 'write' | undefined, isWrite: boolean): boolean {
  return has === 'write' || (has === 'read' && !isWrite)
}
