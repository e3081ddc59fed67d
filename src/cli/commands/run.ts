import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { UsageError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { operations } from '../../operations/index.ts'
import { parsePlan } from '../../plan/parse.ts'
import { execute } from '../execute.ts'
import { addSettingOptions, settingInputs } from '../setting-options.ts'
import type { World } from '../world.ts'

/** `run <plan>`: a plan from a file, or from standard input. */
export function run(command: Command, world: World): void {
  command
    .argument('<plan>', 'file that holds the plan; `-` is standard input')
    .option('--json', 'Print the result as one JSON document.')
    .usage('<plan> [options]')
    .action(async (path: string, options: Readonly<Record<string, unknown>>) => {
      const file = path === '-' ? 'stdin' : path
      const text = await (path === '-' ? world.readStdin() : readPlanFile(path))
      await execute({
        inputs: settingInputs(options),
        json: options['json'] === true,
        readPlan: (policy) => parsePlan({ text, file, operations, policy }),
        shape: 'plan',
        world,
      })
    })
  addSettingOptions(command)
  command.addHelpText('after', HELP)
}

const HELP = `
Progress goes to stderr, outputs as YAML to stdout. To run it again is safe: it goes on from what is there.

Examples:
  mongodb-atlas-action run atlas.yml --dry-run
  mongodb-atlas-action run atlas.yml --cloud government --timeout 45m
  mongodb-atlas-action run - --json < atlas.yml
`

async function readPlanFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError([
      { message: `${safeText(path)}: cannot be read (${error.code}).`, hint: 'Give the path of a plan, or `-`.' },
    ])
  })
}
