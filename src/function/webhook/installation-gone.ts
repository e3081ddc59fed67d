import { repositoryName } from '../../github/repository-name.ts'
import { type Fields, fieldsOf, readWord } from './payload-fields.ts'
import type { Verdict } from './verdict.ts'

/** As many names as a reader takes in at once; an installation can have thousands. */
const MOST_NAMED = 10

/**
 * The app was taken away from repositories. Nothing follows but a warning: who can no longer read pull requests cannot tell which
 * environments are still wanted, and an app that is installed again finds them as they were. An app cannot unsubscribe from these
 * events (docs: "installation").
 */
export function installationGone({ event, payload }: { event: string; payload: Fields }): Verdict {
  const action = readWord(payload['action'])
  const isGone = event === 'installation' ? action === 'deleted' || action === 'suspend' : action === 'removed'
  if (!isGone) return { kind: 'ignored', reason: `${event} ${action} changes no environment` }
  const { account } = fieldsOf(payload['installation'])
  const listed = event === 'installation' ? payload['repositories'] : payload['repositories_removed']
  const names = (Array.isArray(listed) ? listed : []).map(readName).filter((name) => name !== undefined)
  return {
    kind: 'ignored',
    reason: 'environments of a repository that can no longer be read are left as they are',
    warning: {
      event: 'environments out of sight',
      fields: {
        cause: `${event} ${action}`,
        account: readLogin(account),
        repositories: names.length,
        named: names.slice(0, MOST_NAMED).join(' '),
        consequence:
          'Environments of these repositories are neither updated nor taken down, and go on costing money. Install the app again, or take them down with: mongodb-atlas-action sweep',
      },
    },
  }
}

function readName(repository: unknown): string | undefined {
  const { full_name: name } = fieldsOf(repository)
  return typeof name === 'string' && repositoryName(name) !== undefined ? name : undefined
}

function readLogin(account: unknown): string | undefined {
  const { login } = fieldsOf(account)
  return typeof login === 'string' && /^[\w-]{1,100}$/.test(login) ? login : undefined
}
