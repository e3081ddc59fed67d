import { apiOperations, namesInPath } from '../../../src/atlas/api-operations.ts'
import { UsageError } from '../../../src/base/errors.ts'
import { operations } from '../../../src/operations/index.ts'
import type { Policy } from '../../../src/operations/operation.ts'
import { planOfOne } from '../../../src/plan/flat.ts'
import { GROUP, policyOf } from './api-world.ts'

/** Every issue of a call of `call-api`, none of which has sent anything. */
export async function issuesOf(params: Readonly<Record<string, string>>, policy: Partial<Policy>): Promise<string[]> {
  try {
    await planOfOne({ operation: 'call-api', params, operations, policy: policyOf(policy) })
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.issues.map(({ message, hint }) => `${message} ${hint ?? ''}`)
    throw error
  }
}

/** Parameters that are right in form for an operation. */
export function whole(id: string): Record<string, string> {
  const operation = apiOperations().get(id)
  const needed = [...(operation?.parameters ?? [])].flatMap(([name, spec]) => (spec.needed ? [name] : []))
  const names = [...namesInPath(operation?.path ?? ''), ...needed]
  return {
    'operation-id': id,
    ...(names.length > 0 && { parameters: JSON.stringify(Object.fromEntries(names.map((name) => [name, GROUP]))) }),
    ...(operation?.body === 'needed' && { body: '{}' }),
    ...(operation?.media === 'gzip' && { 'output-file': 'x.gz' }),
  }
}
