import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { MetricName } from '../../../src/function/log.ts'
import { createCount } from '../../../src/function/metrics.ts'

/**
 * The rules of "Specification: Embedded metric format" in CloudWatch's user guide: members, lengths, units, and that every name in a
 * directive is a member of the root, a dimension as a string, a metric as a number.
 */
const UNITS = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Bytes',
  'Kilobytes',
  'Percent',
  'Count',
  'Count/Second',
  'None',
]
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength })
const followsSchema = new Ajv({ strict: true }).compile({
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      additionalProperties: false,
      properties: {
        Timestamp: { type: 'integer', minimum: 0 },
        CloudWatchMetrics: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['Namespace', 'Dimensions', 'Metrics'],
            additionalProperties: false,
            properties: {
              Namespace: { ...text(1024), pattern: '^[0-9A-Za-z.\\-_/#:]+$' },
              Dimensions: { type: 'array', minItems: 1, items: { type: 'array', maxItems: 30, items: text(250) } },
              Metrics: {
                type: 'array',
                minItems: 1,
                maxItems: 100,
                items: {
                  type: 'object',
                  required: ['Name'],
                  additionalProperties: false,
                  properties: { Name: text(1024), Unit: { enum: UNITS }, StorageResolution: { enum: [1, 60] } },
                },
              },
            },
          },
        },
      },
    },
  },
})

/** Every name of the contract, read from its text, since a type is gone when tests run. */
const NAMES = [
  ...readFileSync(join(import.meta.dirname, '../../../src/function/log.ts'), 'utf8').matchAll(/^ {2}\| '(\w+)'$/gm),
].map(([, name]) => name as MetricName)

describe('a count', () => {
  test('is a document of the embedded metric format: one metric of this deployment, now', () => {
    expect(JSON.parse(lineOf('RunsFailed'))).toEqual({
      _aws: {
        Timestamp: 1_795_334_400_000,
        CloudWatchMetrics: [
          {
            Namespace: 'MongoDBAtlasAction',
            Dimensions: [['Function']],
            Metrics: [{ Name: 'RunsFailed', Unit: 'Count' }],
          },
        ],
      },
      Function: 'atlas',
      RunsFailed: 1,
    })
  })

  test('knows every metric', () => {
    expect(NAMES).toHaveLength(11)
    expect(NAMES.flatMap((name) => issuesOf(lineOf(name, 7)))).toEqual([])
  })

  test('has its unit', () => {
    expect(lineOf('WaitedMs', 1500)).toContain('{"Name":"WaitedMs","Unit":"Milliseconds"}')
  })

  test('bears nothing of which there are many', () => {
    expect(Object.keys(JSON.parse(lineOf('Waits')))).toEqual(['_aws', 'Function', 'Waits'])
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('of %s is left out, since CloudWatch refuses it', (value) => {
    expect(linesOf({ metric: 'WaitedMs', value })).toEqual([])
  })

  test.each(['', 'ä\nb', 'n'.repeat(5_000)])('follows the format under any name of a deployment', (name) => {
    expect(linesOf({ metric: 'Waits', name }).flatMap(issuesOf)).toEqual([])
  })
})

test.each([
  ['without a time', '{"_aws":{"CloudWatchMetrics":[]}}'],
  ['with a dimension that is not there', lineOf('Waits').replace('"Function":"atlas",', '')],
  ['with a dimension without a value', lineOf('Waits').replace('"atlas"', '""')],
  ['with a metric that is text', lineOf('Waits').replace('"Waits":1', '"Waits":"1"')],
  ['with a unit that CloudWatch does not know', lineOf('Waits').replace('"Unit":"Count"', '"Unit":"Items"')],
  ['in two lines', lineOf('Waits').replace('{', '{\n')],
])('a document %s is refused by these tests', (_name, line) => {
  expect(issuesOf(line)).not.toEqual([])
})

function linesOf({ metric, value, name = 'atlas' }: { metric: MetricName; value?: number; name?: string }): string[] {
  const lines: string[] = []
  createCount((line) => lines.push(line), { name, now: () => new Date('2026-11-22T08:00:00Z') })(metric, value)
  return lines
}

function lineOf(metric: MetricName, value = 1): string {
  return linesOf({ metric, value }).join('')
}

interface Document {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly string[][]
      readonly Metrics: readonly { readonly Name: string }[]
    }[]
  }
  readonly [member: string]: unknown
}

function issuesOf(line: string): string[] {
  if (line.includes('\n')) return ['more than one line']
  const document: Document = JSON.parse(line)
  if (!followsSchema(document))
    return (followsSchema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  const directives = document._aws.CloudWatchMetrics
  const dimensions = directives.flatMap((directive) => directive.Dimensions.flat())
  const metrics = directives.flatMap((directive) => directive.Metrics.map(({ Name }) => Name))
  return [
    ...dimensions.filter((name) => !/^[ -~]{1,1024}$/.test(String(document[name] ?? ''))),
    ...metrics.filter((name) => typeof document[name] !== 'number'),
  ]
}
