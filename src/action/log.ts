import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { ActionError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { consoleLink } from '../plan/console-link.ts'
import type { EndedState } from '../plan/engine.ts'
import type { RunEvent } from '../plan/run.ts'
import { SIGNS, sayEnd, sayStep } from '../plan/say-end.ts'
import { sayError } from '../plan/say-error.ts'
import { plainLine } from './workflow-command.ts'

/** A step that goes on doing the same says so this often. */
const HEARTBEAT_MS = 30_000
/** … and less often the longer it lasts. */
const HEARTBEAT_SHARE = 0.1

/**
 * Writes a run to the log: a line when a step begins to do something else and every half a minute while it goes on, and a group
 * with the outputs when it has ended. Steps run side by side, so each line says whose it is.
 */
export function createLog({
  write,
  clock,
  origin,
}: {
  write: (line: string) => void
  clock: Clock
  /** Of Atlas's console; `undefined` where it is not known. */
  origin: string | undefined
}): (event: RunEvent) => void {
  const last = new Map<string, { doing: string; at: number }>()
  return (event) => {
    const { id } = event.step
    if (event.type === 'doing') {
      if (event.doing === 'starting') return
      const now = clock.now().getTime()
      const before = last.get(id)
      if (before?.doing === event.doing && now - before.at < Math.max(HEARTBEAT_MS, event.elapsedMs * HEARTBEAT_SHARE))
        return
      last.set(id, { doing: event.doing, at: now })
      const elapsed = event.elapsedMs >= 1000 ? `, ${renderDuration(event.elapsedMs)}` : ''
      write(plainLine(`… ${id}: ${event.doing}${elapsed}`))
      return
    }
    const { state } = event
    const took = renderDuration(state.endedAt - state.startedAt)
    write(
      `::group::${SIGNS[state.status]} ${sayStep(event.step)}: ${sayEnd(state)}${state.status === 'blocked' ? '' : `, ${took}`}`,
    )
    for (const line of details(state, origin)) write(`  ${plainLine(line)}`)
    write('::endgroup::')
  }
}

function details(state: EndedState, origin: string | undefined): string[] {
  if (state.status === 'deferred' || state.status === 'skipped') return [state.why]
  if (state.status === 'failed') {
    // Nobody has looked at what the text of any other error holds.
    const { error } = state
    return (error instanceof ActionError ? error.message : sayError(error)).split('\n')
  }
  if (state.status === 'planned') return [`would ${state.would}`]
  if (state.status !== 'done') return []
  // The console has no page of what is gone.
  const link =
    state.change === 'deleted' || origin === undefined ? undefined : consoleLink({ outputs: state.outputs, origin })
  const lines = Object.entries(state.outputs).map(([name, value]) => `${name}: ${render(value)}`)
  return link === undefined ? lines : [...lines, `console: ${link}`]
}

function render(value: unknown): string {
  if (value instanceof Secret) return '***'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
