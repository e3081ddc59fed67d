import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 5_000

export interface PeerProcess {
  /** Everything that it has printed. */
  output(): string
}

/**
 * Starts a server in the foreground and waits until `ready` says so; throws with its output when it ends or takes too long. The
 * stack ends it and waits until it is gone.
 */
export async function startPeerProcess(options: {
  stack: AsyncDisposableStack
  command: string
  args: readonly string[]
  ready: (output: string) => boolean | Promise<boolean>
}): Promise<PeerProcess> {
  const { stack, command, args, ready } = options
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let ended: string | undefined
  const gone = new Promise<void>((resolve) => {
    const end = (why: string) => {
      ended ??= why
      resolve()
    }
    child.on('error', (error) => end(error.message))
    child.on('exit', (code, signal) => end(`ended with ${code ?? signal}`))
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  // A test run that is cut off must not leave servers behind.
  const onExit = () => child.kill('SIGKILL')
  process.once('exit', onExit)

  stack.defer(async () => {
    process.off('exit', onExit)
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await gone
    clearTimeout(late)
  })

  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await ready(output))) {
    const why = ended ?? (Date.now() > deadline ? `was not ready after ${READY_WITHIN_MS / 1000} s` : undefined)
    if (why !== undefined) throw new Error(`${command} ${why}:\n${output}`)
    await sleep(20)
  }
  return { output: () => output }
}

/** A port of 127.0.0.1 that nobody listens on, for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** Whether anything answers HTTP there. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.arrayBuffer().then(() => true),
    () => false,
  )
}

/** A folder for one peer; the stack removes it. */
export async function temporaryFolder(stack: AsyncDisposableStack): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'atlas-peer-'))
  stack.defer(() => rm(path, { recursive: true, force: true }))
  return path
}
