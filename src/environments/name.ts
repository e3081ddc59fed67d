import { createHash } from 'node:crypto'

/**
 * The name of a pull request's environment: of its project, cluster, database user and database alike. GitHub tells repositories
 * apart without regard to case, so `repository` (`owner/name`) does not count it either.
 *
 * Atlas tells clusters of a project apart by 23 characters; numbers below 10^11, far beyond GitHub's, stay within them.
 */
export function environmentName({ repository, pullRequest }: { repository: string; pullRequest: number }): string {
  const hash = createHash('sha256').update(`${repository.toLowerCase()}#${pullRequest}`).digest('hex')
  return `pr-${pullRequest}-${hash.slice(0, 8)}`
}
