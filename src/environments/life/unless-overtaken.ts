import { ActionError } from '../../base/errors.ts'
import type { RunResult } from '../../plan/run.ts'

const WHY = 'another run has taken the environment down meanwhile'

/**
 * The result of a `down`, which may have failed only since another one was faster: it deletes the user by which this one would drop
 * the data, for one. Then nothing is left, and what failed or was not begun counts as skipped. `isLeft` looks whether that is so;
 * where it cannot, the failure stays.
 */
export async function unlessOvertaken({
  result,
  isLeft,
}: {
  result: RunResult
  isLeft: () => Promise<boolean>
}): Promise<RunResult> {
  if (result.steps.every(({ state }) => state.status !== 'failed') || (await isLeft().catch(presumeLeft))) return result
  return {
    steps: result.steps.map(({ step, state }) => {
      if (state.status !== 'failed' && state.status !== 'blocked') return { step, state }
      const { startedAt, endedAt } = state
      return { step, state: { status: 'skipped', why: WHY, startedAt, endedAt } }
    }),
  }
}

function presumeLeft(error: unknown): true {
  if (!(error instanceof ActionError)) throw error
  return true
}
