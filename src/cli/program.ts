import { Command } from 'commander'
import { renderMisuse } from './render-error.ts'
import type { World } from './world.ts'

/** Gives a command its arguments, options, examples and action. */
type Define = (command: Command, world: World) => void

interface Entry {
  readonly summary: string
  /** Read only when the command is asked for, so that help comes at once. */
  readonly load: () => Promise<Define>
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  run: {
    summary: 'Run a plan: a YAML file of operations.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.run,
  },
  call: {
    summary: 'Perform a single operation.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.call,
  },
  up: {
    summary: 'Bring up the environment of a pull request.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.up,
  },
  down: {
    summary: 'Take the environment of a pull request down.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.down,
  },
  list: {
    summary: 'List the environments of a repository.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.list,
  },
  pause: {
    summary: 'Pause the clusters of environments.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.pause,
  },
  resume: {
    summary: 'Resume the clusters of environments.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.resume,
  },
  sweep: {
    summary: 'Take down environments that nobody wants any more.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.sweep,
  },
  login: {
    summary: 'Log in with a browser, for commands of this user on this machine.',
    load: async () => (await import('./commands/login.ts')).login,
  },
  logout: {
    summary: 'Revoke the login and forget it.',
    load: async () => (await import('./commands/logout.ts')).logout,
  },
  api: {
    summary: 'Call any operation of the Admin API.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.api,
  },
  doctor: {
    summary: 'Check host, credentials, proxy and access, and say what is missing.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.doctor,
  },
  schema: {
    summary: 'Print the JSON Schema of plans or of environment files, for editors.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.schema,
  },
  serve: {
    summary: 'Start the function on this machine: webhook, broker and schedule.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.serve,
  },
  simulate: {
    summary: 'Start a simulated Atlas on this machine, to try things without an account.',
    load: async () => (await import('./commands/simulate.ts')).simulate,
  },
  completion: {
    summary: 'Print a script that completes commands and options in a shell.',
    load: async () => (await import('./commands/with-operations.ts')).withOperations.completion,
  },
}

const NAME = 'mongodb-atlas-action'

/** The whole command line. Commands that `words` do not name are there by name and summary only. */
export async function createProgram({
  words,
  version,
  world,
}: {
  words: readonly string[]
  version: string
  world: World
}): Promise<Command> {
  const { terminal } = world
  const program = new Command(NAME)
    .description(
      'MongoDB Atlas from a terminal: projects, clusters, database users, snapshots, network access, and the whole Admin API.',
    )
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .usage('<command> [options]')
    .exitOverride()
    .showHelpAfterError(seeHelp(NAME))
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(renderMisuse(text)),
    })
    .addHelpText('after', HELP)
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program
      .command(name)
      .description(summary)
      .showHelpAfterError(seeHelp(`${NAME} ${name}`))
    if (words.includes(name)) (await load())(command, world)
  }
  return program
}

/** The line after a message about a command line that cannot be read. */
export function seeHelp(command: string): string {
  return `See \`${command} --help\`.`
}

const HELP = `
Start here:
  ${NAME} login                      no credentials at hand? log in with a browser
  ${NAME} doctor                     are my credentials right?
  ${NAME} call --help                what can be done, and waited for
  ${NAME} api --list                 what else Atlas can do
  ${NAME} run plan.yml --dry-run     what would this plan do?
  ${NAME} list                       which pull requests have an environment?

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 deferred (not possible yet, no failure).
`
