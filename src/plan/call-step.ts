import { ActionError, UsageError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { kebabCase } from '../base/text.ts'
import type { Memory, OutputValue, Progress } from '../operations/operation.ts'
import { readParams } from '../operations/read-params.ts'
import { DryRunStop } from './dry-run.ts'
import type { Outputs, RunState, StepResult } from './engine.ts'
import type { SecretKeeping } from './own-secrets.ts'
import type { Plan, PlanStep } from './plan.ts'
import { type Reference, referencesIn, resolveReferences } from './reference.ts'
import type { RunOptions } from './run.ts'
import { StepWithdrawn } from './step-withdrawn.ts'

/** Calls one step once, with its references resolved, and says what came of it. Never rejects. */
export async function callStep({
  step,
  memory,
  state,
  ...options
}: Omit<RunOptions, 'onSecret'> & {
  step: PlanStep
  memory: Memory
  state: RunState
  keeping: SecretKeeping
}): Promise<StepResult> {
  const { plan, atlas, owner, policy, random, outside, keeping } = options
  try {
    const params = await paramsOf({ step, plan, state, policy })
    for (const value of Object.values(params)) if (value instanceof Secret) keeping.keep(value)
    const secrets = keeping.ofStep(step.id)
    const progress = await step.operation.step({ atlas, params, memory, owner, policy, random, secrets, outside })
    if (progress.status === 'waiting' && progress.lease) await options.onLease(progress.lease)
    return { kind: 'progress', progress: named(progress), memory }
  } catch (error) {
    if (error instanceof StepWithdrawn)
      return { kind: 'progress', progress: { status: 'skipped', why: error.message }, memory }
    if (error instanceof DryRunStop) return { kind: 'planned', would: keeping.blot(error.would) }
    return { kind: 'error', error: error instanceof Error ? error : new Error(String(error)), memory }
  }
}

async function paramsOf({
  step,
  plan,
  state,
  policy,
}: {
  step: PlanStep
  plan: Plan
  state: RunState
  policy: RunOptions['policy']
}): Promise<Record<string, unknown>> {
  const lookUp = (id: string, output: string): OutputValue | undefined => {
    const source = state.get(id)
    return source?.status === 'done' ? source.outputs[output] : undefined
  }
  const missing = referencesIn(step.params).find(({ step: id, output }) => lookUp(id, output) === undefined)
  if (missing !== undefined) {
    throw new ActionError({
      code: 'OUTPUT_MISSING',
      message: `\`${missing.step}\` is done and has no ${missing.output}.`,
      hint: `${meaningOf(missing, plan)}Let it wait until there is one, or take the reference away.`,
    })
  }
  const raw = Object.fromEntries(
    Object.entries(step.params).map(([name, value]) => [name, resolveReferences(value, lookUp)]),
  )
  const read = readParams({
    operation: step.operation,
    raw,
    policy,
    loaded: await step.operation.loadCheck?.(),
    place: (name) => (name ? `${step.id}.${name}` : step.id),
  })
  if ('issues' in read) throw new UsageError(read.issues)
  return read.params
}

/** What the reference says of an output, which tells when there is none: "Password, if this run knows it: …". */
function meaningOf({ step, output }: Reference, plan: Plan): string {
  const outputs = Object.entries(plan.steps.find(({ id }) => id === step)?.operation.outputs ?? {})
  const found = outputs.find(([name]) => kebabCase(name) === output)
  return found === undefined ? '' : `It is: ${found[1].describe} `
}

/** Outputs are called by their kebab-case names outside of the operation. */
function named(progress: Progress<Outputs>): Progress<Outputs> {
  if (progress.status !== 'done') return progress
  const outputs = Object.fromEntries(Object.entries(progress.outputs).map(([name, value]) => [kebabCase(name), value]))
  return { ...progress, outputs }
}
