import { renderTime } from '../environments/identity.ts'
import { environmentName } from '../environments/name.ts'
import type { Acted, PausedAll, Performed } from '../environments/performed.ts'
import { cellsOf, sayCounts } from '../environments/sweep/sweep-report.ts'
import type { Outcome } from './execute.ts'
import { ownUserHint } from './own-user-hint.ts'
import { renderTable } from './render-table.ts'
import { gitHubHint } from './terminal-words.ts'

/** What was done about environments, for a terminal. */
export function environmentOutcome({
  performed,
  token,
}: {
  performed: Performed
  /** The variable that GitHub's token comes from. */
  token: string | undefined
}): Outcome {
  switch (performed.did) {
    case 'nothing':
      return { json: { skipped: performed.why, steps: [] }, notes: [`Nothing to do: ${performed.why}.`] }
    case 'up':
    case 'down':
      return acted(performed)
    case 'list':
      return listed({ ...performed, token })
    case 'sweep':
      return swept({ ...performed, token })
    default:
      return paused(performed)
  }
}

function acted({ did, identity, result, expiresAt, withdrawn }: Acted): Outcome {
  const name = environmentName(identity)
  const isGone = did === 'down' && result.steps.length === 0 && withdrawn === undefined
  const notes = [
    ...(withdrawn === undefined ? [] : [`${withdrawn}.`]),
    ...(expiresAt === undefined ? [] : [`${name} is up until ${renderTime(expiresAt)}, unless it is extended.`]),
    ...(isGone ? [`There is nothing of ${name} to take down.`] : []),
  ]
  const json = {
    'environment-name': name,
    repository: identity.repository,
    'pull-request': identity.pullRequest,
    ...(expiresAt !== undefined && { 'expires-at': renderTime(expiresAt) }),
    ...(withdrawn !== undefined && { skipped: withdrawn }),
  }
  return { result, json, notes, secretHint: ownUserHint({ result, name }) }
}

function listed({
  environments,
  notice,
  token,
}: Extract<Performed, { did: 'list' }> & { token: string | undefined }): Outcome {
  const rows = environments.map((one) => [
    one.environment,
    `#${one['pull-request']}`,
    one['pull-request-state'],
    one.cluster?.tier ?? '-',
    one.cluster?.state ?? '-',
    one.protected ? 'never (protected)' : (one['expires-at'] ?? '-'),
  ])
  return {
    json: { environments },
    text: renderTable({ head: ['environment', 'pull request', 'state', 'tier', 'cluster', 'expires'], rows }),
    notes: [
      ...(notice === undefined ? [] : [`! ${notice}${tokenHint(notice, token)}`]),
      ...(environments.length === 0 ? ['No environments are there.'] : []),
    ],
  }
}

function swept({
  did: _,
  token,
  ...report
}: Extract<Performed, { did: 'sweep' }> & { token: string | undefined }): Outcome {
  const { rows, counts, incomplete, left } = report
  const said = sayCounts(report)
  const notes = [
    ...(incomplete === undefined
      ? []
      : [`✗ Not everything could be read, so nothing was deleted: ${incomplete}${tokenHint(incomplete, token)}`]),
    ...(incomplete === undefined && rows.length === 0 ? ['No environments are there.'] : []),
    ...(said === '' ? [] : [`Environments: ${said}.`]),
    ...(counts['would be deleted'] > 0 ? ['Nothing was changed. To delete them, say --no-dry-run.'] : []),
    ...(left > 0 ? ['The same command goes on with what is left.'] : []),
  ]
  return {
    json: report,
    text: renderTable({ head: ['environment', 'pull request', 'outcome', 'reason'], rows: rows.map(cellsOf) }),
    notes,
    failed: incomplete !== undefined || counts.failed > 0,
  }
}

function paused({ did, result, until, passedOver }: PausedAll): Outcome {
  const notes = [
    ...(until === undefined ? [] : [`By the hours of the file: ${did}, until ${renderTime(until)}.`]),
    ...passedOver.map(({ environment, why }) => `– ${environment}: ${why}.`),
    ...(result.steps.length === 0 && passedOver.length === 0 ? ['No environments are there.'] : []),
  ]
  return {
    result,
    json: { did, ...(until !== undefined && { until: renderTime(until) }), 'passed-over': passedOver },
    notes,
  }
}

/** A report has only the message of an error, in which GitHub's status stands. */
function tokenHint(message: string, token: string | undefined): string {
  const status = Number(/GitHub answered (\d{3})/.exec(message)?.[1])
  const hint = token === undefined ? undefined : gitHubHint(status, token)
  return hint === undefined ? '' : ` ${hint}`
}
