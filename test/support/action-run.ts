import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DIST = join(import.meta.dirname, '..', '..', 'dist')

export type Inputs = Readonly<Record<string, string>>

export interface RunMore {
  readonly environment?: Readonly<Record<string, string>>
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string>>
  /** Sends the signal when a line of the log matches. */
  readonly signalWhen?: { readonly line: RegExp; readonly signal: NodeJS.Signals }
}

export interface ActionRun {
  readonly inputs: Inputs
  readonly exitCode: number | null
  /** Lines of stdout, as the runner reads them. */
  readonly lines: readonly string[]
  readonly stderr: string
  /** Real time from the signal to the end of the process. */
  readonly endedAfterSignalMs?: number
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly exported: Readonly<Record<string, string>>
  readonly summary: string
}

/** Runs an entry of the bundle in a process of its own, as GitHub's runner does, in a fresh workspace. */
export async function runAction({
  entry,
  inputs,
  more,
  state,
  speed,
}: {
  entry: 'main' | 'post'
  inputs: Inputs
  more: RunMore
  state: Inputs
  speed: number
}): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_ENV: 'env', GITHUB_STEP_SUMMARY: 'summary' }
  for (const file of Object.values(files)) writeFileSync(join(folder, file), '')
  for (const [file, text] of Object.entries(more.files ?? {})) writeFileSync(join(folder, file), text)
  const environment = {
    PATH: process.env['PATH'] ?? '',
    ATLAS_ACTION_CLOCK_SPEED: String(speed),
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'test',
    GITHUB_WORKSPACE: folder,
    RUNNER_NAME: 'runner-1',
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)])),
    // The runner writes the names of inputs in capitals and leaves hyphens alone.
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    ...more.environment,
  }
  try {
    const { stdout, ...ended } = await spawnNode({ script: join(DIST, entry, 'index.js'), environment, more })
    const read = (file: string) => readFileSync(join(folder, file), 'utf8')
    return {
      inputs,
      ...ended,
      lines: stdout.split('\n').slice(0, -1),
      outputs: readFileCommands(read(files.GITHUB_OUTPUT)),
      state: readFileCommands(read(files.GITHUB_STATE)),
      exported: readFileCommands(read(files.GITHUB_ENV)),
      summary: read(files.GITHUB_STEP_SUMMARY),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Longer than any run should take at the simulator's speed. */
const RUN_WITHIN_MS = 60_000

function spawnNode({
  script,
  environment,
  more,
}: {
  script: string
  environment: Record<string, string>
  more: RunMore
}): Promise<Pick<ActionRun, 'exitCode' | 'stderr' | 'endedAfterSignalMs'> & { stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: RUN_WITHIN_MS,
    })
    let stdout = ''
    let stderr = ''
    let signalledAt: number | undefined
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (more.signalWhen && signalledAt === undefined && more.signalWhen.line.test(stdout)) {
        signalledAt = performance.now()
        child.kill(more.signalWhen.signal)
      }
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (exitCode) => {
      const endedAfterSignalMs = signalledAt === undefined ? undefined : performance.now() - signalledAt
      resolve({ exitCode, stdout, stderr, ...(endedAfterSignalMs !== undefined && { endedAfterSignalMs }) })
    })
  })
}

/** `name<<delimiter`, value, `delimiter`: the form in which values of several lines are handed to the runner. */
function readFileCommands(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]),
  )
}
