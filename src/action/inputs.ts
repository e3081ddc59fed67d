import type { Issue } from '../base/errors.ts'
import { UsageError } from '../base/errors.ts'
import { kebabCase, listOf, nearest, safeText } from '../base/text.ts'
import type { Operation } from '../operations/operation.ts'
import { readFlag, SETTINGS, type SettingInputs } from '../plan/settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Inputs that say what to do. */
export const TASK_INPUTS = {
  operation: 'One operation, with its parameters as inputs of the same names.',
  operations: 'A plan: a YAML mapping from step ids to operations.',
  'operations-file': 'A file in the workspace that holds a plan.',
  'export-env': '`true`: also write the non-secret outputs to the environment of later steps, as `ATLAS_…`.',
} as const

export interface Inputs {
  readonly task: Task
  readonly settings: SettingInputs
  readonly exportEnv: boolean
  /** Inputs that belong to nobody and resemble none of ours. */
  readonly unknown: readonly string[]
}

export type Task =
  | { readonly kind: 'operation'; readonly name: string; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'plan'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }

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
  const known = new Set([...Object.keys(TASK_INPUTS), ...Object.keys(SETTINGS), ...params])
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
  if (task === undefined || issues.length > 0) throw new UsageError(issues)
  return { task, settings: readSettingInputs(given), exportEnv, unknown: strange }
}

/** The settings alone: what the post step needs. */
export function readSettingsOnly(environment: Environment): SettingInputs {
  return readSettingInputs(readGiven(environment))
}

function readSettingInputs(given: ReadonlyMap<string, string>): SettingInputs {
  return Object.fromEntries(Object.keys(SETTINGS).flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])))
}

/** The runner writes inputs in capitals, keeps hyphens, and sets those that are not given to the empty text. */
function readGiven(environment: Environment): Map<string, string> {
  const given = new Map<string, string>()
  for (const [variable, value] of Object.entries(environment)) {
    if (variable.startsWith('INPUT_') && value !== undefined && value.trim() !== '') {
      given.set(variable.slice('INPUT_'.length).toLowerCase(), value)
    }
  }
  return given
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
  const tasks = ['operation', 'operations', 'operations-file'].filter((name) => given.has(name))
  const flat = params.filter((name) => given.has(name))
  const [name, another] = tasks
  if (name === undefined) {
    issues.push({
      message: 'operation: there is nothing to do.',
      hint: 'Give operation, operations or operations-file.',
    })
    return undefined
  }
  if (another !== undefined) {
    issues.push({ message: `${listOf(tasks)} are given at once.`, hint: 'Give one of them.' })
    return undefined
  }
  const value = given.get(name) ?? ''
  if (name === 'operation') {
    return {
      kind: 'operation',
      name: value.trim(),
      params: Object.fromEntries(flat.map((param) => [param, given.get(param) ?? ''])),
    }
  }
  if (flat.length > 0) {
    issues.push({
      message: `${listOf(flat)}: parameters of a plan stand in the plan.`,
      hint: `Move them into ${name}, or use operation.`,
    })
  }
  return name === 'operations' ? { kind: 'plan', text: value } : { kind: 'file', path: value.trim() }
}
