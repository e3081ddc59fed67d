import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import type { SavedStep, SavedSteps } from '../plan/saved-steps.ts'

const times = { startedAt: z.number(), endedAt: z.number() }

const state = () =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('pending') }),
    z.object({
      status: z.literal('active'),
      startedAt: z.number(),
      memory: z.record(z.string(), z.unknown()),
      doing: z.string(),
      checkAt: z.number(),
      failures: z.number(),
    }),
    z.object({
      status: z.literal('done'),
      change: z.enum(['created', 'updated', 'deleted', 'unchanged']),
      outputs: z.record(z.string(), z.json()),
      secretOutputs: z.exactOptional(z.array(z.string())),
      ...times,
    }),
    z.object({ status: z.literal('deferred'), until: z.iso.datetime(), why: z.string(), ...times }),
    z.object({ status: z.literal('skipped'), why: z.string(), ...times }),
    z.object({
      status: z.literal('failed'),
      error: z.object({ code: z.string(), message: z.string(), hint: z.exactOptional(z.string()) }),
      ...times,
    }),
    z.object({ status: z.literal('blocked'), by: z.string(), ...times }),
    z.object({ status: z.literal('planned'), would: z.string(), ...times }),
  ])

/** How a step stands, as `plan/saved-steps.ts` writes it. */
export const savedStateShape = once(() => state() as unknown as z.ZodMiniType<SavedStep['state']>)

/** Steps as `plan/saved-steps.ts` writes them. */
export const savedStepsShape = once(
  () =>
    z.array(
      z.object({ id: z.string(), operation: z.string(), state: state() }),
    ) as unknown as z.ZodMiniType<SavedSteps>,
)
