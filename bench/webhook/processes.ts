import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Ask, Said } from './answer-orchestrator.ts'
import type { Load, Loaded } from './load.ts'

export interface Subject {
  readonly port: number
  ask(ask: Ask): Promise<Said>
  stop(): void
}

export interface LoadProcess {
  send(load: Load): Promise<Loaded>
  stop(): void
}

/** A server in a process of its own, so that its CPU time is nobody else's. */
export async function startSubject(file: string): Promise<Subject> {
  const child = start(join('subjects', file), ['--expose-gc'])
  const { port } = (await nextMessage(child)) as Said
  if (port === undefined) throw new Error(`${file} does not say where it listens`)
  return {
    port,
    ask: async (ask) => {
      child.send(ask)
      return (await nextMessage(child)) as Said
    },
    stop: () => child.kill(),
  }
}

export function startLoad(): LoadProcess {
  const child = start('load.ts', [])
  return {
    send: async (load) => {
      child.send(load)
      return (await nextMessage(child)) as Loaded
    },
    stop: () => child.kill(),
  }
}

function start(file: string, execArgv: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), {
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  })
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
