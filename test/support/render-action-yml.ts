import { BROKER_INPUTS } from '../../src/action/broker-inputs.ts'
import { ENVIRONMENT_OUTPUTS } from '../../src/action/environment-report.ts'
import { TASK_INPUTS } from '../../src/action/inputs.ts'
import { RUN_OUTPUTS } from '../../src/action/outputs.ts'
import { SHARED_INPUTS } from '../../src/environments/request.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { SETTINGS, type SettingName } from '../../src/plan/settings.ts'
import {
  isNeeded,
  mergedDescription,
  sharedOutputs,
  sharedParams,
  shownDefault,
  whichOperations,
} from './parameter-index.ts'

/** Only GitHub can fill these in. */
const DEFAULTS: Partial<Readonly<Record<SettingName, string>>> = { 'github-token': '${{ github.token }}' }

/** On the command line `sweep` has an option of its own for it. */
const DRY_RUN_DEFAULT = 'Default: `true` for `environment: sweep`, otherwise `false`.'

/**
 * The text of action.yml. Other inputs have no `default` there: the defaults live in the operations, and GitHub then hands over an
 * empty text, which counts as left out.
 */
export function renderActionYml(operations: ReadonlyMap<string, Operation>): string {
  const all = [...operations.values()]
  const names = all.map(({ name }) => name)
  const params = sharedParams(all).map((shared): [string, string] => {
    const takers = shared.uses.map(({ operation }) => operation)
    const needed = shared.uses.filter(({ spec }) => isNeeded(spec)).map(({ operation }) => operation)
    const defaults = new Set(shared.uses.map(({ spec }) => shownDefault(spec)))
    const [only] = defaults.size === 1 ? defaults : []
    const parts = [
      mergedDescription(shared),
      only === undefined ? '' : `Default: \`${only}\`.`,
      `For ${whichOperations({ names: takers, all: names })}.`,
      needed.length === 0
        ? ''
        : takers.length === needed.length
          ? 'Required there.'
          : `Required by ${needed.join(', ')}.`,
    ]
    const further = new Map<string, string>(Object.entries(SHARED_INPUTS)).get(shared.name) ?? ''
    return [shared.name, [...parts, further].filter((part) => part !== '').join(' ')]
  })
  const outputs = sharedOutputs(all).map((shared): [string, string] => {
    const givers = shared.uses.map(({ operation }) => operation)
    return [shared.name, `${mergedDescription(shared)} From ${whichOperations({ names: givers, all: names })}.`]
  })
  return [
    '# Made from src/ by `npm test -- -u`; not edited by hand.',
    'name: MongoDB Atlas, given and given back',
    "description: 'MongoDB Atlas for workflows: projects, clusters, users, network access, and an environment for each pull request. Safe to repeat; all is given back.'",
    'author: The authors of mongodb-atlas-action',
    'branding:',
    '  icon: database',
    '  color: green',
    '',
    'inputs:',
    '  # What to do: one of operation, operations, operations-file and environment.',
    ...entries(Object.entries(TASK_INPUTS)),
    '',
    '  # With what, where, and within which limits.',
    ...entries(Object.entries(BROKER_INPUTS)),
    ...entries(Object.entries({ ...SETTINGS, 'dry-run': `${SETTINGS['dry-run']} ${DRY_RUN_DEFAULT}` }), DEFAULTS),
    '',
    '  # Parameters of a single operation. Those of a plan stand in the plan.',
    ...entries(params),
    '',
    'outputs:',
    '  # Of every run.',
    ...entries(Object.entries(RUN_OUTPUTS)),
    ...entries(Object.entries(ENVIRONMENT_OUTPUTS)),
    '',
    '  # Of operations. In a plan each has the id of its step before it, `<id>-<output>`, and stands alone where it is unique.',
    ...entries(outputs),
    '',
    'runs:',
    '  using: node24',
    '  main: dist/main/index.js',
    '  post: dist/post/index.js',
    '  post-if: always()',
    '',
  ].join('\n')
}

function entries(
  list: readonly (readonly [string, string])[],
  defaults: Readonly<Record<string, string>> = {},
): string[] {
  return list.flatMap(([name, description]) => [
    `  ${name}:`,
    `    description: ${JSON.stringify(description)}`,
    ...(defaults[name] === undefined ? [] : [`    default: ${defaults[name]}`]),
  ])
}
