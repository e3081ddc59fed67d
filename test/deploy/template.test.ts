import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expandFunctions } from './support/expand-functions.ts'
import { houseIssues } from './support/house-issues.ts'
import { dig, policyIssues } from './support/policy-issues.ts'
import { readTemplate, TEMPLATE, type Template } from './support/read-template.ts'
import { referenceIssues } from './support/reference-issues.ts'
import { loadSpecification } from './support/specification.ts'

const TEXT = readFileSync(TEMPLATE, 'utf8')
const BUNDLE = join(import.meta.dirname, '../../dist/function/index.js')
const specification = loadSpecification()
const template = readTemplate(TEXT)

describe('the template for AWS', () => {
  test('has resources, properties and values that CloudFormation knows', () => {
    expect(resourceIssues(template)).toEqual([])
  })

  test('has no name that leads nowhere, and none that nothing leads to', () => {
    expect(referenceIssues(template, attributesOf)).toEqual([])
  })

  test('gives each role what it needs and no more', () => {
    expect(policyIssues(template)).toEqual([])
  })

  test('keeps the rules of this project', () => {
    expect(houseIssues(template)).toEqual([])
  })

  test('fits into what CloudFormation takes in one request', () => {
    // Quota "Template body size in a request": 51,200 bytes; beyond it, it must lie in a bucket.
    expect(Buffer.byteLength(TEXT)).toBeLessThan(51_200)
  })

  test.skipIf(!existsSync(BUNDLE))('names handlers that the bundle exports (skipped until it is built)', async () => {
    const exported = await import(BUNDLE)
    const handlers = Object.values(template.Resources).flatMap(({ Properties }) => Properties?.['Handler'] ?? [])
    expect(handlers).toEqual(['function/index.handler', 'function/index.run'])
    expect(handlers.map((handler) => typeof exported[String(handler).split('.').at(-1) ?? ''])).toEqual([
      'function',
      'function',
    ])
  })
})

/** Written by the host of the function on AWS. */
const ENTRY = join(import.meta.dirname, '../../src/function/aws/index.ts')

test.skipIf(!existsSync(ENTRY))(
  'the variables that the template sets are read (skipped until the entry is there)',
  () => {
    const read = readFileSync(ENTRY, 'utf8')
    const variables = Object.values(template.Resources).flatMap(({ Properties }) =>
      Object.keys(Object(dig(Properties, 'Environment', 'Variables'))),
    )
    expect(new Set(variables).size).toBe(3)
    expect(variables.filter((name) => !read.includes(name))).toEqual([])
  },
)

/** Each a mistake that somebody could make in this file, with a part of what these tests must say of it. */
const MISTAKES: readonly (readonly [name: string, from: string | RegExp, to: string, issue: string])[] = [
  ['a type that does not exist', 'Type: AWS::Lambda::Url\n', 'Type: AWS::Lambda::Uri\n', 'AWS::Lambda::Uri is no type'],
  ['a misspelt property', 'MemorySize: 512', 'MemorySise: 512', 'Front.MemorySise: there is no such property'],
  [
    'a misspelt property deep down',
    'RetentionPeriodInDays: !Ref',
    'RetentionInDays: !Ref',
    'Worker.DurableConfig.RetentionInDays',
  ],
  [
    'a durable function without its timeout',
    /^ +ExecutionTimeout: .*\n/m,
    '',
    'Worker.DurableConfig.ExecutionTimeout: is required',
  ],
  [
    'a required property left out',
    /^ +ScheduleExpression: !Ref SweepSchedule\n/m,
    '',
    'Sweep.ScheduleExpression: is required',
  ],
  [
    'a value that is none of those allowed',
    'AuthType: NONE',
    'AuthType: ANYBODY',
    'FrontUrl.AuthType: expected one of',
  ],
  ['a text for a number', 'Timeout: 300', 'Timeout: soon', 'Worker.Timeout: expected a whole number'],
  ['a text for a list', 'Architectures: [arm64]', 'Architectures: arm64', 'Front.Architectures: expected a list'],
  ['one thing for a list, under a condition', '[!Ref AlarmTopicArn]', 'topic', 'AlarmActions: expected a list'],
  ['a reference to nothing', '!Ref FrontLogs\n', '!Ref FrontLog\n', 'there is no FrontLog'],
  [
    'an attribute that does not exist',
    '!GetAtt DeadLetters.Arn',
    '!GetAtt DeadLetters.Url',
    'AWS::SQS::Queue has no attribute Url',
  ],
  [
    'an attribute that does not exist, in a text',
    '${FrontUrl.FunctionUrl}',
    '${FrontUrl.Url}',
    'AWS::Lambda::Url has no attribute Url',
  ],
  ['a condition that does not exist', '- InVpc', '- InVPC', 'there is no condition InVPC'],
  ['a parameter that nothing uses', 'Ref RefusedWebhooks', 'Ref AWS::AccountId', 'RefusedWebhooks: nothing uses it'],
  [
    'every action of a service',
    'Action: secretsmanager:GetSecretValue',
    'Action: secretsmanager:*',
    'secretsmanager:* is no action of AWS',
  ],
  [
    'an action that does not exist',
    'lambda:CheckpointDurableExecution',
    'lambda:CheckpointDurableExecutions',
    'CheckpointDurableExecutions is no action',
  ],
  ['an action on everything', 'Resource: !Ref FrontSecretArn', 'Resource: "*"', 'is allowed on everything'],
  [
    "the other one's secret",
    'Resource: !Ref FrontSecretArn',
    'Resource: !Ref WorkerSecretArn',
    'FrontRole: reaches WorkerSecretArn',
  ],
  ['runs on any version', 'Resource: !Sub ${Worker.Arn}:live', 'Resource: !Sub ${Worker.Arn}:*', 'on any version'],
  [
    'reading runs by the ARN of the function',
    /(lambda:GetDurableExecutionHistory\]\n.*Arn\}):\*/,
    '$1',
    'reaches no run',
  ],
  ['a secret as a parameter', /SweepSchedule/g, 'WebhookSecret', 'WebhookSecret: a secret is handed in by its ARN'],
  [
    'a secret in the environment',
    'ATLAS_FUNCTION_NAME:',
    'GITHUB_WEBHOOK_SECRET:',
    'GITHUB_WEBHOOK_SECRET holds a secret',
  ],
  [
    'a secret that CloudFormation reads',
    '!Ref FrontSecretArn\n',
    '"{{resolve:secretsmanager:a}}"\n',
    'a dynamic reference',
  ],
  ['logs that are kept for ever', /^ +RetentionInDays: .*\n/m, '', 'FrontLogs: keeps logs for ever'],
  ['logs in a group that nobody has bounded', /^ +LoggingConfig: .*\n/m, '', 'Front: has no log group'],
  ['a schedule whose failures are lost', /^ +DeadLetterConfig: \{ Arn.*\n/m, '', 'Sweep: has no dead-letter queue'],
  ['a schedule that says something else', '"of":"sweep"', '"of":"sweeps"', 'Sweep: sends'],
  ['an old Node', 'nodejs24.x', 'nodejs22.x', 'Front: runs on nodejs22.x'],
  ['a handler that is none', 'function/index.run', 'function/worker.run', 'function/worker.run is no handler'],
  ['an alias that is never moved', /^ +AutoPublishAliasAllProperties: .*\n/m, '', 'Worker: publishes no version'],
  ['a parameter that reaches no version', /\$\{RunTimeout\} /, '', 'Worker.Description: does not tell RunTimeout'],
  [
    'an alarm for a metric that nobody counts',
    'MetricName: RunsFailed',
    'MetricName: RunsBroken',
    'nothing counts RunsBroken',
  ],
  [
    'an alarm for another deployment',
    'Name: Function, Value: !Ref AWS::StackName',
    'Name: Function, Value: x',
    'another dimension',
  ],
  ['an alarm that tells nobody', /^ +AlarmActions: .*\n/m, '', 'DeadLettersAlarm: tells nobody'],
  [
    'a parameter that refuses its default',
    'Default: rate(1 hour)',
    'Default: hourly',
    'SweepSchedule: refuses its own default',
  ],
  ['a parameter that takes anything', /^ +AllowedPattern: \(rate.*\n/m, '', 'SweepSchedule: takes any text'],
]

describe('these tests refuse', () => {
  test.each(MISTAKES)('%s', (_name, from, to, issue) => {
    const mistaken = TEXT.replace(from, to)
    expect(mistaken).not.toBe(TEXT)
    const read = readTemplate(mistaken)
    const issues = [
      ...resourceIssues(read),
      ...referenceIssues(read, attributesOf),
      ...policyIssues(read),
      ...houseIssues(read),
    ]
    expect(issues.filter((line) => line.includes(issue))).not.toEqual([])
  })

  test('aliases of YAML, which CloudFormation does not support', () => {
    const mistaken = TEXT.replace('MemorySize: 512', 'MemorySize: &size 512').replace('Timeout: 10', 'Timeout: *size')
    expect(() => readTemplate(mistaken)).toThrow('aliases')
  })

  test('a tag that CloudFormation does not know', () => {
    expect(() => readTemplate(TEXT.replace('!GetAtt', '!GetAttr'))).toThrow('GetAttr')
  })
})

function resourceIssues(given: Template): string[] {
  return Object.entries(expandFunctions(given)).flatMap(([name, { Type, Properties = {} }]) => {
    const type = specification.find(Type)
    if (type === undefined) return [`${name}: ${Type} is no type of CloudFormation`]
    return specification.issuesOf({ where: name, properties: Properties, fields: type.properties })
  })
}

/** `Ref` of a schedule group is its name, as is that of a log group: only what `GetAtt` asks for is in the database. */
function attributesOf(type: string): string[] {
  return Object.keys(specification.find(type)?.attributes ?? {})
}
