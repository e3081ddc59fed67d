import { Secret } from '../base/secret.ts'
import type { OutputValue } from '../operations/operation.ts'
import type { RunResult } from '../plan/run.ts'

/** Outputs of a run, ready to be written; secret ones apart. */
export interface ActionOutputs {
  readonly plain: ReadonlyMap<string, string>
  readonly secret: ReadonlyMap<string, Secret>
}

/** Outputs that every run has, for action.yml. */
export const RUN_OUTPUTS = {
  change: 'What an operation did: `created`, `updated`, `deleted` or `unchanged`.',
  result: 'All outputs that are not secret, as JSON: step id → outputs.',
  changed: '`true` if anything was created, changed or deleted.',
  skipped: '`true` if a step was skipped.',
  deferred: '`true` if a step was deferred.',
  'deferred-until': 'When the last deferred step becomes possible, as an ISO 8601 time.',
} as const

/**
 * Names outputs as later steps read them: `<id>-<output>` for each step of a plan, and `<output>` alone where it is unique: one step
 * has it, or all that have it agree. A single operation has its plain names only.
 */
export function collectOutputs({ steps }: RunResult): ActionOutputs {
  const plain = new Map<string, string>()
  const secret = new Map<string, Secret>()
  const result: Record<string, Record<string, OutputValue>> = {}
  const values = new Map<string, Set<string>>()
  const done = steps.flatMap(({ step, state }) =>
    state.status === 'done'
      ? [{ id: step.id, outputs: Object.entries<OutputValue | undefined>({ ...state.outputs, change: state.change }) }]
      : [],
  )
  for (const { outputs } of done) {
    for (const [name, value] of outputs) values.set(name, (values.get(name) ?? new Set()).add(identity(value)))
  }

  for (const { id, outputs } of done) {
    for (const [name, value] of outputs) {
      if (value === undefined) continue
      const names = [...(steps.length > 1 ? [`${id}-${name}`] : []), ...(values.get(name)?.size === 1 ? [name] : [])]
      for (const key of names) {
        if (value instanceof Secret) secret.set(key, value)
        else plain.set(key, typeof value === 'string' ? value : JSON.stringify(value))
      }
      if (!(value instanceof Secret)) result[id] = { ...result[id], [name]: value }
    }
  }
  const states = steps.map(({ state }) => state)
  const deferred = states.flatMap((state) => (state.status === 'deferred' ? [state.until.toISOString()] : [])).sort()
  plain.set('result', JSON.stringify(result))
  plain.set('changed', String(states.some((state) => state.status === 'done' && state.change !== 'unchanged')))
  plain.set('skipped', String(states.some(({ status }) => status === 'skipped')))
  plain.set('deferred', String(deferred.length > 0))
  const last = deferred.at(-1)
  if (last !== undefined) plain.set('deferred-until', last)
  return { plain, secret }
}

function identity(value: OutputValue | undefined): string {
  return value instanceof Secret ? value.reveal() : JSON.stringify(value)
}

/** `cluster-name` → `ATLAS_CLUSTER_NAME`. */
export function variableName(output: string): string {
  return `ATLAS_${output.replaceAll('-', '_').toUpperCase()}`
}
