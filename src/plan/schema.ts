import * as z from 'zod/mini'
import { kebabCase } from '../base/text.ts'
import type { Operation } from '../operations/operation.ts'
import type { Param } from '../operations/param.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

const STEP_ID = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' }
const REFERENCE = '\\$\\{[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\}'

/**
 * A JSON Schema (2020-12) of plan texts, for editors: completion, hover texts, and most of what `parsePlan` refuses. References to
 * steps, and rules between parameters, are beyond what a schema can say.
 */
export function planSchema(operations: ReadonlyMap<string, Operation>): object {
  const all = [...operations.values()]
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Plan of mongodb-atlas-action',
    description: 'A mapping from step ids to operations on MongoDB Atlas.',
    type: 'object',
    minProperties: 1,
    maxProperties: 200,
    propertyNames: STEP_ID,
    additionalProperties: { $ref: '#/$defs/step' },
    $defs: {
      step: stepSchema(all),
      reference: {
        title: 'Reference',
        description: 'An output of another step.',
        type: 'string',
        pattern: `^${REFERENCE}$`,
      },
      'text-with-reference': {
        title: 'Text with a reference',
        description: 'Text that holds an output of another step.',
        type: 'string',
        pattern: REFERENCE,
      },
      ...Object.fromEntries(all.map((operation) => [operation.name, operationSchema(operation)])),
    },
  }
}

function stepSchema(operations: readonly Operation[]): JsonSchema {
  return {
    title: 'Step',
    type: 'object',
    properties: {
      ...Object.fromEntries(operations.map(({ name }) => [name, { $ref: `#/$defs/${name}` }])),
      needs: {
        title: 'needs',
        description: 'Steps that have to be finished before this one starts.',
        anyOf: [STEP_ID, { type: 'array', items: STEP_ID }],
      },
    },
    additionalProperties: false,
    oneOf: operations.map(({ name }) => ({ required: [name] })),
  }
}

function operationSchema({ name, summary, params }: Operation): JsonSchema {
  const entries = Object.entries(params)
  const needed = entries.filter(([, param]) => isNeeded(param)).map(([key]) => kebabCase(key))
  return {
    title: name,
    description: summary,
    type: needed.length > 0 ? 'object' : ['object', 'null'],
    properties: Object.fromEntries(
      entries.map(([key, param]) => [kebabCase(key), planParamSchema(kebabCase(key), param)]),
    ),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  }
}

function isNeeded({ certain, defaultValue }: Param): boolean {
  return certain && defaultValue === undefined
}

function planParamSchema(title: string, param: Param): JsonSchema {
  return { ...wordsOf(title, param), ...orReference(valueSchema(param)) }
}

/** A parameter whose value is no reference: for files that hold none. */
export function paramSchema(title: string, param: Param): JsonSchema {
  return { ...wordsOf(title, param), ...valueSchema(param) }
}

function wordsOf(title: string, param: Param): JsonSchema {
  // Some defaults are kept in the form that code wants, such as milliseconds; only those that could be written are shown.
  const isWritable = param.defaultValue !== undefined && param.schema().safeParse(param.defaultValue).success
  return {
    title,
    description: `${param.describe}\n\nExpected: ${param.expected}.`,
    ...(isWritable && { default: param.defaultValue }),
  }
}

function valueSchema(param: Param): JsonSchema {
  if (param.words) return { type: 'string', enum: param.words }
  const { $schema: _, ...schema } = z.toJSONSchema(param.schema(), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema
  return schema
}

/** The same schema, with a reference allowed in the place of each value in it. */
function orReference(schema: JsonSchema): JsonSchema {
  const { type, items, additionalProperties: values } = schema
  const inner = {
    ...schema,
    ...(isSchema(items) && { items: orReference(items) }),
    ...(isSchema(values) && { additionalProperties: orReference(values) }),
  }
  if (type === undefined) return inner
  if (type !== 'string') return { anyOf: [inner, { $ref: '#/$defs/reference' }] }
  const isFree = Object.keys(schema).every((key) => key === 'type')
  return isFree ? inner : { anyOf: [inner, { $ref: '#/$defs/text-with-reference' }] }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
