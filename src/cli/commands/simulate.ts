import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { CLOUDS, type Cloud } from '../../atlas/cloud.ts'
import { UsageError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { readFaults, type Simulator, startSimulator } from '../../simulator/server.ts'
import { EXIT_CODE } from '../exit-code.ts'
import { numberOption } from '../number-option.ts'
import type { World } from '../world.ts'

interface Options {
  readonly port: number
  readonly speed: number
  readonly latency: number
  readonly seed?: number
  readonly faults?: string
  readonly cloud: Cloud
  readonly databases?: boolean
  readonly clientAddress?: string
}

/** `simulate`: one line of JSON on `stdout`, a line for each request on `stderr`, until a signal ends it. */
export function simulate(command: Command, world: World): void {
  command
    .option(
      '--port <number>',
      'Port to listen on; 0 is any free one.',
      numberOption({ least: 0, most: 65_535, whole: true }),
      0,
    )
    .option(
      '--speed <factor>',
      'How many times as fast simulated time runs.',
      numberOption({ least: 1, whole: false }),
      1,
    )
    .option(
      '--latency <ms>',
      'Milliseconds that each answer takes at least.',
      numberOption({ least: 0, whole: false }),
      0,
    )
    .option('--seed <number>', 'Make ids and keys the same each time.', numberOption({ least: 0, whole: true }))
    .option('--faults <file>', 'JSON file of faults and quirks to show.')
    .option(
      '--databases',
      'Let drivers connect to the clusters: they listen on 127.0.0.1 and keep documents in memory.',
    )
    .addOption(
      new Option('--client-address <ip>', 'Address that drivers seem to connect from; turns --databases on.')
        .implies({ databases: true })
        .argParser(ipAddress),
    )
    .addOption(new Option('--cloud <cloud>', 'Which Atlas to be.').choices(CLOUDS).default('commercial'))
    .addHelpText('after', HELP)
    .action((options: Options) => serve(options, world))
}

const HELP = `
The first line on stdout is a JSON object with url, publicKey, privateKey, clientId, clientSecret and orgId. Requests are
logged to stderr. Ctrl-C stops it.

With --databases the connection string of a cluster is one of 127.0.0.1, without TLS: drivers log in as the database users
of the project, if its access list has 127.0.0.1, or the address that was given. What they write is lost with the cluster.

Examples:
  mongodb-atlas-action simulate
  mongodb-atlas-action simulate --databases --client-address 203.0.113.7
  mongodb-atlas-action simulate --port 4000 --speed 600 --cloud government
`

function ipAddress(text: string): string {
  if (isIP(text) !== 0) return text
  throw new InvalidArgumentError('Expected an IP address, such as 203.0.113.7.')
}

async function serve(options: Options, world: World): Promise<void> {
  const { port, speed, latency, seed, faults: file, cloud, databases, clientAddress } = options
  const { terminal } = world
  const stopped = new Promise<void>((resolve) => world.interruption(resolve))
  const simulator = await startSimulator({
    port,
    speed,
    latencyMs: latency,
    cloud,
    ...(databases && { databases }),
    ...(clientAddress !== undefined && { clientAddress }),
    ...(seed !== undefined && { seed }),
    ...(file !== undefined && (await readFaultFile(file))),
    log: (line) => terminal.err(`${line}\n`),
  })
  const { url, publicKey, privateKey, clientId, clientSecret, orgId } = simulator
  terminal.out(`${JSON.stringify({ url, publicKey, privateKey, clientId, clientSecret, orgId })}\n`)
  if (terminal.isLive) terminal.err(greeting(simulator))
  await stopped
  await simulator.close()
  // A signal is the only end that a server has, so it is a good one.
  world.finish(EXIT_CODE.done)
}

function greeting({ url, publicKey, privateKey }: Simulator): string {
  return `
A simulated Atlas listens. In another terminal:
  export MONGODB_ATLAS_PUBLIC_API_KEY=${publicKey} MONGODB_ATLAS_PRIVATE_API_KEY=${privateKey}
  mongodb-atlas-action doctor --base-url ${url}
Ctrl-C stops it. Requests:
`
}

async function readFaultFile(file: string): Promise<ReturnType<typeof readFaults>> {
  const refuse = (message: string, hint: string) =>
    new UsageError([{ message, hint, position: { file, line: 1, column: 1 } }])
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError([{ message: `${file}: cannot be read (${error.code}).`, hint: 'Check the path.' }])
  })
  try {
    return readFaults(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse(`not JSON: ${safeText(error.message)}.`, 'Mend the file.')
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(error.issues.map((issue) => ({ ...issue, message: `${file}: ${issue.message}` })))
  }
}
