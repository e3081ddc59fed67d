import { renderTime } from '../environments/identity.ts'
import { NOTHING } from '../environments/life/in-session.ts'
import { environmentName } from '../environments/name.ts'
import type { Performed } from '../environments/performed.ts'
import { cellsOf, sayCounts } from '../environments/sweep/sweep-report.ts'
import type { RunResult } from '../plan/run.ts'
import { fitting, inert } from './markdown.ts'

/** What a job says of environments, beside the steps that it ran. */
export interface EnvironmentReport {
  readonly result: RunResult
  /** The outputs of the steps are for nobody: what they made is gone, or of no use outside. */
  readonly isSilent: boolean
  /** Over those of the steps. */
  readonly outputs: Readonly<Record<string, string>>
  /** For the job summary, in GitHub's Markdown. */
  readonly heading: string
  readonly notices: readonly string[]
  /** For the log alone. */
  readonly lines: readonly string[]
  /** Why the job fails, though no step did. */
  readonly failures: readonly string[]
}

/** Outputs that environments have, for action.yml. */
export const ENVIRONMENT_OUTPUTS = {
  'environment-name':
    'Name of the environment: of its project, cluster and database user alike. From `environment: up` and `down`.',
  'pull-request': 'Number of the pull request. From `environment: up` and `down`.',
  environments:
    'List of what was found, as JSON; `sweep` says of each what was decided, why, and what became of it. From `environment: list` and `sweep`.',
  incomplete: 'Why not everything could be read, so that nothing was deleted. From `environment: sweep`.',
} as const

const LARGEST_TABLE = 32 * 1024

export function reportEnvironments(performed: Performed): EnvironmentReport {
  const none = { result: NOTHING, isSilent: false, outputs: {}, heading: '', lines: [], notices: [], failures: [] }
  switch (performed.did) {
    case 'nothing':
      return { ...none, outputs: { skipped: 'true' }, notices: [`Nothing to do: ${performed.why}.`] }
    case 'up':
    case 'down': {
      const { identity, result, expiresAt, withdrawn, did } = performed
      const name = environmentName(identity)
      const isDown = did === 'down' && withdrawn === undefined
      const isGone = isDown && result.steps.length === 0
      const isTakenDown = isDown && !isGone && result.steps.every(({ state }) => state.status === 'done')
      const lines = [
        ...(withdrawn === undefined ? [] : [`${withdrawn}.`]),
        ...(expiresAt === undefined
          ? []
          : [`${name} lives until ${renderTime(expiresAt)}, unless another push extends it.`]),
        ...(isGone ? [`There is nothing of ${name} to take down.`] : []),
        ...(isTakenDown ? [`${name} was taken down.`] : []),
      ]
      return {
        ...none,
        result,
        isSilent: did === 'down' || withdrawn !== undefined,
        outputs: {
          'environment-name': name,
          'pull-request': String(identity.pullRequest),
          ...(expiresAt !== undefined && { 'expires-at': renderTime(expiresAt) }),
          ...(withdrawn !== undefined && { skipped: 'true' }),
        },
        heading: lines.map((line) => inert(line)).join('\n\n'),
        notices: lines,
      }
    }
    case 'list': {
      const { environments, notice } = performed
      const rows = environments.map((one) => [
        one.environment,
        `#${one['pull-request']}`,
        one['pull-request-state'],
        one.cluster === undefined ? '' : `${one.cluster.tier}, ${one.cluster.state}`,
        one.protected ? 'never (protected)' : (one['expires-at'] ?? ''),
      ])
      return {
        ...none,
        outputs: { environments: JSON.stringify(environments), count: String(environments.length) },
        heading: table(['Environment', 'Pull request', 'State', 'Cluster', 'Expires'], rows),
        lines: rows.map(plain),
        notices: [...(notice === undefined ? [] : [notice]), `Environments: ${environments.length}.`],
      }
    }
    case 'sweep': {
      const { rows, counts, incomplete } = performed
      const said = sayCounts(performed)
      const cells = rows.map(cellsOf)
      const failed = rows.filter(({ outcome }) => outcome === 'failed')
      return {
        ...none,
        outputs: {
          environments: JSON.stringify(rows),
          count: String(rows.length),
          changed: String(counts.deleted > 0),
          ...(incomplete !== undefined && { incomplete }),
        },
        heading: table(['Environment', 'Pull request', 'Outcome', 'Reason'], cells),
        lines: cells.map(plain),
        notices: [said === '' ? 'No environments were found.' : `Environments: ${said}.`],
        failures: [
          ...(incomplete === undefined ? [] : [`Not everything could be read, so nothing was deleted: ${incomplete}`]),
          ...failed.map(({ environment, note, reason }) => `${environment}: ${note ?? reason}`),
        ],
      }
    }
    default: {
      const { did, result, until, passedOver } = performed
      const hours = until === undefined ? [] : [`By the hours of the file: ${did}, until ${renderTime(until)}.`]
      const lines = [...hours, ...passedOver.map(({ environment, why }) => `${environment}: ${why}.`)]
      return { ...none, result, heading: lines.map((line) => `- ${inert(line)}`).join('\n'), notices: lines }
    }
  }
}

function plain(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join(' · ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => inert(cell)).join(' | ')} |`
  const { shown, left } = fitting(rows.map(line), LARGEST_TABLE)
  const more = left > 0 ? [`| … | +${left} more ${'| '.repeat(head.length - 1)}`] : []
  return [line(head), `|${'---|'.repeat(head.length)}`, ...shown, ...more].join('\n')
}
