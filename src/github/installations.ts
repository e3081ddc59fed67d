import type { Call, GitHubRequest } from './call.ts'
import { GitHubError, notDocumented } from './github-error.ts'
import { type Installation, readInstallation } from './installation.ts'
import { readPages } from './read-pages.ts'

/** Where the app is installed, as the app itself asks GitHub. All of it is read anew, and rejects with `GitHubError`. */
export interface Installations {
  /** `undefined` where it is not installed, and for a repository that is not there. `isMoved`: the repository has another name now. */
  ofRepository(
    repository: string,
  ): Promise<{ readonly installation: Installation; readonly isMoved: boolean } | undefined>
  /** By the login of an organization or a user. */
  ofAccount(login: string): Promise<Installation | undefined>
  all(): Promise<readonly Installation[]>
}

/** An app needs no permission to ask for itself; this one each has. */
const NEEDS = 'metadata: read'

export function installations({
  callFor,
  appId,
}: {
  callFor: (subject: string) => Call
  appId: string
}): Installations {
  const find = async ({ subject, request }: { subject: string; request: Omit<GitHubRequest, 'needs'> }) => {
    try {
      const { data, status, isMoved } = await callFor(subject)({ ...request, needs: NEEDS })
      const installation = readInstallation(data)
      if (installation !== undefined) return { installation, isMoved }
      const call = { route: request.route, repository: subject, needs: NEEDS } as const
      throw notDocumented({ call, status, what: 'no installation' })
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return undefined
      throw error
    }
  }
  return {
    ofRepository: (repository) =>
      find({ subject: repository, request: { route: 'GET /repos/{owner}/{repo}/installation' } }),
    async ofAccount(login) {
      const asOrganization = { route: 'GET /orgs/{org}/installation', parameters: { org: login } }
      const asUser = { route: 'GET /users/{username}/installation', parameters: { username: login } }
      const found =
        (await find({ subject: login, request: asOrganization })) ?? (await find({ subject: login, request: asUser }))
      return found?.installation
    },
    all() {
      const subject = `app ${appId}`
      const request = { route: 'GET /app/installations', needs: NEEDS } as const
      return readPages({ call: callFor(subject), repository: subject, request, read: readInstallation })
    },
  }
}
