import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DIST, type Simulated } from '../try/world.ts'

/** The same ids and keys in every picture. */
const SEED = 42

/** The simulator of the committed bundle. Throws when it ends before it listens. */
export async function startSimulator({
  cloud,
  speed,
}: {
  cloud: string
  speed: number
}): Promise<AsyncDisposable & { readonly simulated: Simulated }> {
  const words = ['simulate', '--speed', String(speed), '--seed', String(SEED), '--cloud', cloud]
  const child = spawn(process.execPath, [join(DIST, 'cli', 'index.js'), ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { simulated: await greetingOf(child), [Symbol.asyncDispose]: () => stop(child) }
}

function greetingOf(child: ChildProcess): Promise<Simulated> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)))
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`The simulator ended with ${code} before it listened.`)))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  await closed
}
