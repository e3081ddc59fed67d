import type { BuiltStep } from '../../plan/build.ts'
import { guardOperation } from '../sweep/guard-operation.ts'
import { dropDatabase } from './drop-database.ts'

/**
 * The same steps; those that drop data look before whether that is still wanted, since the guard of a session sees only what goes to
 * Atlas.
 */
export function guardDrops({
  steps,
  findReason,
}: {
  steps: readonly BuiltStep[]
  /** Why it is not wanted any more; `undefined` while it is. */
  findReason: () => Promise<string | undefined>
}): BuiltStep[] {
  return steps.map((step) =>
    step.operation === dropDatabase
      ? { ...step, operation: guardOperation({ operation: dropDatabase, findReason }) }
      : step,
  )
}
