import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'
import { type Contract, createContract } from './contract.ts'
import type { Exchange } from './contract-exchange.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')

/** A simulator with everything that went over its wire, each exchange held against the published API description. */
export interface World {
  readonly simulator: Simulator
  readonly speed: number
  readonly exchanges: readonly Exchange[]
  /** `METHOD /path` of every answered request, in order. */
  requests(): string[]
  /** Writes only: what changed Atlas, or tried to. */
  writes(): string[]
  /** Faults of our requests or of the simulator's answers; empty when the description is not at hand. */
  contractProblems(): string[]
  /** Runs the committed bundle as GitHub's runner does. */
  main(inputs: Inputs, more?: RunMore): Promise<ActionRun>
  /** Runs the post step with the state that `main` has saved. */
  post(after: ActionRun, more?: RunMore): Promise<ActionRun>
  close(): Promise<void>
}

export type Inputs = Readonly<Record<string, string>>

export interface RunMore {
  readonly environment?: Readonly<Record<string, string>>
  readonly credentials?: 'api-key' | 'service-account' | 'none'
  /** Sends the signal when a line of the log matches. */
  readonly signalWhen?: { readonly line: RegExp; readonly signal: NodeJS.Signals }
}

export interface ActionRun {
  readonly inputs: Inputs
  readonly exitCode: number | null
  /** Lines of stdout, as the runner reads them. */
  readonly lines: readonly string[]
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly exported: Readonly<Record<string, string>>
  readonly summary: string
}

export interface WorldOptions extends SimulatorOptions {
  /** For tests that send wrong requests, or make the simulator answer wrongly, on purpose. */
  readonly expectBadRequest?: boolean
  readonly expectFaultyResponse?: boolean
}

const contract: Contract | undefined = createContract()

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const speed = options.speed ?? 600
  const exchanges: Exchange[] = []
  const { expectBadRequest, expectFaultyResponse, ...simulated } = options
  const simulator = await startSimulator({ ...simulated, speed, onExchange: (exchange) => exchanges.push(exchange) })
  const requests = () => exchanges.filter(({ status }) => status !== 401).map(({ method, url }) => `${method} ${url}`)
  const runWith = (entry: 'main' | 'post', inputs: Inputs, more: RunMore, state: Inputs) =>
    runAction({ entry, inputs, more, state, simulator, speed })
  return {
    simulator,
    speed,
    exchanges,
    requests,
    writes: () => requests().filter((request) => !request.startsWith('GET ') && !request.includes('/api/oauth/')),
    contractProblems: () =>
      exchanges.flatMap((exchange) =>
        (
          contract?.check(exchange, {
            ...(expectBadRequest !== undefined && { expectBadRequest }),
            ...(expectFaultyResponse !== undefined && { expectFaultyResponse }),
          }) ?? []
        ).map((problem) => `${exchange.method} ${exchange.url}: ${problem}`),
      ),
    main: (inputs, more = {}) => runWith('main', inputs, more, {}),
    post: (after, more = {}) => runWith('post', after.inputs, more, after.state),
    close: () => simulator.close(),
  }
}

async function runAction({
  entry,
  inputs,
  more,
  state,
  simulator,
  speed,
}: {
  entry: 'main' | 'post'
  inputs: Inputs
  more: RunMore
  state: Inputs
  simulator: Simulator
  speed: number
}): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_ENV: 'env', GITHUB_STEP_SUMMARY: 'summary' }
  for (const file of Object.values(files)) writeFileSync(join(folder, file), '')
  const all: Inputs = { 'base-url': simulator.url, ...credentialInputs(simulator, more.credentials), ...inputs }
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
    ...Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    ...more.environment,
  }
  try {
    const { exitCode, stdout, stderr } = await spawnNode({ script: join(DIST, entry, 'index.js'), environment, more })
    const read = (file: string) => readFileSync(join(folder, file), 'utf8')
    return {
      inputs: all,
      exitCode,
      lines: stdout.split('\n').slice(0, -1),
      stderr,
      outputs: readFileCommands(read(files.GITHUB_OUTPUT)),
      state: readFileCommands(read(files.GITHUB_STATE)),
      exported: readFileCommands(read(files.GITHUB_ENV)),
      summary: read(files.GITHUB_STEP_SUMMARY),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function credentialInputs(simulator: Simulator, kind: RunMore['credentials'] = 'api-key'): Inputs {
  if (kind === 'none') return {}
  return kind === 'api-key'
    ? { 'public-key': simulator.publicKey, 'private-key': simulator.privateKey }
    : { 'client-id': simulator.clientId, 'client-secret': simulator.clientSecret }
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
}): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: RUN_WITHIN_MS,
    })
    let stdout = ''
    let stderr = ''
    let signalled = false
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (more.signalWhen && !signalled && more.signalWhen.line.test(stdout)) {
        signalled = true
        child.kill(more.signalWhen.signal)
      }
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
}

/** `name<<delimiter`, value, `delimiter`: the form in which values of several lines are handed to the runner. */
function readFileCommands(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]),
  )
}
