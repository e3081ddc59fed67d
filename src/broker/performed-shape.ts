import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import type { Performed } from '../environments/performed.ts'
import type { RunResult } from '../plan/run.ts'

const moment = () =>
  z.pipe(
    z.iso.datetime(),
    z.transform((text) => new Date(text)),
  )
const count = () => z.number().check(z.int(), z.nonnegative())
const identity = () => z.object({ repository: z.string(), pullRequest: count() })

const acted = () => ({
  identity: identity(),
  expiresAt: z.exactOptional(moment()),
  withdrawn: z.exactOptional(z.string()),
  isKept: z.exactOptional(z.literal(true)),
})
const paused = () => ({
  until: z.exactOptional(moment()),
  passedOver: z.array(z.object({ environment: z.string(), why: z.string() })),
})
const listed = () =>
  z.looseObject({
    environment: z.string(),
    'pull-request': count(),
    'pull-request-state': z.string(),
    cluster: z.exactOptional(z.looseObject({ tier: z.string(), state: z.string() })),
    protected: z.boolean(),
    'expires-at': z.exactOptional(z.string()),
  })
const row = () =>
  z.looseObject({
    environment: z.string(),
    repository: z.string(),
    'pull-request': count(),
    decision: z.string(),
    reason: z.string(),
    outcome: z.enum(['deleted', 'gone', 'would be deleted', 'kept', 'left', 'failed']),
    note: z.exactOptional(z.string()),
  })
const counts = () =>
  z.object({
    deleted: count(),
    gone: count(),
    'would be deleted': count(),
    kept: count(),
    left: count(),
    failed: count(),
  })

/** What came of an environment, as the broker writes it: without its steps, which stand beside it. */
const shape = once(() =>
  z.discriminatedUnion('did', [
    z.object({ did: z.literal('nothing'), why: z.string() }),
    z.object({ did: z.literal('up'), ...acted() }),
    z.object({ did: z.literal('down'), ...acted() }),
    z.object({ did: z.literal('pause'), ...paused() }),
    z.object({ did: z.literal('resume'), ...paused() }),
    z.object({ did: z.literal('list'), environments: z.array(listed()), notice: z.exactOptional(z.string()) }),
    z.object({
      did: z.literal('sweep'),
      rows: z.array(row()),
      counts: counts(),
      left: count(),
      incomplete: z.exactOptional(z.string()),
    }),
  ]),
)

/** As the steps and the rest were before they were sent; `undefined` for what is of no form that is known here. */
export function restorePerformed({
  performed,
  result,
}: {
  performed: unknown
  result: RunResult
}): Performed | undefined {
  const read = shape().safeParse(performed)
  return read.success ? ({ ...read.data, result } as unknown as Performed) : undefined
}
