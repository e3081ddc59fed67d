import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { load } from 'js-yaml'
import type { Cloud } from '../../src/atlas/cloud.ts'
import { UsageError } from '../../src/base/errors.ts'
import { operations } from '../../src/operations/index.ts'
import { planOfOne } from '../../src/plan/flat.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import { diagnose } from './diagnose.ts'

const ACTION = join(import.meta.dirname, '..', '..', 'action.yml')

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
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

/** What GitHub's parsers say against a workflow, and this project against its steps. */
export async function workflowIssues({ text, file }: { text: string; file: string }): Promise<string[]> {
  const { context } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter())
  const { jobs } = load(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  return [
    ...(await diagnose(file, text)),
    ...context.errors.getErrors().map(String),
    ...(await Promise.all(steps.map(stepIssues))).flat(),
    ...text.split('\n').filter((line) => /\buses:/.test(line) && !/@[0-9a-f]{40} # \S/.test(line)),
  ]
}

/** A list of steps, in the workflow that it needs to be one. */
export function asWorkflow(steps: string): string {
  const indented = steps.replace(/^(?=.)/gm, '      ')
  return `on: push\npermissions: {}\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n${indented}`
}

/** Values that only a run knows, as they could be. */
const KNOWN_LATER: Readonly<Record<string, string>> = { 'ip-address': '203.0.113.7' }

async function stepIssues({ uses = '', with: inputs = {} }: Step): Promise<string[]> {
  if (!uses.includes('/mongodb-atlas-action@')) return []
  const known = load(readFileSync(ACTION, 'utf8')) as { inputs: Readonly<Record<string, unknown>> }
  const strange = Object.keys(inputs).filter((name) => !(name in known.inputs))
  const { operation, cloud, ...others } = inputs
  if (operation === undefined) return strange
  const settings = /^(?:client|public|private|access)-|^(?:allowed-.*|base-url|timeout|dry-run|export-env)$/
  const params = Object.entries(others)
    .filter(([name]) => !settings.test(name))
    .map(([name, value]) => [name, /\$\{\{/.test(String(value)) ? (KNOWN_LATER[name] ?? '') : String(value)])
  const policy = policyOf(cloud === 'government' ? 'government' : 'commercial')
  const found = await issuesOf(() =>
    planOfOne({ operation: String(operation), params: Object.fromEntries(params), operations, policy }),
  )
  return [...strange, ...found]
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
