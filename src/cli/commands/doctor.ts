import type { Command } from 'commander'
import type { Check } from '../check.ts'
import { diagnose } from '../diagnose.ts'
import { diagnoseBroker } from '../diagnose-broker.ts'
import { EXIT_CODE } from '../exit-code.ts'
import { addSettingOptions, settingInputs } from '../setting-options.ts'
import type { World } from '../world.ts'

/** `doctor`: one line for each thing that has to be right. */
export function doctor(command: Command, world: World): void {
  command
    .option('--json', 'Print the checks as one JSON document.')
    .option(
      '--broker-url <url>',
      'Check a broker instead of credentials; in a job with `permissions: id-token: write` also that it accepts the job.',
    )
    .action((options: Readonly<Record<string, unknown>>) => examine({ options, world }))
  addSettingOptions(command, ['cloud', 'base-url'])
  command.addHelpText('after', HELP)
}

const HELP = `
It only reads. Exit code 1 says that Atlas cannot be used like this.

Examples:
  mongodb-atlas-action doctor
  mongodb-atlas-action doctor --cloud government
  mongodb-atlas-action doctor --broker-url https://atlas-broker.example.com
`

async function examine({
  options,
  world,
}: {
  options: Readonly<Record<string, unknown>>
  world: World
}): Promise<void> {
  const { terminal } = world
  const { controller, signal } = world.interruption(() => terminal.err('Stopping.\n'))
  const checks: Check[] = []
  const inputs = settingInputs(options)
  const common = {
    inputs,
    world,
    signal: controller.signal,
    onNotice: (notice: string) => terminal.err(`… ${notice}\n`),
  }
  const url = options['brokerUrl']
  const found = url === undefined ? diagnose(common) : diagnoseBroker({ ...common, url: String(url) })
  for await (const check of found) {
    checks.push(check)
    if (!options['json']) terminal.out(render(check))
  }
  const usable = checks.every(({ ok }) => ok)
  if (options['json']) terminal.out(`${JSON.stringify({ usable, checks }, null, 2)}\n`)
  const interrupted = signal()
  world.finish(interrupted ? EXIT_CODE[interrupted] : usable ? EXIT_CODE.done : EXIT_CODE.failed)
}

function render({ name, ok, message, hint }: Check): string {
  return `${ok ? '✓' : '✗'} ${name}: ${message}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}\n`
}
