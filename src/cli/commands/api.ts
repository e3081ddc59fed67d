import type { Command } from 'commander'
import { UsageError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { operations } from '../../operations/index.ts'
import { planOfOne } from '../../plan/flat.ts'
import { execute } from '../execute.ts'
import { readElsewhere } from '../read-elsewhere.ts'
import { addSettingOptions, settingInputs } from '../setting-options.ts'
import type { World } from '../world.ts'

interface Options {
  readonly list?: string | true
  readonly parameters?: readonly string[]
  readonly body?: string
  readonly apiVersion?: string
  readonly allPages: boolean
  readonly outputFile?: string
  readonly json?: true
}

/** `api <operation-id>`, or `api <method> <path>`: any operation of the Admin API. */
export function api(command: Command, world: World): void {
  const collect = (value: string, before: readonly string[] = []) => [...before, value]
  command
    .argument('[operation]', 'operation id, or HTTP method with a path')
    .argument('[path]', 'path below the API, such as `/groups/{groupId}/clusters`')
    .usage('<operation-id> | <method> <path> [options]')
    .option('-l, --list [text]', 'List all operations, or those with this text in id or path.')
    .option('-p, --parameters <key=value>', 'Path or query parameter by name; YAML or JSON for several.', collect)
    .option('-b, --body <yaml>', 'Body as YAML or JSON; `@file` reads a file, `-` standard input.')
    .option('--api-version <date>', 'Version of the operation, or `preview`. Default: its newest stable one.')
    .option('--no-all-pages', 'Read one page of a list only.')
    .option('-o, --output-file <path>', 'File for the whole answer, with its secrets.')
    .option('--json', 'Print the result as one JSON document.')
    .action(async (operation: string | undefined, path: string | undefined, options: Options) => {
      if (options.list !== undefined) return world.terminal.out(await listOperations(options.list))
      const missing =
        operation === undefined ? 'operation' : path === undefined && METHOD.test(operation) ? 'path' : undefined
      if (missing !== undefined) command.error(`error: missing required argument '${missing}'`)
      const { body: given } = options
      const body =
        given === undefined ? undefined : ((await readElsewhere({ option: '--body', given, world })) ?? given)
      await execute({
        inputs: settingInputs({ ...options }),
        json: options.json === true,
        readPlan: (policy) =>
          planOfOne({
            operation: 'call-api',
            params: paramsOf({ operation, path, body, options }),
            operations,
            policy,
          }),
        shape: 'operation',
        world,
      })
    })
  addSettingOptions(command)
  command.addHelpText('after', HELP)
}

const METHOD = /^(?:get|post|put|patch|delete)$/i

const HELP = `
Examples:
  mongodb-atlas-action api --list accessList
  mongodb-atlas-action api listGroupClusters -p groupId=5a0a1e7e0f2912c554080adc
  mongodb-atlas-action api updateGroup -p groupId=5a0a1e7e0f2912c554080adc --body '{name: shop}' --dry-run
  mongodb-atlas-action api GET /orgs/{orgId}/invoices/pending -p orgId=5a0a1e7e0f2912c554080adc --json
`

function paramsOf(given: {
  operation: string | undefined
  path: string | undefined
  body: string | undefined
  options: Options
}): Record<string, string> {
  const { operation, path, body, options } = given
  const target = path === undefined ? { 'operation-id': operation } : { method: operation, path }
  const all = {
    ...target,
    parameters: options.parameters?.join('\n'),
    body,
    'api-version': options.apiVersion,
    'output-file': options.outputFile,
    'all-pages': String(options.allPages),
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** One operation a line: id, method, path. */
async function listOperations(text: string | true): Promise<string> {
  const { API_ROOT, apiOperations } = await import('../../atlas/api-operations.ts')
  const word = text === true ? '' : text.toLowerCase()
  const found = [...apiOperations().values()]
    .map(({ id, method, path }) => ({ id, call: `${method.padEnd(6)} ${path.slice(API_ROOT.length) || '/'}` }))
    .filter(({ id, call }) => `${id} ${call}`.toLowerCase().includes(word))
  if (found.length === 0) {
    const message = `--list: no operation of the Admin API has \`${safeText(word)}\` in its id, method or path.`
    throw new UsageError([{ message, hint: 'Try a shorter text, or `--list` alone for all of them.' }])
  }
  const width = Math.max(...found.map(({ id }) => id.length))
  return found.map(({ id, call }) => `${id.padEnd(width)}  ${call}\n`).join('')
}
