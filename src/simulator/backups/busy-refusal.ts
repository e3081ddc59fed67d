import { Problem } from '../problem.ts'
import type { World } from '../world.ts'

/** A refusal of a cluster that does something else, whose code no source tells: the one that is `named`, or the general one. */
export function busyRefusal({ quirks }: World, { named, why }: { named: Problem; why: string }): Problem {
  return quirks.busyRefusal === 'general' ? generalError(why) : named
}

export function generalError(why: string): Problem {
  return new Problem(400, 'ATLAS_GENERAL_ERROR', { detail: `Reason: ${why}.`, parameters: [why] })
}
