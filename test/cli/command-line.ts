import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'

/** The bundle that users run. */
export const BUNDLE = join(import.meta.dirname, '../../dist/cli/index.js')
const SPEED = 600
/** Whoever runs the tests may be logged in. */
const NOWHERE = join(tmpdir(), 'mongodb-atlas-action-tests', 'nobody')

export interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

export interface Started {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when `stdout` and `stderr` together hold the text. */
  readonly shows: (text: string) => Promise<void>
}

export interface More {
  readonly environment?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Where the command is given; the project's own folder when left out. */
  readonly folder?: string
}

/** Starts a command line; the environment holds nothing but what is given, and no login is kept. */
export function start(
  command: string,
  words: readonly string[],
  { environment = {}, stdin = '', folder }: More = {},
): Started {
  const child = spawn(command, words, {
    cwd: folder,
    env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: NOWHERE, ...environment },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  const watchers = new Set<() => void>()
  const note = () => {
    for (const watch of watchers) watch()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    note()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    note()
  })
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ stdout, stderr, code })))
  return {
    process: child,
    ended,
    shows: (text) =>
      new Promise((resolve, reject) => {
        const watch = () => (stdout + stderr).includes(text) && resolve()
        watchers.add(watch)
        watch()
        ended.then(() => reject(new Error(`ended without \`${text}\`:\n${stdout}\n${stderr}`)))
      }),
  }
}

/** Runs `mongodb-atlas-action` with these words to its end. */
export function cli(words: readonly string[], more: More = {}): Promise<Ended> {
  return start(process.execPath, [BUNDLE, ...words], more).ended
}

export interface Atlas {
  readonly simulator: Simulator
  /** `METHOD /path` of all that changed Atlas or tried to. */
  readonly writes: () => string[]
  /** What a user sets to work with it. */
  readonly apiKey: Readonly<Record<string, string>>
  readonly serviceAccount: Readonly<Record<string, string>>
  readonly options: readonly string[]
  /** Runs a command against it, with an API key. */
  readonly cli: (words: readonly string[], more?: More) => Promise<Ended>
  readonly start: (words: readonly string[], more?: More) => Started
}

/** An Atlas for one test, and a user who has its credentials. */
export async function atlas(options: SimulatorOptions = {}): Promise<Atlas> {
  const writes: string[] = []
  const simulator = await startSimulator({
    speed: SPEED,
    ...options,
    onExchange(exchange) {
      options.onExchange?.(exchange)
      const { method, url, status } = exchange
      if (method !== 'GET' && status !== 401 && url.startsWith('/api/atlas/')) writes.push(`${method} ${url}`)
    },
  })
  onTestFinished(() => simulator.close())
  const clock = { ATLAS_ACTION_CLOCK_SPEED: String(SPEED) }
  const apiKey = {
    MONGODB_ATLAS_PUBLIC_API_KEY: simulator.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: simulator.privateKey,
  }
  const serviceAccount = {
    MONGODB_ATLAS_CLIENT_ID: simulator.clientId,
    MONGODB_ATLAS_CLIENT_SECRET: simulator.clientSecret,
  }
  const address = ['--base-url', simulator.url]
  const begin = (words: readonly string[], more: More = {}) =>
    start(process.execPath, [BUNDLE, ...words, ...address], {
      ...more,
      environment: { ...clock, ...(more.environment ?? apiKey) },
    })
  return {
    simulator,
    writes: () => writes,
    apiKey: { ...clock, ...apiKey },
    serviceAccount: { ...clock, ...serviceAccount },
    options: address,
    cli: (words, more) => begin(words, more).ended,
    start: begin,
  }
}
