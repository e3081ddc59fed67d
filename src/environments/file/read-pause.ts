import type { Position } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { nearestName } from '../../operations/suggest.ts'
import type { Report } from '../../plan/draft.ts'
import type { Mapping } from '../../plan/yaml-tree.ts'
import { type Firings, readCron } from '../hours/cron.ts'
import { isAlso, nextPause } from '../hours/schedule.ts'
import { readBlock, readKeys } from './read-keys.ts'
import type { PauseWindow } from './spec.ts'
import { PAUSE_KEYS } from './spec-keys.ts'

/** Five fields know no year, so that what fires at all does so after any day. */
const ANY_DAY = new Date(Date.UTC(2026, 0, 1))

/** When the cluster is to be paused and resumed. What is wrong is reported. */
export async function readPause({
  mapping,
  report,
}: {
  /** The whole file. */
  mapping: Mapping
  report: Report
}): Promise<PauseWindow | undefined> {
  const path = 'pause'
  const entry = mapping.entries.get(path)
  const block = entry && readBlock({ entry, path, report })
  if (entry === undefined || block === undefined) return undefined
  const placeOf = (name: string) => block.entries.get(name)?.position ?? entry.position
  const { at, resume, timeZone } = readKeys({
    keys: PAUSE_KEYS,
    mapping: block,
    path,
    position: entry.position,
    report,
  })
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const near = nearestName({ word: timeZone, candidates: Intl.supportedValuesOf('timeZone') })
    report({
      message: `pause.time-zone: there is no time zone \`${safeText(timeZone)}\`.`,
      hint: near ? `Did you mean \`${near}\`?` : `Give ${PAUSE_KEYS.timeZone.expected}.`,
      position: placeOf('time-zone'),
    })
    return undefined
  }
  const zone = timeZone ?? 'UTC'
  const read = async (name: 'at' | 'resume', expression: string | undefined) =>
    expression && readFirings({ name, expression, timeZone: zone, position: placeOf(name), report })
  const pausing = await read('at', at)
  const resuming = await read('resume', resume)
  if (!at || !resume || !timeZone || !pausing || !resuming) return undefined
  const first = nextPause({ pausing, resuming, now: ANY_DAY })
  if (first === undefined || isAlso(resuming, first)) {
    const message = 'pause: whenever `at` fires, `resume` fires as well, so that the cluster would never be paused.'
    report({ message, hint: 'Give two different times.', position: placeOf('resume') })
  }
  return { at: at.trim(), resume: resume.trim(), timeZone }
}

async function readFirings({
  name,
  expression,
  timeZone,
  position,
  report,
}: {
  name: string
  expression: string
  timeZone: string
  position: Position
  report: Report
}): Promise<Firings | undefined> {
  const shown = `pause.${name}: \`${safeText(expression, { longest: 60 })}\``
  try {
    const firings = await readCron({ expression, timeZone })
    if (firings.next(ANY_DAY) !== undefined) return firings
    const hint = 'Choose a day that its months have.'
    report({ message: `${shown} never fires: there is no such day.`, hint, position })
  } catch (error) {
    const why = safeText(error instanceof Error ? error.message : error).replace(/^CronPattern: /, '')
    const hint = `Write ${PAUSE_KEYS.at.expected}.`
    report({ message: `${shown} cannot be read as a cron expression: ${why.replace(/\.?$/, '.')}`, hint, position })
  }
  return undefined
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
