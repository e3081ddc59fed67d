import type { GitHubEvent } from '../github/event.ts'
import type { GitHub } from '../github/github.ts'
import type { EnvironmentSpec } from './file/spec.ts'
import type { Host } from './life/in-session.ts'
import type { EnvironmentRequest } from './request.ts'

/** What is asked for, and all that is needed to do it. */
export interface Performance {
  readonly host: Host
  readonly request: EnvironmentRequest
  /** `owner/name`, the repository that environments belong to. */
  readonly repository: string
  readonly event: GitHubEvent | undefined
  /** `undefined` without a token. */
  readonly gitHub: GitHub | undefined
  /** GitHub for what is shown on the pull request; that of the host's signal when left out. */
  readonly lastWords?: GitHub | undefined
  /** The text of a file of the workspace; `undefined` if there is none. */
  readonly readFile: (path: string) => Promise<string | undefined>
  /** What a host allows or has beyond what the file says. */
  readonly limits?: Limits | undefined
  /** Whether what keeps a run from beginning may pass, and the host tries again by itself: that is no end to show. */
  readonly isTriedAgain?: ((error: unknown) => boolean) | undefined
  /** Page of the workflow run. */
  readonly runUrl: string | undefined
}

interface Limits {
  /** Throws a `UsageError` for a file that asks for more than the host allows. */
  readonly check?: ((spec: EnvironmentSpec) => void) | undefined
  /** No job waits for the environment, so that there is no runner to let in. */
  readonly hasNoRunner?: true | undefined
}
