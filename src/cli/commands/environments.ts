import type { Command } from 'commander'
import { addEnvironmentOptions, runEnvironmentCommand } from '../environment-command.ts'
import type { World } from '../world.ts'

type Define = (command: Command, world: World) => void

const ONE = ['<pull-request>', 'number of the pull request'] as const
const ONE_OR_ALL = ['[pull-request]', 'number of the pull request; without it, all of the repository'] as const

/** `up <pull-request>`: brings the environment of a pull request up, or up to date. */
export const up: Define = (command, world) => define({ command: command.argument(...ONE), world, verb: 'up' })

/** `down <pull-request>`: takes it down. */
export const down: Define = (command, world) => define({ command: command.argument(...ONE), world, verb: 'down' })

/** `list [pull-request]`: what is there. */
export const list: Define = (command, world) =>
  define({ command: command.argument(...ONE_OR_ALL), world, verb: 'list' })

/** `pause [pull-request]`: pauses dedicated clusters. */
export const pause: Define = (command, world) =>
  define({ command: command.argument(...ONE_OR_ALL), world, verb: 'pause' })

/** `resume [pull-request]`: resumes them. */
export const resume: Define = (command, world) =>
  define({ command: command.argument(...ONE_OR_ALL), world, verb: 'resume' })

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
  // The others let nobody in.
  if (verb === 'up' || verb === 'down' || verb === 'sweep')
    command.option('--ip-address <address>', 'The public address of this machine, which is not looked up then.')
  command.usage(`${usage}[options]`).action(async (...given: unknown[]) => {
    const [number] = first === undefined ? [] : given
    const pullRequest = typeof number === 'string' ? number : undefined
    await runEnvironmentCommand({ verb, pullRequest, options: command.opts(), world })
  })
  addEnvironmentOptions(command, { hasDryRun: verb !== 'sweep' && verb !== 'list' })
  command.addHelpText('after', HELP[verb])
}

const GITHUB = `GitHub is read with a token: GH_TOKEN or GITHUB_TOKEN; for GitHub Enterprise
Server GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN, and GH_HOST names it.`

const JSON_STEPS = `Each of "steps" has "id", "operation", "status" (done, failed, blocked,
deferred, skipped or planned), and what belongs to it: "change", "outputs",
"error", "until", "why", "by" or "would".`
const JSON_FAILED = `If nothing came of the command, the document has "error" only, with "code",
"message" and "hint".`

const HELP = {
  up: `
For a closed pull request nothing is done. To run it again is safe: it goes on
from where it stands, and extends the time that the environment has.

${GITHUB}
Without one, nobody looks whether the pull request is open.

--json prints "environment-name", "repository", "pull-request", "expires-at",
"skipped" with the reason if it was called off, and "steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action up 42
  mongodb-atlas-action up 42 --dry-run
  mongodb-atlas-action up 42 --file environments/large.yml --json
`,
  down: `
Takes down what bears the name and the marks of the environment, and nothing
else; what has the tag \`protected: true\` stays. To run it again is safe.

--json prints "environment-name", "repository", "pull-request", "skipped" with
the reason if it was called off, and "steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action down 42 --dry-run
  mongodb-atlas-action down 42
`,
  list: `
${GITHUB}
Without one, the list does not say which pull requests are open.

--json prints "environments", each with "environment", "repository",
"pull-request", "pull-request-state" (open, closed, repository gone or
unknown), "isolation", "expires-at", "protected", "project-id", and "cluster"
with "name", "kind", "tier", "state" and "paused".
${JSON_FAILED}

Examples:
  mongodb-atlas-action list
  mongodb-atlas-action list 42
  mongodb-atlas-action list --repository octo-org/shop --json
`,
  pause: `
Atlas pauses dedicated clusters only: others are skipped. One that was resumed
within the last hour is deferred (exit code 3).

--json prints "did", "passed-over", each with "environment" and "why", and
"steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action pause
  mongodb-atlas-action pause 42
`,
  resume: `
--json prints "did", "passed-over", each with "environment" and "why", and
"steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action resume
  mongodb-atlas-action resume 42
`,
  sweep: `
Takes down environments that have expired, or whose pull request is not open
any more. If GitHub or Atlas cannot be read completely, nothing is deleted and
the exit code is 1. What has the tag \`protected: true\` stays.

${GITHUB}

--json prints "rows", each with "environment", "repository", "pull-request",
"decision", "reason", "outcome" (deleted, gone, would be deleted, kept, left or
failed) and "note"; "counts" by outcome, "left" for the next run, and
"incomplete" with the reason if not everything could be read.
${JSON_FAILED}

Examples:
  mongodb-atlas-action sweep
  mongodb-atlas-action sweep --no-dry-run
  mongodb-atlas-action sweep --no-dry-run --grace-period 2h --limit 100
`,
}
