import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import type { Progress } from './progress.ts'
import { renderEnd } from './render-end.ts'
import { renderHeadway } from './render-headway.ts'
import type { Terminal } from './terminal.ts'

/** A step that goes on doing the same says so this often. */
const HEARTBEAT_MS = 30_000

/**
 * A line when a step begins to do something else, and now and then while it goes on; for files and pipes. Headway is said now and then
 * only, since what is quickly over need not stand in a log.
 */
export function plainProgress({ terminal, clock }: { terminal: Terminal; clock: Clock }): Progress {
  const last = new Map<string, { doing: string; at: number }>()
  let saidAt = clock.now().getTime()
  const say = (lines: string) => terminal.err(`${lines}\n`)
  return {
    say,
    end: () => {},
    headway(headway) {
      const now = clock.now().getTime()
      if (now - saidAt < HEARTBEAT_MS) return
      saidAt = now
      say(`… ${renderHeadway(headway)}`)
    },
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
