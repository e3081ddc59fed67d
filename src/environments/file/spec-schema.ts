import { kebabCase } from '../../base/text.ts'
import type { Param } from '../../operations/param.ts'
import { type JsonSchema, paramSchema } from '../../plan/schema.ts'
import { ISOLATION_RULES } from './isolation.ts'
import {
  CLUSTER_KEYS,
  PAUSE_KEYS,
  PROJECT_KEYS,
  RANGE_KEYS,
  SEED_KEYS,
  SEED_SOURCE_KEYS,
  TOP_KEYS,
  USER_KEYS,
} from './spec-keys.ts'

/**
 * A JSON Schema (2020-12) of environment files, for editors: completion, hover texts, and most of what `readSpec` refuses. Rules
 * between values, such as what Atlas for Government allows, are beyond what a schema can say.
 */
export function specSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Environment file of mongodb-atlas-action',
    description: 'What each pull request gets on MongoDB Atlas.',
    type: 'object',
    properties: {
      ...propertiesOf(TOP_KEYS),
      project: block({ title: 'project', description: 'The new project; isolation `project`.', keys: PROJECT_KEYS }),
      cluster: block({
        title: 'cluster',
        description: 'The new cluster; isolation `project` and `cluster`.',
        keys: CLUSTER_KEYS,
      }),
      'database-user': block({ title: 'database-user', description: 'The database user.', keys: USER_KEYS }),
      access: accessSchema(),
      pause: block({ title: 'pause', description: 'When the cluster is paused and resumed.', keys: PAUSE_KEYS }),
      seed: seedSchema(),
    },
    additionalProperties: false,
    allOf: isolationRules(),
  }
}

function propertiesOf(keys: Readonly<Record<string, Param>>): JsonSchema {
  return Object.fromEntries(
    Object.entries(keys).map(([key, param]) => [kebabCase(key), paramSchema(kebabCase(key), param)]),
  )
}

function block({
  title,
  description,
  keys,
}: {
  title: string
  description: string
  keys: Readonly<Record<string, Param>>
}): JsonSchema {
  const needed = Object.entries(keys).filter(([, param]) => param.certain && param.defaultValue === undefined)
  return {
    title,
    description,
    type: 'object',
    properties: propertiesOf(keys),
    ...(needed.length > 0 && { required: needed.map(([key]) => kebabCase(key)) }),
    additionalProperties: false,
  }
}

function accessSchema(): JsonSchema {
  return {
    title: 'access',
    description: 'Who may reach the cluster over the network. Default: the runner of the job.',
    type: 'array',
    default: ['runner'],
    items: {
      anyOf: [
        { const: 'runner', description: 'The public address of the runner, for the job.' },
        { type: 'string', pattern: '^[0-9.]+(/[0-9]{1,2})?$', description: 'An IPv4 address or range.' },
        {
          type: 'string',
          pattern: '^[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+(/[0-9]{1,3})?$',
          description: 'An IPv6 address or range.',
        },
        block({ title: 'range', description: 'A range of addresses.', keys: RANGE_KEYS }),
      ],
    },
  }
}

function seedSchema(): JsonSchema {
  const from = block({ title: 'from', description: 'The cluster that the snapshot is of.', keys: SEED_SOURCE_KEYS })
  const seed = block({ title: 'seed', description: 'The data that a new cluster is given.', keys: SEED_KEYS })
  const oneProject = [{ required: ['project-id'] }, { required: ['project-name'] }]
  return {
    ...seed,
    properties: { ...Object(seed['properties']), from: { ...from, oneOf: oneProject } },
    minProperties: 1,
    dependentRequired: { snapshot: ['from'], from: ['snapshot'] },
    dependentSchemas: { snapshot: { properties: { 'sample-data': { const: false } } } },
  }
}

/** What the word of `isolation` asks for and excludes; left out, it is the first. */
function isolationRules(): JsonSchema[] {
  return Object.entries(ISOLATION_RULES).map(([isolation, { needs, refuses }]) => ({
    if: {
      properties: { isolation: { const: isolation } },
      ...(isolation !== TOP_KEYS.isolation.defaultValue && { required: ['isolation'] }),
    },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
    then: {
      required: Object.keys(needs),
      properties: Object.fromEntries(Object.keys(refuses).map((name) => [name, false])),
    },
  }))
}
