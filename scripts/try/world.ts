import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startEchoService } from './echo-service.ts'

export const DIST = join(import.meta.dirname, '..', '..', 'dist')

/** Simulated seconds per second. */
export const SPEED = 600

/** The address that the runner seems to have. A public one, since those that are kept for documentation are not believed. */
export const RUNNER_ADDRESS = '20.55.1.9'

/** What `simulate` says on its first line. */
export interface Simulated {
  readonly url: string
  readonly publicKey: string
  readonly privateKey: string
  readonly clientId: string
  readonly clientSecret: string
  readonly orgId: string
}

export interface World {
  readonly simulated: Simulated
  /** Lines that the simulator has logged: method, path, status, time. */
  readonly requests: readonly string[]
  /** A folder that goes when the world closes. */
  readonly folder: string
  /** URLs of two services on loopback that tell who asks the same public address. */
  readonly echoServices: readonly string[]
  /** Starts Node on a script; it ends when the world closes, at the latest. */
  node(script: string, environment: Readonly<Record<string, string>>): ChildProcess
  close(): Promise<void>
}

/** Starts the simulator of Atlas for Government from the committed bundle. */
export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'mongodb-atlas-action-'))
  const children: ChildProcess[] = []
  let closing = false
  const start = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
    if (closing) throw new Error('Nothing is started any more.')
    // In a group of its own, so that Ctrl-C reaches this process alone, which then stops the others in order.
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    children.unshift(child)
    return child
  }
  const echoing = await Promise.all([startEchoService(RUNNER_ADDRESS), startEchoService(RUNNER_ADDRESS)])
  const close = async () => {
    closing = true
    for (const service of echoing) service.close()
    for (const child of children) await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const words = ['simulate', '--port', '0', '--speed', String(SPEED), '--cloud', 'government']
  const simulator = start([join(DIST, 'cli', 'index.js'), ...words], {})
  const requests: string[] = []
  if (simulator.stderr) createInterface({ input: simulator.stderr }).on('line', (line) => requests.push(line))
  try {
    const simulated = JSON.parse(await firstLine(simulator, requests)) as Simulated
    const echoServices = echoing.map(({ url }) => url)
    const node: World['node'] = (script, environment) => start([script], environment)
    return { simulated, requests, folder, echoServices, node, close }
  } catch (error) {
    await close()
    throw error
  }
}

function firstLine(child: ChildProcess, said: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve)
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`The simulator ended with ${code}.\n${said.join('\n')}`)))
  })
}

const STOPPED_WITHIN_MS = 8_000

/** Asks the process to end, and ends it when it does not. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS)
  await closed
  clearTimeout(timer)
}
