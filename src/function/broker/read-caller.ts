import * as z from 'zod/mini'
import { once } from '../../base/once.ts'
import type { Caller } from '../runs/run-order.ts'

const matching = (pattern: RegExp) => z.string().check(z.regex(pattern))
const id = () => matching(/^[1-9]\d{0,19}$/)
const printable = (most: number) => z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^[^\p{Cc}]+$/u))

/** Claims of GitHub's own (docs: "OpenID Connect reference"); numbers come as text there. */
const claimsShape = once(() =>
  z.object({
    iss: z.string(),
    repository: matching(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
    repository_id: id(),
    repository_owner_id: id(),
    run_id: id(),
    run_attempt: id(),
    ref: printable(1_000).check(z.startsWith('refs/')),
    event_name: matching(/^\w{1,60}$/),
    workflow_ref: printable(2_000).check(z.regex(/^[^@]+@./u)),
    actor: printable(100),
    environment: z.optional(printable(255)),
  }),
)

/** Who asks, by the claims of a token that is verified; otherwise the claim that is missing or not of the right form. */
export function readCaller(claims: unknown): Caller | { readonly reason: string } {
  const read = claimsShape().safeParse(claims)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0] ?? 'claims')
    return { reason: `the claim ${name} is missing, or not of the form that GitHub gives it` }
  }
  const { environment, ...named } = read.data
  return {
    issuer: named.iss,
    repository: named.repository,
    repositoryId: named.repository_id,
    ownerId: named.repository_owner_id,
    runId: named.run_id,
    runAttempt: named.run_attempt,
    ref: named.ref,
    event: named.event_name,
    ...(environment !== undefined && { environment }),
    workflowRef: named.workflow_ref,
    actor: named.actor,
  }
}
