import { expect } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { operations, policy } from './sample-operations.ts'

export const ORG = '5a0a1e7e0f2912c554080adc'

export function parse(text: string): Promise<Plan> {
  return parsePlan({ text, file: 'atlas.yml', operations, policy })
}

/** The lines that the user sees when a plan is refused. */
export async function faults(text: string): Promise<string[]> {
  const error: unknown = await parse(text).catch((error: unknown) => error)
  if (!(error instanceof UsageError)) throw new Error('The plan was accepted.', { cause: error })
  expect(error.issues.length).toBeGreaterThan(0)
  return error.message.split('\n')
}

/** Kahn's algorithm: what is left when steps without open needs are taken away again and again lies on a cycle or behind one. */
export function stuck(steps: readonly { readonly id: string; readonly needs: readonly string[] }[]): string[] {
  let open = [...steps]
  for (;;) {
    const ids = new Set(open.map(({ id }) => id))
    const rest = open.filter(({ needs }) => needs.some((id) => ids.has(id)))
    if (rest.length === open.length) return rest.map(({ id }) => id)
    open = rest
  }
}
