import type { Command } from 'commander'
import { addEnvironmentOptions, runEnvironmentCommand } from '../environment-command.ts'
import type { World } from '../world.ts'

/** `up <pull-request>`: brings the environment of a pull request up, or up to date. */
export function up(command: Command, world: World): void {
  command.argument('<pull-request>', 'number of the pull request')
  define({ command, world, verb: 'up' })
}

/** `down <pull-request>`: takes it down. */
export function down(command: Command, world: World): void {
  command.argument('<pull-request>', 'number of the pull request')
  define({ command, world, verb: 'down' })
}

/** `list [pull-request]`: what is there. */
export function list(command: Command, world: World): void {
  command.argument('[pull-request]', 'number of the pull request; without it, all of the repository')
  define({ command, world, verb: 'list' })
}

/** `pause [pull-request]`: pauses dedicated clusters. */
export function pause(command: Command, world: World): void {
  command.argument('[pull-request]', 'number of the pull request; without it, all of the repository')
  define({ command, world, verb: 'pause' })
}

/** `resume [pull-request]`: resumes them. */
export function resume(command: Command, world: World): void {
  command.argument('[pull-request]', 'number of the pull request; without it, all of the repository')
  define({ command, world, verb: 'resume' })
}

/** `sweep`: takes down what nobody wants any more; looks only, unless told otherwise. */
export function sweep(command: Command, world: World): void {
  command
    .option('--no-dry-run', 'Take them down; without it, the sweep only says what it would do.')
    .option('--grace-period <time>', 'How long to leave alone what has just expired or was just closed. Default: `1h`.')
    .option('--limit <count>', 'How many to take down at most. Default: `25`.')
  define({ command, world, verb: 'sweep' })
}

function define({ command, world, verb }: { command: Command; world: World; verb: keyof typeof HELP }): void {
  const [first] = command.registeredArguments
  const usage = first === undefined ? '' : `${first.required ? `<${first.name()}>` : `[${first.name()}]`} `
  command.usage(`${usage}[options]`).action(async (...given: unknown[]) => {
    const [number] = first === undefined ? [] : given
    const pullRequest = typeof number === 'string' ? number : undefined
    await runEnvironmentCommand({ verb, pullRequest, options: command.opts(), world })
  })
  addEnvironmentOptions(command, { hasDryRun: verb !== 'sweep' && verb !== 'list' })
  command.addHelpText('after', HELP[verb])
}

const HELP = {
  up: `
The pull request is looked at first, with GH_TOKEN or GITHUB_TOKEN: for a closed one nothing is done. To run it again is safe.

Examples:
  mongodb-atlas-action up 42
  mongodb-atlas-action up 42 --file environments/large.yml --repository octo-org/shop --json
`,
  down: `
Takes down what bears the name and the marks of the environment, and nothing else. To run it again is safe.

Examples:
  mongodb-atlas-action down 42 --dry-run
  mongodb-atlas-action down 42
`,
  list: `
Examples:
  mongodb-atlas-action list
  mongodb-atlas-action list --repository octo-org/shop --json
`,
  pause: `
Free and flex clusters cannot be paused, and are skipped. One that was resumed within the last hour is deferred (exit code 3).

Examples:
  mongodb-atlas-action pause
  mongodb-atlas-action pause 42
`,
  resume: `
Examples:
  mongodb-atlas-action resume
  mongodb-atlas-action resume 42
`,
  sweep: `
Takes down environments that have expired, or whose pull request is not open any more. GitHub is read with GH_TOKEN or GITHUB_TOKEN;
if GitHub or Atlas cannot be read completely, nothing is deleted. What has the tag \`protected: true\` stays.

Examples:
  mongodb-atlas-action sweep
  mongodb-atlas-action sweep --no-dry-run --grace-period 2h --limit 100
`,
}
