import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import type { Progress } from './progress.ts'
import { renderEnd } from './render-end.ts'
import type { Terminal } from './terminal.ts'

/** A step that goes on doing the same says so this often. */
const HEARTBEAT_MS = 30_000

/** A line when a step begins to do something else, and now and then while it goes on; for files and pipes. */
export function plainProgress({ terminal, clock }: { terminal: Terminal; clock: Clock }): Progress {
  const last = new Map<string, { doing: string; at: number }>()
  const say = (lines: string) => terminal.err(`${lines}\n`)
  return {
    say,
    end: () => {},
    report(event) {
      if (event.type === 'ended') return say(renderEnd(event))
      const { step, doing, elapsedMs } = event
      if (doing === 'starting') return
      const now = clock.now().getTime()
      const before = last.get(step.id)
      if (before?.doing === doing && now - before.at < HEARTBEAT_MS) return
      last.set(step.id, { doing, at: now })
      say(`… ${step.id}: ${doing}${elapsedMs >= 1000 ? `, ${renderDuration(elapsedMs)}` : ''}`)
    },
  }
}
