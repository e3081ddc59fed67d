import { installationGone } from './installation-gone.ts'
import type { Fields } from './payload-fields.ts'
import { pong } from './pong.ts'
import { pullRequestOrder } from './pull-request-order.ts'
import { repositoryOrder } from './repository-order.ts'
import type { Verdict } from './verdict.ts'

/** Events of which the payload is read at all; of all others the name is enough. */
export type ReadEvent = 'pull_request' | 'repository' | 'installation' | 'installation_repositories' | 'ping'

const READ: ReadonlySet<string> = new Set<ReadEvent>([
  'pull_request',
  'repository',
  'installation',
  'installation_repositories',
  'ping',
])

export function isRead(event: string): event is ReadEvent {
  return READ.has(event)
}

/**
 * What a delivery comes to. GitHub signs the body and not the header that names the event, so a name may come with the payload of
 * another event: the worst of it is a run that looks, and finds nothing to do.
 */
export function judge({ event, payload }: { event: ReadEvent; payload: Fields }): Verdict {
  switch (event) {
    case 'pull_request':
      return pullRequestOrder(payload)
    case 'repository':
      return repositoryOrder(payload)
    case 'installation':
    case 'installation_repositories':
      return installationGone({ event, payload })
    case 'ping':
      return pong(payload)
  }
}
