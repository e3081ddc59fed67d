import type { Command } from 'commander'
import { errandOf } from '../../environments/decide.ts'
import { performForPullRequest } from '../../environments/perform.ts'
import { addEnvironmentOptions, runEnvironmentCommand } from '../environment-command.ts'
import { environmentOutcome } from '../environment-outcome.ts'
import type { World } from '../world.ts'

/** `up <pull-request>`: brings the environment of a pull request up, or up to date. */
export function up(command: Command, world: World): void {
  define({ command, world, verb: 'up' })
}

/** `down <pull-request>`: takes it down. */
export function down(command: Command, world: World): void {
  define({ command, world, verb: 'down' })
}

function define({ command, world, verb }: { command: Command; world: World; verb: 'up' | 'down' }): void {
  command
    .argument('<pull-request>', 'number of the pull request')
    .usage('<pull-request> [options]')
    .action((pullRequest: string, options: Readonly<Record<string, unknown>>) =>
      runEnvironmentCommand({
        verb,
        pullRequest,
        options,
        world,
        async act(performance) {
          const errand = errandOf({ request: performance.request, event: undefined })
          if (errand.kind !== verb) throw new TypeError(`${verb} is ${verb}`)
          return environmentOutcome(await performForPullRequest({ ...performance, errand }))
        },
      }),
    )
  addEnvironmentOptions(command)
  command.addHelpText('after', HELP[verb])
}

const HELP = {
  up: `
The pull request is looked at first, with GITHUB_TOKEN or GH_TOKEN: for a closed one nothing is done. To run it again is safe.

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
}
