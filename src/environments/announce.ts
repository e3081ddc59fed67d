import type { GitHub } from '../github/github.ts'
import type { Written } from '../github/written.ts'
import { consoleLink } from '../plan/console-link.ts'
import type { RunResult } from '../plan/run.ts'
import { type Identity, renderTime } from './identity.ts'
import type { Host } from './life/in-session.ts'
import { environmentName } from './name.ts'
import type { Acted } from './performed.ts'
import type { EnvironmentRequest } from './request.ts'

export interface Announcer {
  /** Before anything is done for an environment that is to come up; `sha` is the commit of the pull request. */
  begin(sha: string | undefined): Promise<void>
  end(performed: Acted): Promise<void>
  /** In the place of `end`, when it could not even be tried. */
  fail(): Promise<void>
}

/**
 * Shows on the pull request how its environment stands: a comment, and a deployment. Both are extras: what GitHub refuses is said
 * once, and fails nothing. A dry run shows nothing.
 */
export function announcer({
  gitHub,
  host: { settings, onNotice, cancellation },
  request,
  identity,
  runUrl,
}: {
  gitHub: GitHub | undefined
  host: Pick<Host, 'settings' | 'onNotice' | 'cancellation'>
  request: EnvironmentRequest
  identity: Identity
  /** Page of the workflow run. */
  runUrl: string | undefined
}): Announcer {
  const number = identity.pullRequest
  const environment = environmentName(identity)
  const isOn = gitHub !== undefined && !settings.dryRun
  let sha: string | undefined
  const refused = new Set<string>()
  const told = new Set<string>()
  const tell = async (what: 'comment' | 'deployment', write: () => Promise<Written>) => {
    if (refused.has(what)) return
    const written = await write().catch(ignoreWhenCancelled)
    if (written === undefined || written.written) return
    const { why, isForbidden } = written
    if (isForbidden) refused.add(what)
    if (told.has(what)) return
    told.add(what)
    onNotice(`No ${what} on the pull request: ${why}`, isForbidden ? 'passing' : 'lasting')
  }
  // How the run ended is what the reader needs then, not that GitHub was not told.
  const ignoreWhenCancelled = (error: unknown) => {
    if (!cancellation.signal.aborted) throw error
  }
  const mark = async (state: 'in_progress' | 'success' | 'failure') => {
    const at = sha
    if (!isOn || !request.deployment || at === undefined) return
    await tell('deployment', () => gitHub.markDeployment({ number, sha: at, state, logUrl: runUrl }))
  }
  return {
    async begin(commit) {
      sha = commit
      await mark('in_progress')
    },
    fail: () => mark('failure'),
    async end(performed) {
      if (!isOn) return
      const { did, result, withdrawn, isKept } = performed
      // Reopened meanwhile: the job that this has started shows how it goes on.
      if (did === 'down' && withdrawn !== undefined && !isKept) return
      const failed = result.steps.some(({ state }) => state.status === 'failed')
      if (isKept || (did === 'up' && withdrawn === undefined)) await mark(failed ? 'failure' : 'success')
      else if (request.deployment && !failed) await tell('deployment', () => gitHub.endDeployments({ number }))
      if (!request.comment) return
      // A pull request that never had an environment need not be told that it has none. One that was cut short had one.
      const ifAbsent = result.steps.length === 0 && !isKept ? 'leave' : 'create'
      const text = renderComment({ performed, failed, environment, origin: settings.host.origin, runUrl })
      await tell('comment', () => gitHub.upsertComment({ number, environment, text, ifAbsent }))
    },
  }
}

/** GitHub's Markdown. All of it is our own or Atlas's ids: nothing of it comes from the pull request. */
function renderComment({
  performed: { did, result, expiresAt, withdrawn, isKept },
  failed,
  environment,
  origin,
  runUrl,
}: {
  performed: Acted
  failed: boolean
  environment: string
  origin: string
  runUrl: string | undefined
}): string {
  const name = `The MongoDB Atlas environment \`${environment}\``
  const run = runUrl === undefined ? '' : ` ([workflow run](${runUrl}))`
  const again = `${runUrl === undefined ? 'Running it again' : 'Running the job again'} goes on from where it stands.`
  if (isKept && withdrawn !== undefined) return `${name} **was left as it is**: ${withdrawn}${run}.`
  if (did === 'up' && withdrawn === undefined) {
    if (failed) return `${name} **could not be made ready**${run}. ${again}`
    const rows = [
      ...links({ result, origin }),
      ...(expiresAt ? [['Expires', `${renderTime(expiresAt)}; each push extends it`]] : []),
    ]
    const table = ['| | |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)]
    return `${name} **is ready**${run}.\n\n${table.join('\n')}\n\nIt is taken down when this pull request is closed.`
  }
  return failed
    ? `${name} **could not be taken down completely**${run}. ${again}`
    : `${name} **was taken down**${run}. Reopening this pull request brings up a new one.`
}

function links({ result, origin }: { result: RunResult; origin: string }): string[][] {
  const rows = new Map<string, string>()
  for (const { state } of result.steps) {
    if (state.status !== 'done') continue
    const { 'project-name': project, 'cluster-name': cluster, 'project-id': id } = state.outputs
    const link = (name: unknown, outputs: typeof state.outputs) => {
      const url = consoleLink({ outputs, origin })
      return url === undefined ? `\`${String(name)}\`` : `[${String(name)}](${url})`
    }
    if (typeof project === 'string') rows.set('Project', link(project, { 'project-id': id }))
    if (typeof cluster === 'string') rows.set('Cluster', link(cluster, { 'project-id': id, 'cluster-name': cluster }))
  }
  return [...rows]
}
