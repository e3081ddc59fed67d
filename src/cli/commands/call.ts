import { type Command, Option } from 'commander'
import { UsageError } from '../../base/errors.ts'
import { camelCase, kebabCase, safeText } from '../../base/text.ts'
import { operations } from '../../operations/index.ts'
import type { Operation } from '../../operations/operation.ts'
import type { Param } from '../../operations/param.ts'
import { suggest } from '../../operations/suggest.ts'
import { planOfOne } from '../../plan/flat.ts'
import { execute } from '../execute.ts'
import { seeHelp } from '../program.ts'
import { readElsewhere } from '../read-elsewhere.ts'
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
          readPlan: async (policy) => {
            const params = await paramTexts({ operation, options, world })
            return planOfOne({ operation: operation.name, params, operations, policy })
          },
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
Each operation has its own help, with its parameters. Passwords are read from a file or standard input, since a command line can
be read by others, and outputs that are secret are shown as \`***\`: give a password of your own where you have to know it.

Examples:
  mongodb-atlas-action call list-projects
  mongodb-atlas-action call pause-cluster --help
  mongodb-atlas-action call pause-cluster --cluster shop:dev
  mongodb-atlas-action call create-cluster --project-name shop --cluster-name dev \\
    --tier flex --region US_EAST_1 --tags team=web --json
  mongodb-atlas-action call create-database-user --project-name shop --username app \\
    --roles readWrite@app --password @password.txt
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
  if (param.secret) return [new Option(`--${name} <source>`, `${describe} Expected: ${expected}. ${NOT_HERE}`)]
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

const NOT_HERE = '`@file` reads it from a file, `-` from standard input.'

/** The parameters that were given, as texts by their names; a list or map that was given in parts has a line for each. */
async function paramTexts({
  operation,
  options,
  world,
}: {
  operation: Operation
  options: Options
  world: World
}): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const [key, param] of Object.entries(operation.params)) {
    const name = kebabCase(key)
    const value = options[camelCase(name)]
    if (value === undefined) continue
    const text = Array.isArray(value) ? value.join('\n') : String(value)
    texts[name] = param.secret ? await readSecret({ option: `--${name}`, given: text, world }) : text
  }
  return texts
}

async function readSecret(source: { option: string; given: string; world: World }): Promise<string> {
  const text = await readElsewhere(source)
  if (text !== undefined) return text
  const message = `${source.option}: a command line can be read by others, so it is no place for a secret.`
  throw new UsageError([{ message, hint: `Give a place to read it from: ${NOT_HERE}` }])
}
