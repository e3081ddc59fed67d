import { ActionError, type Issue, UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import type { BrokerOutcome } from '../broker/follow-run.ts'
import { operations } from '../operations/index.ts'
import type { Operation } from '../operations/operation.ts'
import type { EndedState } from '../plan/engine.ts'
import type { Plan, PlanStep } from '../plan/plan.ts'
import type { RunResult } from '../plan/run.ts'
import { restoreState } from '../plan/saved-steps.ts'

/** The result of a run as it was at the broker. Throws `BROKER_STRANGE` for names that the runner's files cannot hold. */
export function restoreResult({
  outcome: { steps, leases = [] },
  plan,
  secrets,
}: {
  outcome: Pick<BrokerOutcome, 'steps' | 'leases'>
  plan: Plan | undefined
  /** By `<step>.<output>`. */
  secrets: Pick<ReadonlyMap<string, Secret>, 'get'>
}): RunResult {
  return {
    steps: steps.map(({ id, operation, state: saved }) => {
      const state = restoreState(saved, (output) => secrets.get(`${id}.${output}`))
      const names = state.status === 'done' ? Object.keys(state.outputs) : []
      if (![id, operation, ...names].every(isName)) throw strange()
      const step = stepOf({ id, operation, plan })
      const isLeased = state.status === 'done' && leases.some(({ params }) => isOf(params, state.outputs))
      return { step: isLeased ? { ...step, params: { ...step.params, runner: true } } : step, state: endedOf(state) }
    }),
  }
}

/** Of steps that the broker has made nobody here knows that they were for the runner; what is leased tells. */
function isOf(lease: Readonly<Record<string, unknown>>, outputs: Readonly<Record<string, unknown>>): boolean {
  return ['project-id', 'ip-address'].every((name) => lease[name] !== undefined && lease[name] === outputs[name])
}

/** A step as this job has read it, or by its name alone where the broker has made it. */
export function stepOf({
  id,
  operation: name,
  plan,
}: {
  id: string
  operation: string
  plan: Plan | undefined
}): PlanStep {
  const own = plan?.steps.find((step) => step.id === id && step.operation.name === name)
  return own ?? { id, operation: operations.get(name) ?? unknownOperation(name), params: {}, needs: [] }
}

/** What kept the run from beginning; of wrong input each issue at its place again. */
export function restoreError({ code, message, hint }: NonNullable<BrokerOutcome['error']>): ActionError {
  if (code !== 'USAGE') return new ActionError({ code, message, hint })
  return new UsageError(message.split('\n').map(issueIn))
}

/** As `renderIssue` writes it. */
function issueIn(line: string): Issue {
  const [, file = '', row, column, message = ''] = /^([^\s:]{1,500}):(\d{1,7}):(\d{1,7}): (.*)$/.exec(line) ?? []
  return file === '' ? { message: line } : { message, position: { file, line: Number(row), column: Number(column) } }
}

function endedOf(state: ReturnType<typeof restoreState>): EndedState {
  if (state.status === 'blocked') return { ...state, by: safeText(state.by, { longest: 200 }) }
  if (state.status !== 'pending' && state.status !== 'active') return state
  const error = new ActionError({ code: 'NOT_ENDED', message: 'the run ended without it.', hint: 'Run it again.' })
  return { status: 'failed', error, startedAt: 0, endedAt: 0 }
}

/** Ids of steps, names of operations and of outputs: what stands in commands of the log and in the runner's files. */
export function isName(text: string): boolean {
  return /^[\w.-]{1,200}$/.test(text)
}

/** A broker of a later version knows more operations. */
function unknownOperation(name: string): Operation {
  return {
    name,
    summary: '',
    effect: 'write',
    subject: 'nothing',
    params: {},
    outputs: {},
    step: () => Promise.reject(new TypeError('operations of the broker run there')),
  }
}

function strange(): ActionError {
  return new ActionError({
    code: 'BROKER_STRANGE',
    message: 'broker: its answer names steps or outputs in a way that no plan does.',
    hint: 'Check broker-url, and that action and broker are of versions that fit together.',
  })
}
