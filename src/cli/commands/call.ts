import { type Command, Option } from 'commander'
import { camelCase, kebabCase, safeText } from '../../base/text.ts'
import { operations } from '../../operations/index.ts'
import type { Operation } from '../../operations/operation.ts'
import type { Param } from '../../operations/param.ts'
import { suggest } from '../../operations/suggest.ts'
import { planOfOne } from '../../plan/flat.ts'
import { execute } from '../execute.ts'
import { seeHelp } from '../program.ts'
import { renderMisuse } from '../render-error.ts'
import { addSettingOptions, settingInputs } from '../setting-options.ts'
import type { World } from '../world.ts'

type Options = Readonly<Record<string, string | readonly string[] | boolean | undefined>>

/** `call <operation>`: one operation, its parameters as options. */
export function call(command: Command, world: World): void {
  command
    .configureOutput({ outputError: (text, write) => write(renderMisuseOfCall(text)) })
    .usage('<operation> [options]')
    .helpCommand(false)
    .commandsGroup('Operations:')
    .addHelpText('after', HELP)
  for (const operation of operations.values()) {
    const one = command
      .command(operation.name)
      .description(operation.summary)
      .usage('[options]')
      .showHelpAfterError(seeHelp(`mongodb-atlas-action call ${operation.name}`))
      .option('--json', 'Print the result as one JSON document.')
      .action((options: Options) =>
        execute({
          inputs: settingInputs(options),
          json: options['json'] === true,
          readPlan: (policy) =>
            planOfOne({ operation: operation.name, params: paramTexts({ operation, options }), operations, policy }),
          shape: 'operation',
          world,
        }),
      )
    for (const [key, param] of Object.entries(operation.params)) {
      for (const option of paramOptions(kebabCase(key), param)) one.addOption(option.helpGroup('Parameters:'))
    }
    addSettingOptions(one)
  }
}

/** Commander suggests words of like spelling only; `pause` is not far from `pause-cluster` either. */
function renderMisuseOfCall(text: string): string {
  const word = /^error: unknown command '(.*)'/.exec(text)?.[1]
  if (word === undefined) return renderMisuse(text)
  const names = [...operations.keys()]
  const containing = names.filter((name) => name.includes(word))
  const hint = suggest({ word, candidates: containing.length > 0 ? containing : names })
  return `Unknown operation '${safeText(word)}'. ${hint}\n`
}

const HELP = `
Each operation has its own help, with its parameters.

Examples:
  mongodb-atlas-action call list-projects
  mongodb-atlas-action call pause-cluster --help
  mongodb-atlas-action call pause-cluster --cluster shop:dev
  mongodb-atlas-action call create-cluster --project-name shop --cluster-name dev \
    --tier flex --region US_EAST_1 --tags team=web --json
`

const PLACEHOLDERS = {
  text: '<text>',
  number: '<number>',
  list: '<item,…>',
  map: '<key=value>',
  document: '<yaml>',
} as const

function paramOptions(name: string, param: Param): Option[] {
  const { describe, expected, shape, certain, defaultValue } = param
  if (shape === 'flag') {
    const preset = defaultValue === true ? ` Default: true; \`--no-${name}\` switches it off.` : ''
    return [new Option(`--${name} [boolean]`, `${describe}${preset}`), new Option(`--no-${name}`).hideHelp()]
  }
  const needed = certain && defaultValue === undefined ? ' Required.' : ''
  const preset = defaultValue === undefined ? '' : ` Default: ${defaultValue}.`
  const option = new Option(`--${name} ${PLACEHOLDERS[shape]}`, `${describe} Expected: ${expected}.${preset}${needed}`)
  if (shape === 'text' || shape === 'number' || shape === 'document') return [option]
  const collect = (value: string, before: readonly string[] = []) => [...before, value]
  return [option.argParser(collect)]
}

/** The parameters that were given, as texts by their names; a list or map that was given in parts has a line for each. */
function paramTexts({ operation, options }: { operation: Operation; options: Options }): Record<string, string> {
  return Object.fromEntries(
    Object.keys(operation.params).flatMap((key) => {
      const name = kebabCase(key)
      const value = options[camelCase(name)]
      if (value === undefined) return []
      return [[name, Array.isArray(value) ? value.join('\n') : String(value)]]
    }),
  )
}
