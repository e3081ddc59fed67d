import type { Layer } from '../atlas/send.ts'
import type { Clock } from '../base/clock.ts'
import { StepWithdrawn } from '../plan/step-withdrawn.ts'

/** While Atlas is only polled, GitHub need not be asked more often. */
const LOOK_EVERY_MS = 60_000

export interface Watch {
  readonly layer: Layer
  /** Why the run was called off, if it was. */
  reason(): string | undefined
}

/**
 * Looks whether a run is still wanted: before each write, and once a minute while Atlas is polled. From the moment that it is not, no
 * request passes any more, and every step ends as skipped; those under way come to their end.
 */
export function watch({
  findReason,
  clock,
}: {
  /** Why the run is not wanted any more; `undefined` while it is, or while nobody can tell. */
  findReason: () => Promise<string | undefined>
  clock: Clock
}): Watch {
  let reason: string | undefined
  let lookedAt = clock.now().getTime()
  return {
    reason: () => reason,
    layer: (next) => async (request) => {
      const now = clock.now().getTime()
      if (reason === undefined && (request.method !== 'GET' || now - lookedAt >= LOOK_EVERY_MS)) {
        lookedAt = now
        reason = await findReason()
      }
      if (reason !== undefined) throw new StepWithdrawn(reason)
      return next(request)
    },
  }
}
