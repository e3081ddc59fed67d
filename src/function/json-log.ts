import { safeText } from '../base/text.ts'
import type { Log } from './log.ts'

/** An error with its hint fits; a body of somebody else does not. */
const LONGEST = 2000

/** What every line says itself. */
const TAKEN: ReadonlySet<string> = new Set(['time', 'level', 'event'])

/** Words in names of fields that no log may hold, whatever the value: who adds such a field by mistake shows nothing. */
const SECRET =
  /secret|passw|token|private[_-]?key|api[_-]?key|credential|authorization|cookie|signature|connection[_-]?string/i

/**
 * A log of one JSON object a line: `time` (ISO 8601, UTC), `level`, `event`, then the fields. `write` gets the line without a line feed.
 * Texts are one line, bounded, and without control characters.
 */
export function createJsonLog(
  write: (line: string) => void,
  { now = () => new Date() }: { now?: () => Date } = {},
): Log {
  return (level, event, fields = {}) => {
    const shown = Object.entries(fields)
      .filter(([name, value]) => value !== undefined && !TAKEN.has(name) && !SECRET.test(name))
      .map(([name, value]) => [name, typeof value === 'boolean' ? value : numberOrText(value)])
    write(JSON.stringify({ time: now().toISOString(), level, event: safeText(event), ...Object.fromEntries(shown) }))
  }
}

/** JSON has no word for `NaN` and infinity, and would say `null`. */
function numberOrText(value: string | number | undefined): string | number {
  return typeof value === 'number' && Number.isFinite(value) ? value : safeText(value, { longest: LONGEST })
}
