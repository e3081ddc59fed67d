import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { RunnerLog } from './runner-log.ts'
import { DIST, SPEED, type World } from './world.ts'

type Texts = Readonly<Record<string, string>>

/** One job, as far as a step can see it. */
export interface Job {
  readonly name: string
  readonly runId: string
  readonly inputs: Texts
  /** Holds the plan, as after a checkout. */
  readonly workspace: string
}

export interface StepEnd {
  readonly succeeded: boolean
  readonly outputs: Texts
  readonly state: Texts
  readonly summary: string
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'] as const

/** Runs the committed bundle as GitHub's runner does: inputs and state come in variables, results go out through files. */
export async function runStep({
  world,
  entry,
  job,
  state = {},
  log,
}: {
  world: World
  entry: 'main' | 'post'
  job: Job
  state?: Texts
  log: RunnerLog
}): Promise<StepEnd> {
  const folder = mkdtempSync(join(world.folder, `${entry}-`))
  mkdirSync(job.workspace, { recursive: true })
  const files = Object.fromEntries(FILES.map((name) => [name, join(folder, name)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const child = world.node(join(DIST, entry, 'index.js'), {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'octo-org/orders',
    GITHUB_RUN_ID: job.runId,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: job.name,
    GITHUB_WORKSPACE: job.workspace,
    RUNNER_NAME: 'this machine',
    ATLAS_ACTION_CLOCK_SPEED: String(SPEED),
    // In the place of the two public services that tell the runner its address.
    ATLAS_ACTION_IP_ECHO: world.echoServices.join(' '),
    ...files,
    // The runner writes the names of inputs in capitals and leaves hyphens alone.
    ...Object.fromEntries(Object.entries(job.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
  })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.line(line))
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  log.end()
  const read = (name: (typeof FILES)[number]) => readFileSync(join(folder, name), 'utf8')
  return {
    succeeded: code === 0,
    outputs: fileCommands(read('GITHUB_OUTPUT')),
    state: fileCommands(read('GITHUB_STATE')),
    summary: read('GITHUB_STEP_SUMMARY'),
  }
}

/** `name<<delimiter`, value, `delimiter`: how the runner is told values of any shape. */
function fileCommands(text: string): Texts {
  const pattern = /^(.+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name = '', , value = '']) => [name, value]))
}
