import { Secret } from '../base/secret.ts'
import { listOf } from '../base/text.ts'
import type { RunResult } from '../plan/run.ts'

/** What to say of the outputs that are shown as `***`, and what to do; `undefined` when there are none. */
export function hiddenOutputs({ steps }: RunResult, hint?: string): string | undefined {
  const names = steps.flatMap(({ state }) =>
    state.status === 'done' ? Object.keys(state.outputs).filter((name) => state.outputs[name] instanceof Secret) : [],
  )
  if (names.length === 0) return undefined
  const which = listOf([...new Set(names)])
  // The first run of `create-database-user` makes a password that nobody would ever learn.
  const own =
    hint !== undefined
      ? ` ${hint}`
      : names.includes('password')
        ? ' Give a `password` of your own if you need to know it.'
        : ''
  return `! Secret, so not shown on a command line: ${which}.${own}`
}
