import { ActionError } from '../base/errors.ts'
import type { EndedState } from '../plan/engine.ts'
import type { RunResult } from '../plan/run.ts'
import { sayError } from '../plan/say-error.ts'

/** The whole result as one JSON document, with what else there is to say. Secrets are `***`. */
export function renderJson(result: RunResult | undefined, more: Readonly<Record<string, unknown>> = {}): string {
  const steps = result?.steps.map(({ step, state }) => ({
    id: step.id,
    operation: step.operation.name,
    ...describe(state),
  }))
  return render({ ...more, ...(steps !== undefined && { steps }) })
}

/** In the place of a result, when none was reached. */
export function renderFailureJson(error: unknown): string {
  return render({ error: describeError(error) })
}

function render(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function describe({ startedAt, endedAt, ...ending }: EndedState): object {
  const times = { 'started-at': new Date(startedAt).toISOString(), 'duration-ms': Math.round(endedAt - startedAt) }
  return ending.status === 'failed'
    ? { status: ending.status, error: describeError(ending.error), ...times }
    : { ...ending, ...times }
}

function describeError(error: unknown): object {
  if (!(error instanceof ActionError)) return { code: 'UNEXPECTED', message: sayError(error) }
  return { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) }
}
