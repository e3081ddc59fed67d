import { renderDuration } from '../base/duration.ts'
import { consoleLink } from '../plan/console-link.ts'
import type { EndedState } from '../plan/engine.ts'
import type { RunResult } from '../plan/run.ts'
import { sayEnd } from '../plan/say-end.ts'
import { sayError } from '../plan/say-error.ts'
import { fitting, inert } from './markdown.ts'
import { renderTimeline } from './timeline.ts'

/** Together below 64 KiB: GitHub drops a summary over 1 MiB whole, and a reader gives up long before. */
const LARGEST = { table: 32 * 1024, failures: 20 * 1024, next: 6 * 1024 } as const

type Step = RunResult['steps'][number]

/** The job summary in GitHub's Markdown: what was done, when, and what happens next. */
export function renderSummary({
  result,
  origin,
  dryRun,
  heading = '',
}: {
  result: RunResult
  /** Of Atlas's console; `undefined` where it is not known. */
  origin: string | undefined
  dryRun: boolean
  /** What stands above the steps, in Markdown. */
  heading?: string | undefined
}): string {
  const { steps } = result
  const parts = [
    `### MongoDB Atlas${dryRun ? ' (dry run: nothing was changed)' : ''}`,
    heading,
    steps.length === 0 ? '' : renderTable({ steps, origin }),
    renderFailures(steps),
    renderTimeline(steps),
    renderNext(steps),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function renderTable({ steps, origin }: { steps: readonly Step[]; origin: string | undefined }): string {
  const rows = steps.map(({ step, state }) => {
    const cells = [step.id, step.operation.name, resource({ state, origin }), sayEnd(state), took(state)]
    return `| ${cells.join(' | ')} |`
  })
  const { shown, left } = fitting(rows, LARGEST.table)
  const more = left > 0 ? [`| … | +${left} more | | | |`] : []
  return ['| Step | Operation | Resource | Change | Took |', '|---|---|---|---|---|', ...shown, ...more].join('\n')
}

function resource({ state, origin }: { state: EndedState; origin: string | undefined }): string {
  if (state.status === 'planned') return code(`would ${state.would}`)
  if (state.status === 'skipped' || state.status === 'deferred') return inert(state.why)
  if (state.status !== 'done') return ''
  const { outputs } = state
  const name =
    outputs['username'] ??
    outputs['role-name'] ??
    outputs['cluster-name'] ??
    outputs['entry'] ??
    outputs['project-name'] ??
    outputs['project-id'] ??
    outputs['count']
  if (name === undefined) return ''
  // The console has no page of what is gone.
  const link = state.change === 'deleted' || origin === undefined ? undefined : consoleLink({ outputs, origin })
  return link === undefined ? inert(String(name)) : `[${inert(String(name))}](${link})`
}

function renderFailures(steps: readonly Step[]): string {
  const lines = steps.flatMap(({ step, state }) => {
    if (state.status !== 'failed') return []
    return [`- **${step.id}**: ${inert(sayError(state.error), 1_000)}`]
  })
  return section({ title: 'What failed', lines, bytes: LARGEST.failures })
}

function renderNext(steps: readonly Step[]): string {
  const lines = steps.flatMap(({ step, state }) => {
    if (state.status === 'deferred')
      return [`- ${step.id} becomes possible at ${state.until.toISOString()}; run it again then.`]
    if (state.status !== 'done') return []
    const { 'expires-at': expires, username, 'snapshot-id': snapshot } = state.outputs
    if (typeof expires !== 'string') return []
    const goes =
      username !== undefined
        ? 'deletes the user'
        : snapshot !== undefined
          ? 'deletes the snapshot'
          : 'removes the entry'
    const first = step.params['runner'] === true ? 'the end of the job takes back what it added, and ' : ''
    return [`- ${step.id}: ${first}Atlas ${goes} at ${inert(expires)} at the latest.`]
  })
  return section({ title: 'What happens next', lines, bytes: LARGEST.next })
}

function section({ title, lines, bytes }: { title: string; lines: readonly string[]; bytes: number }): string {
  if (lines.length === 0) return ''
  const { shown, left } = fitting(lines, bytes)
  return [`#### ${title}`, '', ...shown, ...(left > 0 ? [`- +${left} more; see the log.`] : [])].join('\n')
}

function took(state: EndedState): string {
  return state.status === 'blocked' ? '' : renderDuration(state.endedAt - state.startedAt)
}

function code(text: string): string {
  return `<code>${inert(text)}</code>`
}
