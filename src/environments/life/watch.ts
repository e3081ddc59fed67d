import type { Layer } from '../../atlas/send.ts'
import type { Clock } from '../../base/clock.ts'
import { StepWithdrawn } from '../../plan/step-withdrawn.ts'

/** While Atlas is only polled, GitHub need not be asked more often. */
const LOOK_EVERY_MS = 60_000

export interface Watch {
  readonly layer: Layer
  /** Why the run was called off, if it was. */
  reason(): string | undefined
  /** Looks now, for what writes elsewhere than in Atlas; `undefined` while the run is wanted. */
  look(): Promise<string | undefined>
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
  const look = async () => {
    lookedAt = clock.now().getTime()
    const found = await findReason()
    // Of several looks at once, one that saw nothing yet must not undo one that did.
    reason ??= found
    return reason
  }
  return {
    reason: () => reason,
    look,
    layer: (next) => async (request) => {
      const isDue = request.method !== 'GET' || clock.now().getTime() - lookedAt >= LOOK_EVERY_MS
      if (reason === undefined && isDue) await look()
      if (reason !== undefined) throw new StepWithdrawn(reason)
      return next(request)
    },
  }
}
