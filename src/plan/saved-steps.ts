import { ActionError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import type { Change, Memory, OutputValue } from '../operations/operation.ts'
import type { EndedState, StepState } from './engine.ts'
import { sayError } from './say-error.ts'

type Json = Exclude<OutputValue, Secret>

/** A step as JSON, for whoever has to know later how it stands. Never holds a secret: of secret outputs only the names. */
export interface SavedStep {
  readonly id: string
  readonly operation: string
  readonly state: SavedState
}
export type SavedSteps = readonly SavedStep[]

interface Times {
  readonly startedAt: number
  readonly endedAt: number
}

type SavedState = { readonly status: 'pending' } | SavedActive | (SavedEnd & Times)

interface SavedActive {
  readonly status: 'active'
  readonly startedAt: number
  readonly memory: Memory
  readonly doing: string
  readonly checkAt: number
  readonly failures: number
}

type SavedEnd =
  | {
      readonly status: 'done'
      readonly change: Change
      readonly outputs: Readonly<Record<string, Json>>
      readonly secretOutputs?: readonly string[]
      /** With which a step is looked at again whose secret outputs are wanted. */
      readonly memory?: Memory
    }
  | { readonly status: 'deferred'; readonly until: string; readonly why: string }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'failed'; readonly error: SavedError }
  | { readonly status: 'blocked'; readonly by: string }
  | { readonly status: 'planned'; readonly would: string }

interface SavedError {
  readonly code: string
  readonly message: string
  readonly hint?: string
}

export function saveState(state: StepState): SavedState {
  switch (state.status) {
    case 'done': {
      const outputs: Record<string, Json> = {}
      const secretOutputs: string[] = []
      for (const [name, value] of Object.entries(state.outputs)) {
        if (value instanceof Secret) secretOutputs.push(name)
        else if (value !== undefined) outputs[name] = value
      }
      return { ...state, outputs, ...(secretOutputs.length > 0 && { secretOutputs }) }
    }
    case 'deferred':
      return { ...state, until: state.until.toISOString() }
    case 'failed':
      return { ...state, error: saveError(state.error) }
    default:
      return state
  }
}

/** `secretOf` knows the secret outputs again, by name; those that it does not know are left out. */
export function restoreState(
  saved: SavedState,
  secretOf: (output: string) => Secret | undefined = () => undefined,
): StepState {
  switch (saved.status) {
    case 'done': {
      const { secretOutputs = [], memory: _, ...state } = saved
      const secrets = Object.fromEntries(
        secretOutputs.flatMap((name) => {
          const secret = secretOf(name)
          return secret === undefined ? [] : [[name, secret]]
        }),
      )
      return { ...state, outputs: { ...state.outputs, ...secrets } }
    }
    case 'deferred':
      return { ...saved, until: new Date(saved.until) }
    case 'failed':
      return { ...saved, error: new ActionError(saved.error) }
    default:
      return saved
  }
}

/** Of errors that are not meant for the reader only what may be said of them. */
export function saveError(error: unknown): SavedError {
  if (!(error instanceof ActionError)) return { code: 'UNEXPECTED', message: sayError(error) }
  const { code, message, hint } = error
  return { code, message, ...(hint !== undefined && { hint }) }
}

/** All secret outputs of a run, by `<step>.<output>`. */
export function secretOutputsOf(
  steps: readonly { readonly step: { readonly id: string }; readonly state: EndedState }[],
): ReadonlyMap<string, Secret> {
  const secrets = new Map<string, Secret>()
  for (const { step, state } of steps) {
    if (state.status !== 'done') continue
    for (const [name, value] of Object.entries(state.outputs))
      if (value instanceof Secret) secrets.set(`${step.id}.${name}`, value)
  }
  return secrets
}
