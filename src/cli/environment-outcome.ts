import { renderTime } from '../environments/identity.ts'
import { environmentName } from '../environments/name.ts'
import type { Acted, PausedAll, Performed } from '../environments/performed.ts'
import type { Outcome } from './execute.ts'
import { renderTable } from './render-table.ts'

const NOTHING = { steps: [] }

/** What was done about environments, for a terminal. */
export function environmentOutcome(performed: Performed): Outcome {
  switch (performed.did) {
    case 'nothing':
      return { result: NOTHING, json: { skipped: performed.why }, notes: [`Nothing to do: ${performed.why}.`] }
    case 'up':
    case 'down':
      return acted(performed)
    case 'list':
      return listed(performed)
    case 'sweep':
      return swept(performed)
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
    ...(isGone ? [`Nothing is there of ${name}.`] : []),
  ]
  const json = {
    'environment-name': name,
    repository: identity.repository,
    'pull-request': identity.pullRequest,
    ...(expiresAt !== undefined && { 'expires-at': renderTime(expiresAt) }),
    ...(withdrawn !== undefined && { skipped: withdrawn }),
  }
  return { result, json, notes }
}

function listed({ environments, notice }: Extract<Performed, { did: 'list' }>): Outcome {
  const rows = environments.map((one) => [
    one.environment,
    `#${one['pull-request']}`,
    one['pull-request-state'],
    one.cluster?.tier ?? '-',
    one.cluster?.state ?? '-',
    one.protected ? 'never (protected)' : (one['expires-at'] ?? '-'),
  ])
  return {
    result: NOTHING,
    json: { environments },
    text: renderTable({ head: ['environment', 'pull request', 'it is', 'tier', 'cluster', 'expires'], rows }),
    notes: [
      ...(notice === undefined ? [] : [`! ${notice}`]),
      ...(environments.length === 0 ? ['No environments are there.'] : []),
    ],
  }
}

function swept({ did: _, ...report }: Extract<Performed, { did: 'sweep' }>): Outcome {
  const { rows, counts, incomplete, left } = report
  const said = Object.entries(counts).flatMap(([outcome, count]) => (count === 0 ? [] : [`${count} ${outcome}`]))
  const cells = rows.map((row) => [
    row.environment,
    `${row.repository}#${row['pull-request']}`,
    row.outcome,
    [row.reason, row.note].filter((text) => text !== undefined).join('; '),
  ])
  const notes = [
    ...(incomplete === undefined ? [] : [`✗ Not everything could be read, so nothing was deleted: ${incomplete}`]),
    ...(incomplete === undefined && rows.length === 0 ? ['No environments are there.'] : []),
    ...(said.length > 0 ? [`Environments: ${said.join(', ')}.`] : []),
    ...(counts['would be deleted'] > 0 ? ['Nothing was changed. To delete them, say --no-dry-run.'] : []),
    ...(left > 0 ? ['The same command goes on with what is left.'] : []),
  ]
  return {
    result: NOTHING,
    json: report,
    text: renderTable({ head: ['environment', 'pull request', 'outcome', 'reason'], rows: cells }),
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
  return { result, json: { did, 'passed-over': passedOver }, notes }
}
