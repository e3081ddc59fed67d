import { isSameRepository } from '../github/repository-name.ts'
import type { Session } from '../plan/session.ts'
import type { Settings } from '../plan/settings.ts'
import { type Environment, findEnvironments, type SearchPlace } from './find-environments.ts'

/** Whose environments: that of one pull request, those of one repository (`owner/name`), or all that are found. */
export type Scope =
  | { readonly kind: 'pull-request'; readonly repository: string; readonly pullRequest: number }
  | { readonly kind: 'repository'; readonly repository: string }
  | { readonly kind: 'organization' }

/** The environments of a place that a command is about, every page read. Rejects if any page cannot be read. */
export async function findInScope({
  session: { atlas },
  settings: { policy },
  place,
  scope,
  findFormerNames = async () => [],
}: {
  session: Pick<Session, 'atlas'>
  settings: Pick<Settings, 'policy'>
  place: SearchPlace
  scope: Scope
  /** Other names that those of the repository bear, by the environments of other names. */
  findFormerNames?: (others: readonly Environment[]) => Promise<readonly string[]>
}): Promise<Environment[]> {
  const common = { atlas, place, cloud: policy.cloud }
  if (scope.kind === 'organization') return findEnvironments(common)
  const { repository } = scope
  if (scope.kind === 'pull-request') return findEnvironments({ ...common, identity: scope })
  const found = await findEnvironments({ ...common, repository })
  const isOf = (name: string) => (environment: Environment) => isSameRepository(environment.repository, name)
  const former = await findFormerNames(found.filter((environment) => !isOf(repository)(environment)))
  return found.filter((environment) => [repository, ...former].some((name) => isOf(name)(environment)))
}
