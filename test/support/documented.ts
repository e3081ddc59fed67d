import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { load } from 'js-yaml'
import { readInputs } from '../../src/action/inputs.ts'
import type { Cloud } from '../../src/atlas/cloud.ts'
import { UsageError } from '../../src/base/errors.ts'
import { readSpec } from '../../src/environments/file/spec.ts'
import { operations } from '../../src/operations/index.ts'
import { planOfOne } from '../../src/plan/flat.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import { diagnose, readActionFile } from './diagnose.ts'

export interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

export interface Workflow {
  readonly on: unknown
  readonly permissions?: unknown
  readonly concurrency?: { readonly 'cancel-in-progress'?: unknown }
  readonly jobs: Readonly<Record<string, Job>>
}

export interface Job {
  readonly steps: readonly Step[]
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
}

/** What the project itself says against a plan that is shown somewhere; nothing, if it can be run. */
export async function planIssues({
  text,
  file,
  cloud,
}: {
  text: string
  file: string
  cloud: Cloud
}): Promise<string[]> {
  return issuesOf(() => parsePlan({ text, file, operations, policy: policyOf(cloud) }))
}

/** What the project itself says against an environment file that is shown somewhere; nothing, if it can be used. */
export async function specIssues({
  text,
  file,
  cloud,
}: {
  text: string
  file: string
  cloud: Cloud
}): Promise<string[]> {
  return issuesOf(() => readSpec({ text, file, policy: policyOf(cloud) }))
}

/** The cloud that an example is meant for: what restricts the regions of a project is for one of them alone. */
export function cloudOf(text: string): Cloud {
  return text.includes('region-usage-restrictions') ? 'government' : 'commercial'
}

/** What GitHub's parsers say against a workflow, and this project against its steps. */
export async function workflowIssues({ text, file }: { text: string; file: string }): Promise<string[]> {
  const { context } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter())
  const { jobs } = load(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  return [
    ...(await diagnose(file, text)),
    ...context.errors.getErrors().map(String),
    ...(await Promise.all(steps.map(stepIssues))).flat(),
    ...steps.flatMap((step) => strangeOutputs({ step, text })),
    ...text.split('\n').filter((line) => /\buses:/.test(line) && !/@[0-9a-f]{40} # \S/.test(line)),
  ]
}

/** A list of steps, in the workflow that it needs to be one. */
export function asWorkflow(steps: string): string {
  const indented = steps.replace(/^(?=.)/gm, '      ')
  return `on: push\npermissions: {}\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n${indented}`
}

/** The action itself, as examples name it. */
export function isOurs({ uses = '' }: Step): boolean {
  return uses.includes('/mongodb-atlas-action@')
}

/** Values that only a run knows, as they could be. */
const KNOWN_LATER: Readonly<Record<string, string>> = {
  'ip-address': '203.0.113.7',
  'project-id': '5f1b2c3d4e5f60718293a4b5',
}

/** The inputs as the runner would hand them over, read as the action reads them. Those that it has not are GitHub's parser to tell. */
async function stepIssues(step: Step): Promise<string[]> {
  if (!isOurs(step)) return []
  const inputs = step.with ?? {}
  const known = Object.keys(readActionFile().inputs)
  const environment = Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => known.includes(name))
      .map(([name, value]) => [
        `INPUT_${name.toUpperCase()}`,
        String(value).replace(/\$\{\{.*?\}\}/g, KNOWN_LATER[name] ?? '1'),
      ]),
  )
  const policy = policyOf(inputs['cloud'] === 'government' ? 'government' : 'commercial')
  return issuesOf(async () => {
    const { task } = readInputs({ environment, operations })
    if (task.kind === 'plan') await parsePlan({ text: task.text, file: 'operations', operations, policy })
    if (task.kind === 'operation') {
      // A value that is all stand-in says nothing about the example.
      const params = Object.entries(task.params).map(([name, value]) => [
        name,
        /^\$\{\{[^{}]*\}\}$/.test(String(inputs[name])) ? (KNOWN_LATER[name] ?? '') : value,
      ])
      await planOfOne({ operation: task.name, params: Object.fromEntries(params), operations, policy })
    }
  })
}

/** Outputs that the text reads of a step of ours, and that no operation has. */
function strangeOutputs({ step, text }: { step: Step; text: string }): string[] {
  if (!isOurs(step) || step.id === undefined) return []
  const outputs = Object.keys(readActionFile().outputs)
  const read = [...text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))]
  return read.flatMap(([shown, name = '']) =>
    outputs.some((output) => name === output || name.endsWith(`-${output}`)) ? [] : [shown],
  )
}

function policyOf(cloud: Cloud) {
  return { cloud, allowedProviders: [], allowedRegions: [], allowedTiers: [] }
}

async function issuesOf(read: () => Promise<unknown>): Promise<string[]> {
  try {
    await read()
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.issues.map(({ message }) => message)
    throw error
  }
}
