import type { RunResult } from '../plan/run.ts'

/** The outputs as YAML, by step for a plan; in a dry run what would be done. Secrets are `***`. */
export async function renderOutputs({
  result,
  shape,
}: {
  result: RunResult
  shape: 'plan' | 'operation'
}): Promise<string> {
  const entries = result.steps.flatMap(({ step, state }) => {
    if (state.status === 'planned') return [[step.id, { would: state.would }]]
    if (state.status !== 'done' || Object.keys(state.outputs).length === 0) return []
    return [[step.id, state.outputs]]
  })
  if (entries.length === 0) return ''
  const value: unknown = shape === 'plan' ? Object.fromEntries(entries) : entries[0]?.[1]
  // Loaded late, as it is for plans, since doctor and help do without it.
  const { stringify } = await import('yaml')
  // By way of JSON, so that a secret writes itself.
  return stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 0 })
}
