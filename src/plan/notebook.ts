import { createHash } from 'node:crypto'
import type { Change } from '../operations/operation.ts'
import type { RunState, StepState } from './engine.ts'
import type { Plan, PlanStep } from './plan.ts'
import { restoreState, type SavedStep, saveState } from './saved-steps.ts'

/**
 * What a host writes down that does not keep its process while a run waits: JSON, and never a secret. Whatever it has lost of it only
 * costs looking again.
 */
export interface Notes {
  /** When the run began; epoch milliseconds. */
  readonly startedAt: number
  /** What was settled once, by name. */
  readonly kept: Readonly<Record<string, string>>
  /** Where plans were put down, by their fingerprints. */
  readonly plans: Readonly<Record<string, readonly SavedStep[]>>
}

export interface TakenUp {
  readonly state: RunState
  /** What steps have changed that are looked at again. */
  readonly changes: ReadonlyMap<string, Change>
}

/** The notes of one run while a process works on it. */
export interface Notebook {
  readonly startedAt: number
  /** What was written down under a name; else what is made now, which is written down. */
  keep(name: string, make: () => string): string
  /** Where this plan was put down; `undefined` if it begins now. */
  takeUp(plan: Plan): TakenUp | undefined
  /** A run is about to wait, and nothing of it is under way. True: it is put down here, and its process ends. */
  putDown(pause: {
    readonly plan: Plan
    readonly state: RunState
    readonly wakeAt: number
    readonly now: number
  }): boolean
  notes(): Notes
}

export function startNotes(now: number): Notes {
  return { startedAt: now, kept: {}, plans: {} }
}

export function openNotebook({
  notes,
  putDown,
}: {
  notes: Notes
  /** Asked before a pause of this many milliseconds. */
  putDown: (ms: number) => boolean
}): Notebook {
  const kept: Record<string, string> = { ...notes.kept }
  const plans: Record<string, readonly SavedStep[]> = {}
  return {
    startedAt: notes.startedAt,
    keep(name, make) {
      const value = kept[name] ?? make()
      kept[name] = value
      return value
    },
    takeUp(plan) {
      const saved = notes.plans[fingerprintOf(plan)]
      if (saved === undefined) return undefined
      const byId = new Map(saved.map((step) => [step.id, step.state]))
      const changes = saved.flatMap(({ id, state }) => (state.status === 'done' ? [[id, state.change] as const] : []))
      const state = new Map(plan.steps.map((step) => [step.id, stateOf({ step, saved: byId.get(step.id) })]))
      return { state, changes: new Map(changes) }
    },
    putDown({ plan, state, wakeAt, now }) {
      if (!putDown(wakeAt - now)) return false
      plans[fingerprintOf(plan)] = plan.steps.map(({ id, operation }) => ({
        id,
        operation: operation.name,
        state: saveState(state.get(id) ?? { status: 'pending' }),
      }))
      return true
    },
    notes: () => ({ startedAt: notes.startedAt, kept, plans }),
  }
}

/**
 * A step whose outputs hold a secret is looked at again, since the secret was not written down: each such operation makes it anew from
 * the key of the run. Only what a request names that it makes would be made twice, so that it stays as it is, without its secret.
 */
function stateOf({ step, saved }: { step: PlanStep; saved: SavedStep['state'] | undefined }): StepState {
  if (saved === undefined) return { status: 'pending' }
  const hasSecrets = saved.status === 'done' && saved.secretOutputs !== undefined
  return hasSecrets && step.operation.subject !== 'request' ? { status: 'pending' } : restoreState(saved)
}

/** The same for the same steps with the same parameters; secrets within them count as equal. */
function fingerprintOf({ steps }: Plan): string {
  const text = JSON.stringify(steps.map(({ id, operation, params, needs }) => [id, operation.name, params, needs]))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
