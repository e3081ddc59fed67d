import { AtlasError } from '../atlas/atlas-error.ts'
import type { Atlas } from '../atlas/client.ts'
import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { ActionError } from '../base/errors.ts'
import type { Lease, Owner, Policy } from '../operations/operation.ts'
import type { Outside } from '../operations/outside.ts'
import { callStep } from './call-step.ts'
import { advance, type EndedState, type RunState, record, type StepResult, type StepState, startRun } from './engine.ts'
import type { Notebook } from './notebook.ts'
import { createSecretKeeping, type KeepSecret } from './own-secrets.ts'
import type { Plan, PlanStep } from './plan.ts'

/** What happens in a run, as it happens. */
export type RunEvent =
  | { readonly type: 'doing'; readonly step: PlanStep; readonly doing: string; readonly elapsedMs: number }
  | { readonly type: 'ended'; readonly step: PlanStep; readonly state: EndedState }

export interface RunOptions {
  readonly plan: Plan
  readonly atlas: Atlas
  readonly owner: Owner
  readonly policy: Policy
  readonly clock: Clock
  readonly random: () => number
  readonly outside: Outside
  /** Told of every secret that a step makes or is given, before it is used. */
  readonly onSecret: KeepSecret
  /** What the secrets of the run are derived from, for a host that has to know them again; without it they are random. */
  readonly secretKey?: Uint8Array | undefined
  /**
   * Aborting it stops all waiting and every call at once; what Atlas has begun goes on there, and another run takes it up. The run
   * aborts it itself when its time is up.
   */
  readonly cancellation: AbortController
  readonly timeoutMs: number
  /** How much of that time has been spent before this run. */
  readonly spentMs?: number | undefined
  /** How many steps may be under way at once; without it, all that can. */
  readonly width?: number | undefined
  readonly report: (event: RunEvent) => void
  /** Of a host that may put the run down where it would wait: it has ended as if it were cancelled then, and nothing is reported of that. */
  readonly notebook?: Notebook | undefined
  /** Keeps what has to be given back at the end of the job. Called before the thing is taken. */
  readonly onLease: (lease: Lease) => Promise<void>
}

export interface RunResult {
  readonly steps: readonly { readonly step: PlanStep; readonly state: EndedState }[]
}

/** Runs a plan to its end in this process: the host that sleeps. Never rejects for what Atlas says; each step has its own end. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { plan, clock, cancellation, timeoutMs, spentMs = 0, width, report, notebook } = options
  const { signal } = cancellation
  const startedAt = notebook?.startedAt ?? clock.now().getTime() - spentMs
  const deadline = startedAt + timeoutMs
  const keeping = createSecretKeeping(options.onSecret, options.secretKey)
  const calls = new Map<string, Promise<void>>()
  const takenUp = notebook?.takeUp(plan)
  let state = takenUp?.state ?? startRun(plan)
  const told = new Map<string, StepState>(takenUp?.state)
  const memories = new Map(takenUp?.memories)

  for (;;) {
    const now = clock.now().getTime()
    const stopped = signal.aborted ? 'cancelled' : now >= deadline ? 'timed out' : undefined
    if (stopped !== undefined) {
      cancellation.abort()
      await Promise.all(calls.values())
      state = stopAll({ state, stopped, timeoutMs, now })
      tell()
      break
    }
    const advice = advance({ plan, state, calling: new Set(calls.keys()), now, width })
    state = advice.state
    tell()
    if (advice.finished) break
    for (const step of advice.due) calls.set(step.id, call(step))
    const wakeAt = Math.min(advice.wakeAt ?? deadline, deadline)
    if (calls.size === 0 && notebook?.putDown({ plan, state, memories, wakeAt, now })) {
      cancellation.abort()
      state = stopAll({ state, stopped: 'cancelled', timeoutMs, now })
      break
    }
    await pause(wakeAt - now)
  }
  return { steps: plan.steps.map((step) => ({ step, state: ended(state.get(step.id)) })) }

  async function call(step: PlanStep): Promise<void> {
    const current = state.get(step.id)
    const memory = structuredClone(current?.status === 'active' ? current.memory : {})
    const result = known(step, await callStep({ ...options, keeping, step, memory, state }))
    memories.set(step.id, memory)
    if (!isBrokenOff(result, signal)) state = record({ state, id: step.id, result, now: clock.now().getTime() })
    calls.delete(step.id)
  }

  /** What a step has changed before the run was put down is what it has changed. */
  function known({ id }: PlanStep, result: StepResult): StepResult {
    const before = takenUp?.changes.get(id)
    if (before === undefined || result.kind !== 'progress') return result
    const { progress } = result
    if (progress.status !== 'done' || progress.change !== 'unchanged') return result
    return { ...result, progress: { ...progress, change: before } }
  }

  /** Until the time is up, a call has answered, or the run is cancelled; a timer that is not needed any more is cleared. */
  async function pause(ms: number): Promise<void> {
    const done = new AbortController()
    await Promise.race([clock.sleep(ms, AbortSignal.any([signal, done.signal])), ...calls.values()])
    done.abort()
  }

  function tell(): void {
    const now = clock.now().getTime()
    for (const step of plan.steps) {
      const current = state.get(step.id)
      if (current === undefined || current.status === 'pending' || current === told.get(step.id)) continue
      told.set(step.id, current)
      if (current.status !== 'active') report({ type: 'ended', step, state: current })
      else report({ type: 'doing', step, doing: current.doing, elapsedMs: now - current.startedAt })
    }
  }
}

/** A call without an answer because the run stops: the step ends as what stopped it, not as a failure of its own. */
function isBrokenOff(result: StepResult, signal: AbortSignal): boolean {
  if (!signal.aborted || result.kind !== 'error') return false
  return result.error instanceof AtlasError && result.error.status === undefined
}

function stopAll({
  state,
  stopped,
  timeoutMs,
  now,
}: {
  state: RunState
  stopped: 'cancelled' | 'timed out'
  timeoutMs: number
  now: number
}): RunState {
  const after = new Map(state)
  for (const [id, current] of state) {
    if (current.status !== 'pending' && current.status !== 'active') continue
    const was = current.status === 'active' ? ` while ${current.doing}` : ' before it began'
    const why = stopped === 'cancelled' ? 'cancelled' : `timed out after ${renderDuration(timeoutMs)}`
    const error = new ActionError({
      code: stopped === 'cancelled' ? 'CANCELLED' : 'TIMED_OUT',
      message: `${why}${was}.`,
      hint: 'Run it again to go on from here: what Atlas has begun is not lost.',
    })
    after.set(id, {
      status: 'failed',
      error,
      startedAt: current.status === 'active' ? current.startedAt : now,
      endedAt: now,
    })
  }
  return after
}

function ended(state: StepState | undefined): EndedState {
  if (state === undefined || state.status === 'pending' || state.status === 'active')
    throw new TypeError('a step has no end')
  return state
}
