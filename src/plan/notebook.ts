import { createHash } from 'node:crypto'
import type { Change, Memory, Operation } from '../operations/operation.ts'
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

interface TakenUp {
  readonly state: RunState
  /** What steps have changed that are looked at again, and what they remember. */
  readonly changes: ReadonlyMap<string, Change>
  readonly memories: ReadonlyMap<string, Memory>
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
    /** Of all steps that were called. */
    readonly memories: ReadonlyMap<string, Memory>
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
      const memories = saved.flatMap(({ id, state }) =>
        'memory' in state && state.memory ? [[id, state.memory] as const] : [],
      )
      return { state, changes: new Map(changes), memories: new Map(memories) }
    },
    putDown({ plan, state, memories, wakeAt, now }) {
      if (!putDown(wakeAt - now)) return false
      plans[fingerprintOf(plan)] = plan.steps.map(({ id, operation }) => {
        const saved = saveState(state.get(id) ?? { status: 'pending' })
        const memory = isLookedAtAgain({ operation, saved }) ? memories.get(id) : undefined
        return { id, operation: operation.name, state: memory === undefined ? saved : { ...saved, memory } }
      })
      return true
    },
    notes: () => ({ startedAt: notes.startedAt, kept, plans }),
  }
}

function stateOf({ step, saved }: { step: PlanStep; saved: SavedStep['state'] | undefined }): StepState {
  if (saved === undefined) return { status: 'pending' }
  if (saved.status !== 'done' || !isLookedAtAgain({ ...step, saved })) return restoreState(saved)
  const { startedAt, memory = {} } = saved
  return { status: 'active', startedAt, memory, doing: 'looking again', checkAt: 0, failures: 0 }
}

/**
 * A step whose outputs hold a secret is looked at again, since the secret was not written down: each such operation makes it anew from
 * the key of the run. Only what a request names that it makes would be made twice, so that it stays as it is, without its secret.
 */
function isLookedAtAgain({ operation, saved }: { operation: Operation; saved: SavedStep['state'] }): boolean {
  return saved.status === 'done' && saved.secretOutputs !== undefined && operation.subject !== 'request'
}

/** The same for the same steps with the same parameters; secrets within them count as equal. */
function fingerprintOf({ steps }: Plan): string {
  const text = JSON.stringify(steps.map(({ id, operation, params, needs }) => [id, operation.name, params, needs]))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
