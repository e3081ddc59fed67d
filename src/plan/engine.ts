import { AtlasError } from '../atlas/atlas-error.ts'
import { renderDuration } from '../base/duration.ts'
import type { Change, Memory, OutputValue, Progress } from '../operations/operation.ts'
import type { Plan, PlanStep } from './plan.ts'
import { referencesIn } from './reference.ts'

export type Outputs = Readonly<Record<string, OutputValue | undefined>>

/** How a step stands. Times are epoch milliseconds. */
export type StepState =
  | { readonly status: 'pending' }
  | {
      readonly status: 'active'
      readonly startedAt: number
      readonly memory: Memory
      readonly doing: string
      readonly checkAt: number
      /** Failures in a row that may pass by themselves. */
      readonly failures: number
    }
  | EndedState

export type EndedState = Ending & { readonly startedAt: number; readonly endedAt: number }

type Ending =
  | { readonly status: 'done'; readonly change: Change; readonly outputs: Outputs }
  | { readonly status: 'deferred'; readonly until: Date; readonly why: string }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'failed'; readonly error: Error }
  /** Not begun, because a step before it has failed. */
  | { readonly status: 'blocked'; readonly by: string }
  /** What a dry run would have sent. */
  | { readonly status: 'planned'; readonly would: string }

/** What came of calling a step once, with what it remembers. */
export type StepResult =
  | { readonly kind: 'progress'; readonly progress: Progress<Outputs>; readonly memory: Memory }
  | { readonly kind: 'error'; readonly error: Error; readonly memory: Memory }
  | { readonly kind: 'planned'; readonly would: string }

export type RunState = ReadonlyMap<string, StepState>

/** What the host is to do: call these steps now, and come back at `wakeAt` or when one of them has answered. */
export interface Advice {
  readonly state: RunState
  readonly due: readonly PlanStep[]
  readonly wakeAt: number | undefined
  readonly finished: boolean
}

const STARTING = 'starting'
/** A step may fail this often in a row for reasons that pass; then it has failed. */
const MOST_FAILURES = 6
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

export function startRun(plan: Plan): RunState {
  return new Map(plan.steps.map(({ id }) => [id, { status: 'pending' }]))
}

/** The next move of a run: a pure function, so that any host may keep the state and the time. */
export function advance({
  plan,
  state,
  calling,
  now,
  width = Number.POSITIVE_INFINITY,
}: {
  plan: Plan
  state: RunState
  /** Ids of the steps that are being called at the moment. */
  calling: ReadonlySet<string>
  now: number
  /** How many steps may be under way at once, for plans so long that all together would meet every rate limit. */
  width?: number | undefined
}): Advice {
  const after = new Map(state)
  let active = [...after.values()].filter(({ status }) => status === 'active').length
  for (const step of inOrder(plan)) {
    if (after.get(step.id)?.status !== 'pending') continue
    const decided = decide({ step, state: after, now })
    if (decided === undefined || (decided.status === 'active' && active >= width)) continue
    if (decided.status === 'active') active++
    after.set(step.id, decided)
  }
  // Atlas loses parallel writes to some collections of a project; a project has several names, so the lane is one for all.
  const lanes = new Set(plan.steps.filter(({ id }) => calling.has(id)).map(({ operation }) => operation.lane))
  const due: PlanStep[] = []
  let wakeAt: number | undefined
  for (const step of plan.steps) {
    const current = after.get(step.id)
    if (current?.status !== 'active' || calling.has(step.id)) continue
    // Of a run that was taken up, what a step needs may be looked at again.
    if (step.needs.some((id) => isOpen(after.get(id)))) continue
    const { lane } = step.operation
    if (current.checkAt <= now && (lane === undefined || !lanes.has(lane))) {
      due.push(step)
      lanes.add(lane)
    } else if (current.checkAt > now) wakeAt = Math.min(wakeAt ?? Number.POSITIVE_INFINITY, current.checkAt)
  }
  const finished = [...after.values()].every(({ status }) => status !== 'pending' && status !== 'active')
  return { state: after, due, wakeAt, finished }
}

/** Takes in what a call of a step has brought. */
export function record({
  state,
  id,
  result,
  now,
}: {
  state: RunState
  id: string
  result: StepResult
  now: number
}): RunState {
  const before = state.get(id)
  if (before?.status !== 'active') return state
  return new Map(state).set(id, follow({ before, result, now }))
}

function follow({
  before,
  result,
  now,
}: {
  before: Extract<StepState, { status: 'active' }>
  result: StepResult
  now: number
}): StepState {
  const times = { startedAt: before.startedAt, endedAt: now }
  if (result.kind === 'planned') return { ...times, status: 'planned', would: result.would }
  const { memory } = result
  if (result.kind === 'error') {
    const { error } = result
    const failures = before.failures + 1
    if (
      !(error instanceof AtlasError && error.transient) ||
      failures > MOST_FAILURES ||
      isUnreachable({ error, before })
    )
      return { ...times, status: 'failed', error }
    const own = Math.min(FIRST_PAUSE_MS * 2 ** before.failures, LONGEST_PAUSE_MS)
    const pause = Math.max(own, error.retryAfterMs ?? 0)
    return {
      ...before,
      memory,
      failures,
      doing: `trying again in ${renderDuration(pause)} after: ${error.message}`,
      checkAt: now + pause,
    }
  }
  const { progress } = result
  if (progress.status !== 'waiting') return { ...times, ...progress }
  return { ...before, memory, failures: 0, doing: progress.doing, checkAt: now + progress.checkAgainInMs }
}

/** The host has never answered this step, and each try was repeated below already: it will not come back within minutes. */
function isUnreachable({ error, before }: { error: Error; before: Extract<StepState, { status: 'active' }> }): boolean {
  return error instanceof AtlasError && error.outcome === 'unsent' && before.doing === STARTING
}

/** What becomes of a step that has not begun; `undefined` while it has to wait for others. */
function decide({ step, state, now }: { step: PlanStep; state: RunState; now: number }): StepState | undefined {
  const needs = step.needs.map((id) => ({ id, state: state.get(id) }))
  const times = { startedAt: now, endedAt: now }
  const failed = needs.find(({ state }) => state?.status === 'failed' || state?.status === 'blocked')
  if (failed) return { ...times, status: 'blocked', by: failed.id }
  const planned = needs.find(({ state }) => state?.status === 'planned')
  if (planned) return { ...times, status: 'planned', would: `${step.operation.name}, once \`${planned.id}\` is done` }
  if (needs.some(({ state }) => isOpen(state))) return undefined
  const missing = referencesIn(step.params).find(({ step: id }) => state.get(id)?.status !== 'done')
  if (missing)
    return {
      ...times,
      status: 'skipped',
      why: `it needs an output of \`${missing.step}\`, which has none (${state.get(missing.step)?.status}).`,
    }
  return { status: 'active', startedAt: now, memory: {}, doing: STARTING, checkAt: now, failures: 0 }
}

function isOpen(state: StepState | undefined): boolean {
  return state === undefined || state.status === 'pending' || state.status === 'active'
}

/** Needs first, so that one pass carries a failure to everything behind it. */
function inOrder(plan: Plan): PlanStep[] {
  const byId = new Map(plan.steps.map((step) => [step.id, step]))
  const ordered = new Map<string, PlanStep>()
  const visit = (step: PlanStep) => {
    if (ordered.has(step.id)) return
    for (const id of step.needs) {
      const need = byId.get(id)
      if (need) visit(need)
    }
    ordered.set(step.id, step)
  }
  plan.steps.forEach(visit)
  return [...ordered.values()]
}
