import type { Issue } from '../base/errors.ts'
import { UsageError } from '../base/errors.ts'
import { kebabCase, listOf, nearest, safeText } from '../base/text.ts'
import {
  ENVIRONMENT_INPUTS,
  type EnvironmentInputs,
  type EnvironmentRequest,
  readEnvironmentRequest,
  SHARED_INPUTS,
} from '../environments/request.ts'
import type { Operation } from '../operations/operation.ts'
import { readFlag, SETTINGS, type SettingInputs } from '../plan/settings.ts'
import { BROKER_INPUTS } from './broker-inputs.ts'
import { readGiven } from './given-inputs.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Inputs that say what to do. */
export const TASK_INPUTS = {
  operation: 'One operation, with its parameters as inputs of the same names.',
  operations: 'A plan: a YAML mapping from step ids to operations.',
  'operations-file': 'A file in the workspace that holds a plan.',
  ...ENVIRONMENT_INPUTS,
  'on-missing-credentials':
    'What to do without any credentials: `skip` succeeds with the output `skipped`, `fail` fails. Default: `skip` where GitHub gives no secrets to the job (forks, Dependabot) and in merge queues, otherwise `fail`.',
  'export-env': '`true`: also write the non-secret outputs to the environment of later steps, as `ATLAS_…`.',
} as const

export interface Inputs {
  readonly task: Task
  readonly brokerUrl: string | undefined
  readonly settings: SettingInputs
  readonly exportEnv: boolean
  readonly onMissingCredentials: 'skip' | 'fail' | undefined
  /** Inputs that belong to nobody and resemble none of ours. */
  readonly unknown: readonly string[]
}

export type Task =
  | { readonly kind: 'operation'; readonly name: string; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'plan'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'environment'
      readonly request: EnvironmentRequest
      /** As they were given, without those that were not. */
      readonly inputs: EnvironmentInputs
    }

/** Names of all flat parameters, each once. */
function paramNames(operations: ReadonlyMap<string, Operation>): string[] {
  return [...new Set([...operations.values()].flatMap(({ params }) => Object.keys(params).map(kebabCase)))].sort()
}

/** Reads what the runner hands over in `INPUT_*`. Throws a `UsageError` with every issue. */
export function readInputs({
  environment,
  operations,
}: {
  environment: Environment
  operations: ReadonlyMap<string, Operation>
}): Inputs {
  const issues: Issue[] = []
  const given = readGiven(environment)
  const params = paramNames(operations)
  const known = new Set([...Object.keys({ ...TASK_INPUTS, ...BROKER_INPUTS, ...SETTINGS }), ...params])
  const strange = [...given.keys()].filter((name) => !known.has(name))
  for (const name of strange) {
    const meant = nearest(name, known)
    if (meant)
      issues.push({
        message: `${safeText(name, { longest: 60 })}: there is no input of this name.`,
        hint: `Did you mean \`${meant}\`?`,
      })
  }
  const task = readTask({ given, params, issues })
  const exportEnv = readFlag({ name: 'export-env', value: given.get('export-env'), issues })
  const onMissingCredentials = readOnMissingCredentials({ value: given.get('on-missing-credentials'), issues })
  if (task === undefined || issues.length > 0) throw new UsageError(issues)
  const settings = settingsFor({ task, given })
  return { task, brokerUrl: given.get('broker-url'), settings, exportEnv, onMissingCredentials, unknown: strange }
}

/** A sweep that nobody has looked at yet only says what it would do. */
function settingsFor({ task, given }: { task: Task; given: ReadonlyMap<string, string> }): SettingInputs {
  const settings = readSettingInputs(given)
  const isSweep = task.kind === 'environment' && task.request.verb === 'sweep'
  return isSweep ? { 'dry-run': 'true', ...settings } : settings
}

function readOnMissingCredentials({
  value,
  issues,
}: {
  value: string | undefined
  issues: Issue[]
}): Inputs['onMissingCredentials'] {
  const word = value?.trim().toLowerCase()
  if (word === undefined || word === 'skip' || word === 'fail') return word
  issues.push({
    message: `on-missing-credentials: expected \`skip\` or \`fail\`, got \`${safeText(word, { longest: 40 })}\`.`,
    hint: 'Write one of the two.',
  })
  return undefined
}

/** What the post step needs. */
export function readSettingsOnly(environment: Environment): Pick<Inputs, 'settings' | 'brokerUrl'> {
  const given = readGiven(environment)
  return { settings: readSettingInputs(given), brokerUrl: given.get('broker-url') }
}

function readSettingInputs(given: ReadonlyMap<string, string>): SettingInputs {
  return Object.fromEntries(Object.keys(SETTINGS).flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])))
}

function readTask({
  given,
  params,
  issues,
}: {
  given: ReadonlyMap<string, string>
  params: readonly string[]
  issues: Issue[]
}): Task | undefined {
  const tasks = ['operation', 'operations', 'operations-file', 'environment'].filter((name) => given.has(name))
  const flat = params.filter((name) => given.has(name))
  const [name, another] = tasks
  if (name === undefined) {
    issues.push({
      message: 'operation: there is nothing to do.',
      hint: 'Give operation, operations, operations-file or environment.',
    })
    return undefined
  }
  if (another !== undefined) {
    issues.push({ message: `${listOf(tasks)} are given at once.`, hint: 'Give one of them.' })
    return undefined
  }
  const value = given.get(name) ?? ''
  if (name !== 'environment') refuseEnvironmentInputs({ given, params, task: name, issues })
  if (name === 'operation') {
    return {
      kind: 'operation',
      name: value.trim(),
      params: Object.fromEntries(flat.map((param) => [param, given.get(param) ?? ''])),
    }
  }
  const isEnvironment = name === 'environment'
  const stray = isEnvironment ? flat.filter((param) => !Object.hasOwn(SHARED_INPUTS, param)) : flat
  if (stray.length > 0) {
    issues.push({
      message: `${listOf(stray)}: ${isEnvironment ? 'what an environment is like stands in its file' : 'parameters of a plan stand in the plan'}.`,
      hint: `Move them into ${isEnvironment ? 'the environment-file' : name}, or use operation.`,
    })
  }
  if (isEnvironment) {
    const inputs: EnvironmentInputs = Object.fromEntries(
      [ENVIRONMENT_INPUTS, SHARED_INPUTS].flatMap(Object.keys).flatMap((input) => {
        const text = given.get(input)
        return text === undefined ? [] : [[input, text.trim()]]
      }),
    )
    const request = readEnvironmentRequest({ inputs, issues })
    return request && { kind: 'environment', request, inputs }
  }
  return name === 'operations' ? { kind: 'plan', text: value } : { kind: 'file', path: value.trim() }
}

/** Nobody would see that they have no effect; a parameter of an operation may bear the name of one. */
function refuseEnvironmentInputs({
  given,
  params,
  task,
  issues,
}: {
  given: ReadonlyMap<string, string>
  params: readonly string[]
  task: string
  issues: Issue[]
}): void {
  const stray = Object.keys(ENVIRONMENT_INPUTS).filter((name) => given.has(name) && !params.includes(name))
  if (stray.length === 0) return
  issues.push({
    message: `${listOf(stray)}: for preview environments only, and ${task} is given.`,
    hint: `Leave ${stray.length === 1 ? 'it' : 'them'} out, or say \`environment\` instead of ${task}.`,
  })
}
