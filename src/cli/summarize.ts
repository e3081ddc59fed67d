import { listOf } from '../base/text.ts'
import type { RunResult } from '../plan/run.ts'

/** One sentence for a run of several steps that did not all get done; `undefined` when there is nothing to add. */
export function summarize({ steps }: RunResult): string | undefined {
  const count = (status: string) => steps.filter(({ state }) => state.status === status).length
  const parts = Object.entries(WORDS).flatMap(([status, words]) => {
    const number = count(status)
    return number === 0 ? [] : [`${number} ${words}`]
  })
  if (steps.length < 2 || parts.length === 0) return undefined
  const done = count('done')
  return `Of ${steps.length} steps, ${listOf(done === 0 ? parts : [...parts, `${done} done`])}.`
}

const WORDS = {
  failed: 'failed',
  blocked: 'not begun',
  deferred: 'deferred',
  skipped: 'skipped',
  planned: 'would be done',
}
