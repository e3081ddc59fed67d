import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CLI = join(import.meta.dirname, '..', 'dist', 'cli', 'index.js')

export interface SimulatorProcess {
  readonly url: string
  readonly publicKey: string
  readonly privateKey: string
  readonly clientId: string
  readonly clientSecret: string
  readonly orgId: string
  /** Requests so far, challenges included: a line of its log for each. */
  readonly requests: () => number
  readonly stop: () => void
}

/** The committed simulator in a process of its own, so that it does not share its time with what is measured. */
export async function startSimulatorProcess(options: readonly string[]): Promise<SimulatorProcess> {
  const child: ChildProcess = spawn(process.execPath, [CLI, 'simulate', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (child.stdout === null || child.stderr === null) throw new Error('the simulator has no output')
  const lines = createInterface({ input: child.stdout })
  const first = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error('the simulator ended before it said where it listens')))
  })
  let requests = 0
  createInterface({ input: child.stderr }).on('line', () => {
    requests += 1
  })
  return { ...JSON.parse(first), requests: () => requests, stop: () => child.kill() }
}
