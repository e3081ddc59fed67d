import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Command } from 'commander'
import { CREDENTIAL_VARIABLES } from '../../atlas/credentials.ts'
import { type Issue, UsageError } from '../../base/errors.ts'
import { readConfiguration } from '../../function/configuration.ts'
import { createJsonLog } from '../../function/json-log.ts'
import { createCount } from '../../function/metrics.ts'
import { readFirings } from '../../function/node/firing.ts'
import { VARIABLES } from '../../function/variables.ts'
import { EXIT_CODE } from '../exit-code.ts'
import { numberOption } from '../number-option.ts'
import type { World } from '../world.ts'

interface Options {
  readonly port: number
  readonly host: string
  readonly sweep: string
  readonly hours: string
  readonly atOnce?: number
  readonly state?: string
  readonly metrics?: boolean
}

/** `serve`: the function on this machine: one line of JSON on `stdout`, its log on `stderr`, until a signal ends it. */
export function serve(command: Command, world: World): void {
  command
    .option(
      '--port <number>',
      'Port to listen on; 0 is any free one.',
      numberOption({ least: 0, most: 65_535, whole: true }),
      8080,
    )
    .option('--host <address>', 'Address to listen on; 0.0.0.0 is all of this machine.', '127.0.0.1')
    .option('--sweep <times>', 'When to sweep: a time span, a cron expression in UTC, or `off`.', '1h')
    .option('--hours <times>', 'When to look whether environments are to be paused or resumed.', '10m')
    .option(
      '--at-once <count>',
      'How many runs may talk to Atlas at once. Default: 4.',
      numberOption({ least: 1, most: 100, whole: true }),
    )
    .option('--state <file>', 'Keeps what is under way over a restart.')
    .option('--metrics', "Adds counts to the log, in CloudWatch's embedded metric format.")
    .addHelpText('after', `\n${HELP}`)
    .action((options: Options) => run({ options, version: command.parent?.version() ?? '', world }))
}

async function run({ options, version, world }: { options: Options; version: string; world: World }): Promise<void> {
  const { terminal, environment, userAgent } = world
  const { configuration, sweep, hours } = await readAll({ options, environment })
  const stopped = new Promise<void>((resolve) => {
    world.interruption(() => {
      if (terminal.isLive) terminal.err('Stopping. A second Ctrl-C ends at once.\n')
      resolve()
    })
  })
  const write = (line: string) => terminal.err(`${line}\n`)
  const { serve } = await import('../../function/node/serve.ts')
  const { port, host, atOnce, state, metrics } = options
  const { url, close } = await serve({
    configuration,
    port,
    host,
    firings: { sweep, hours },
    ...(atOnce !== undefined && { most: atOnce }),
    stateFile: state,
    log: createJsonLog(write),
    count: metrics ? createCount(write, { name: 'serve' }) : () => {},
    version,
    userAgent,
    folder: tmpdir(),
  })
  const { webhook, broker } = configuration.front
  const places = {
    url,
    ...(webhook !== undefined && { webhook: `${url}/github/webhooks` }),
    ...(broker !== undefined && { broker: url }),
    health: `${url}/health`,
  }
  terminal.out(`${JSON.stringify(places)}\n`)
  if (terminal.isLive) terminal.err(greeting(places))
  await stopped
  await close()
  // A signal is the only end that a server has, so it is a good one.
  world.finish(EXIT_CODE.done)
}

/** All that is wrong is said at once. */
async function readAll({ options, environment }: { options: Options; environment: World['environment'] }) {
  const issues: Issue[] = []
  const note = (error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    issues.push(...error.issues)
    return undefined
  }
  const sweep = await readFirings({ name: '--sweep', text: options.sweep }).catch(note)
  const hours = await readFirings({ name: '--hours', text: options.hours }).catch(note)
  const read = { environment, readFile: (path: string) => readFile(path, 'utf8') }
  const configuration = await readConfiguration(read).catch(note)
  if (configuration === undefined || issues.length > 0) throw new UsageError(issues)
  return { configuration, sweep, hours }
}

function greeting(places: Readonly<Record<string, string>>): string {
  const { webhook, broker, health } = places
  const lines = [
    webhook && `  webhook  ${webhook}   content type application/json, event "Pull requests"`,
    broker && `  broker   ${broker}   as broker-url of the action`,
    `  health   ${health}`,
  ]
  return `
The function listens. GitHub reaches it by an https address that leads here:
${lines.filter(Boolean).join('\n')}
Ctrl-C stops it. Its log:
`
}

const NAMES = Object.entries(VARIABLES).map(([name, meaning]) => `  ${name}\n      ${meaning}`)

const CREDENTIALS = CREDENTIAL_VARIABLES.map(({ names }) => `  ${names.join(' and ')}`)

const HELP = `Brings environments up and down as GitHub's webhooks tell, runs what jobs ask
the broker for, and sweeps, pauses and resumes by the clock. All configuration
is in environment variables:

${NAMES.join('\n')}

Credentials of Atlas, of which the first complete set counts:
${CREDENTIALS.join('\n')}

The first line on stdout is a JSON object with url, webhook, broker and health;
the log is JSON lines on stderr. The first Ctrl-C or SIGTERM lets what is under
way come to a resting place, a second one ends at once. What was under way then
is taken up by the next event of the pull request, or with --state at the next
start; nothing has to be cleaned up.

It speaks HTTP: put it behind something that ends TLS before you give GitHub
its address.

Example, with a simulated Atlas:
  mongodb-atlas-action simulate --port 4000
  export MONGODB_ATLAS_PUBLIC_API_KEY=… MONGODB_ATLAS_PRIVATE_API_KEY=…
  export ATLAS_BASE_URL=http://127.0.0.1:4000
  export GITHUB_WEBHOOK_SECRET=$(openssl rand -hex 32) GITHUB_TOKEN=$(gh auth token)
  export ATLAS_FUNCTION_REPOSITORIES=octo-org/shop
  mongodb-atlas-action serve --port 8080 --state /var/tmp/atlas-runs
`
