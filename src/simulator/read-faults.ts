import * as z from 'zod/mini'
import { UsageError } from '../base/errors.ts'
import type { Fault } from './faults.ts'
import { defaultTimings, type Quirks } from './quirks.ts'
import { quirksSchema } from './quirks-schema.ts'

const count = z.int().check(z.gte(1))
const ms = z.number().check(z.gte(0))
const status = z.int().check(z.gte(100), z.lte(599))
const headers = z.record(z.string(), z.string())
const when = z.enum(['before', 'after'])

const fault = z.strictObject({
  match: z.strictObject({
    method: z.optional(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    path: z.optional(z.string().check(z.startsWith('/'))),
    nth: z.optional(count),
    times: z.optional(z.union([count, z.literal('always')])),
    anonymous: z.optional(z.boolean()),
  }),
  action: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('reset'), when }),
    z.strictObject({
      kind: z.literal('status'),
      when,
      status,
      errorCode: z.optional(z.string()),
      detail: z.optional(z.string()),
      headers: z.optional(headers),
    }),
    z.strictObject({ kind: z.literal('delay'), ms, clock: z._default(z.enum(['real', 'simulated']), 'real') }),
    z.strictObject({ kind: z.literal('truncate') }),
    z.strictObject({ kind: z.literal('html'), status: z._default(status, 503) }),
    z.strictObject({ kind: z.literal('lose-delete') }),
    z.strictObject({ kind: z.literal('lag'), reads: z.optional(count), ms: z.optional(ms) }),
    z.strictObject({ kind: z.literal('empty') }),
    z.strictObject({ kind: z.literal('headers'), headers }),
  ]),
})
const file = z.strictObject({ faults: z._default(z.array(fault), []), quirks: z._default(quirksSchema, {}) })

/**
 * Reads the JSON of a file of faults: `{"faults": […], "quirks": {…}}`, or the faults alone as an array.
 * Throws a UsageError with every issue.
 */
export function readFaults(json: unknown): { faults: Fault[]; quirks: Partial<Quirks> } {
  const parsed = file.safeParse(Array.isArray(json) ? { faults: json } : json)
  if (!parsed.success) {
    throw new UsageError(
      parsed.error.issues.map((issue) => ({
        message: `${renderPath(issue.path)}: ${issue.message}`,
        hint: 'See the documentation of the simulator for the kinds of faults and the quirks.',
      })),
    )
  }
  const { faults, quirks } = parsed.data
  const { timings, ...others } = quirks
  if (!timings) return { faults, quirks: others }
  const createDedicated = { ...defaultTimings.createDedicated, ...timings.createDedicated }
  return { faults, quirks: { ...others, timings: { ...defaultTimings, ...timings, createDedicated } } }
}

function renderPath(path: readonly PropertyKey[]): string {
  return (
    path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`)).join('') ||
    'faults'
  )
}
