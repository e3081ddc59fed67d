import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { fitLine } from './fit-line.ts'
import type { Progress } from './progress.ts'
import { renderEnd } from './render-end.ts'
import { renderHeadway } from './render-headway.ts'
import type { Terminal } from './terminal.ts'

const TICK_MS = 1_000
const ERASE_LINE = '\x1b[K'
const ERASE_BELOW = '\x1b[J'
const up = (lines: number) => (lines === 0 ? '\r' : `\x1b[${lines}A\r`)

/** A line for the whole, if it says what it is at, and one for each step that is under way, written over as it goes on; what has ended scrolls away above. */
export function liveProgress({ terminal, clock }: { terminal: Terminal; clock: Clock }): Progress {
  const active = new Map<string, { doing: string; startedAt: number }>()
  let whole: { says: string; startedAt: number } | undefined
  let drawn = 0
  const timer = setInterval(() => draw(''), TICK_MS)
  timer.unref()

  /** Everything in a single write, each line over the one before it, so that nothing flickers. */
  function draw(above: string): void {
    const { columns, rows } = terminal.size()
    const now = clock.now().getTime()
    const fitted = (text: string, startedAt: number) => {
      const elapsed = `, ${renderDuration(now - startedAt)}`
      return fitLine(fitLine(`… ${text}`, columns - 1 - elapsed.length) + elapsed, columns - 1)
    }
    const all = [
      ...(whole === undefined ? [] : [fitted(whole.says, whole.startedAt)]),
      ...[...active].map(([id, { doing, startedAt }]) => fitted(`${id}: ${doing}`, startedAt)),
    ]
    const room = Math.max(rows - 2, 1)
    const shown = all.length > room ? [...all.slice(0, room - 1), `… and ${all.length - room + 1} more`] : all
    const scrolled = above === '' ? [] : above.split('\n')
    const lines = [...scrolled, ...shown]
    terminal.err(`${up(drawn)}${lines.map((line) => `${line}${ERASE_LINE}\n`).join('')}${ERASE_BELOW}`)
    drawn = shown.length
  }

  return {
    say: draw,
    headway(headway) {
      whole = { says: renderHeadway(headway), startedAt: whole?.startedAt ?? clock.now().getTime() }
      draw('')
    },
    end() {
      clearInterval(timer)
      active.clear()
      whole = undefined
      draw('')
    },
    report(event) {
      const { id } = event.step
      if (event.type === 'ended') {
        active.delete(id)
        return draw(renderEnd(event))
      }
      active.set(id, { doing: event.doing, startedAt: clock.now().getTime() - event.elapsedMs })
      draw('')
    },
  }
}
