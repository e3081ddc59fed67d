import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { peer } from '../../../support/peer.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const CLIENT = join(ROOT, 'test/peers/lambda/node_modules/aws-lambda-ric')

/** A file that `.ci/run` keeps for as long as it installs the client beside the tests. */
const INSTALLING = process.env['LAMBDA_CLIENT_INSTALLING'] ?? ''
const INSTALLED_WITHIN_MS = 480_000

for (const begunAt = Date.now(); existsSync(INSTALLING) && Date.now() - begunAt < INSTALLED_WITHIN_MS; )
  await sleep(250)

/** The runtime client that Lambda's own images start, which is installed apart since its installation builds native code. */
export const runtimeClient = peer({
  name: 'aws-lambda-ric',
  files: [join(CLIENT, 'index.mjs'), join(CLIENT, 'rapid-client.node')],
  remedy: 'npm ci --prefix test/peers/lambda',
})

/** What the function has made of one event. */
interface Invoked {
  readonly outcome: 'response' | 'error'
  readonly json: unknown
}

export interface RunningFunction {
  /** Until it asked for its first event; of `init/error`, rejects with what it says. */
  readonly startedInMs: number
  invoke(event: unknown): Promise<Invoked>
  /** Resident memory of the process in bytes. */
  memory(): Promise<number>
  /** All that it has printed. */
  output(): string
}

type Pending = { readonly event: unknown; readonly settle: PromiseWithResolvers<Invoked> }

const READY_WITHIN_MS = 30_000
const INVOCATION = '/2018-06-01/runtime/invocation'

/**
 * Runs a handler of the bundle as Lambda does, against a Runtime API on 127.0.0.1 (docs: "Using the Lambda runtime API for custom
 * runtimes"); of the sources where nobody has built the bundle.
 */
export async function startFunction({
  handler,
  environment,
}: {
  handler: 'handler' | 'run'
  environment: Readonly<Record<string, string>>
}): Promise<RunningFunction> {
  const queue: Pending[] = []
  const underWay = new Map<string, Pending>()
  const ready = Promise.withResolvers<void>()
  let waiting: ServerResponse | undefined

  const hand = () => {
    const next = waiting && queue.shift()
    if (waiting === undefined || next === undefined) return
    const id = crypto.randomUUID()
    underWay.set(id, next)
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(Date.now() + 10_000),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:123456789012:function:atlas-front',
      'lambda-runtime-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0',
    })
    waiting.end(JSON.stringify(next.event))
    waiting = undefined
  }
  const server = createServer(async (incoming, response) => {
    const path = incoming.url ?? ''
    if (path === `${INVOCATION}/next`) {
      waiting = response
      ready.resolve()
      return hand()
    }
    const body = await text(incoming)
    response.writeHead(202).end('{"status":"OK"}')
    if (path === '/2018-06-01/runtime/init/error') return ready.reject(new Error(`init/error: ${body}`))
    const [id = '', outcome] = path.slice(INVOCATION.length + 1).split('/')
    if (outcome !== 'response' && outcome !== 'error') return ready.reject(new Error(`asked for ${path}`))
    underWay.get(id)?.settle.resolve({ outcome, json: body === '' ? undefined : JSON.parse(body) })
    underWay.delete(id)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const child = spawn(process.execPath, [join(CLIENT, 'index.mjs')], {
    env: { ...(await placeOf(handler)), ...runtimeEnvironment(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.once('exit', (code) => {
    const error = new Error(`the function ended with ${code}:\n${output}`)
    ready.reject(error)
    for (const { settle } of [...underWay.values(), ...queue]) settle.reject(error)
  })
  onTestFinished(async () => {
    await end(child)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const begunAt = performance.now()
  const late = setTimeout(() => ready.reject(new Error(`never asked for an event:\n${output}`)), READY_WITHIN_MS)
  await ready.promise.finally(() => clearTimeout(late))
  return {
    startedInMs: performance.now() - begunAt,
    invoke(event) {
      const settle = Promise.withResolvers<Invoked>()
      queue.push({ event, settle })
      hand()
      return settle.promise
    },
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
    },
    output: () => output,
  }
}

/** The bundle where there is one, as the template names it; else an entry of the sources. */
async function placeOf(handler: string): Promise<Record<string, string>> {
  if (existsSync(join(ROOT, 'dist/function/index.js')))
    return { LAMBDA_TASK_ROOT: join(ROOT, 'dist'), _HANDLER: `function/index.${handler}` }
  const folder = await temporaryFolder()
  const source = pathToFileURL(join(ROOT, 'src/index.ts')).href
  await writeFile(join(folder, 'index.mjs'), `export { handler, run } from '${source}'\n`)
  return { LAMBDA_TASK_ROOT: folder, _HANDLER: `index.${handler}` }
}

function runtimeEnvironment(port: number): Record<string, string> {
  return {
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
    AWS_LAMBDA_FUNCTION_NAME: 'atlas-front',
    AWS_LAMBDA_FUNCTION_VERSION: '7',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/atlas-front',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/22/[7]0',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    PATH: process.env['PATH'] ?? '',
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
