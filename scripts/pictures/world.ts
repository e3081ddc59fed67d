import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { startEchoService } from '../try/echo-service.ts'
import { DIST, RUNNER_ADDRESS, type Simulated, type World as TryWorld } from '../try/world.ts'

const root = join(import.meta.dirname, '..', '..')

/** Simulated seconds per second: few enough that the time of this machine's own work is next to nothing beside Atlas's. */
const SPEED = 60
/** The same ids and keys in every picture. */
const SEED = 42

/** A world like that of `npm run try`, that is slower and the same each time. */
export interface World extends TryWorld, AsyncDisposable {
  /** Holds the file of the repository, as after a checkout. */
  readonly workspace: string
  /** Leads the bundle to the simulator, at its speed, beside the options that name its URL and credentials. */
  readonly environment: Readonly<Record<string, string>>
}

export async function openWorld({ cloud, file }: { cloud: string; file: string }): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'mongodb-atlas-pictures-'))
  const workspace = join(folder, 'orders')
  const echoing = await Promise.all([startEchoService(RUNNER_ADDRESS), startEchoService(RUNNER_ADDRESS)])
  const echoServices = echoing.map(({ url }) => url)
  const environment = { ATLAS_ACTION_CLOCK_SPEED: String(SPEED), ATLAS_ACTION_IP_ECHO: echoServices.join(' ') }
  const words = ['simulate', '--speed', String(SPEED), '--seed', String(SEED), '--cloud', cloud]
  const simulator = spawn(process.execPath, [join(DIST, 'cli', 'index.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const close = async () => {
    for (const service of echoing) service.close()
    await stopped(simulator)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const simulated = await greetingOf(simulator)
    checkOut({ file, workspace, orgId: simulated.orgId })
    return {
      simulated,
      requests: [],
      folder,
      workspace,
      echoServices,
      environment,
      node: (script, variables) =>
        // The speed here comes last, since a step of `npm run try` would go by that of its own world.
        spawn(process.execPath, [script], { env: { ...variables, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }),
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function checkOut({ file, workspace, orgId }: { file: string; workspace: string; orgId: string }): void {
  const copy = join(workspace, file)
  mkdirSync(dirname(copy), { recursive: true })
  writeFileSync(copy, readFileSync(join(root, file), 'utf8').replace(/org-id: \w+/, `org-id: ${orgId}`))
}

function greetingOf(simulator: ChildProcess): Promise<Simulated> {
  return new Promise((resolve, reject) => {
    simulator.stderr?.resume()
    if (simulator.stdout) createInterface({ input: simulator.stdout }).once('line', (line) => resolve(JSON.parse(line)))
    simulator.once('error', reject)
    simulator.once('close', (code) => reject(new Error(`The simulator ended with ${code} before it listened.`)))
  })
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  await closed
}
