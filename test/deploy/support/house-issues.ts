import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIMENSION, NAMESPACE } from '../../../src/function/metrics.ts'
import { dig, listOf } from './policy-issues.ts'
import type { Properties, Resource, Template } from './read-template.ts'

const SECRET = /secret|password|token|key|credential/i
/** Of the worker, what belongs to no version. */
const OF_NO_VERSION = ['ReservedConcurrentExecutions', 'VersionDescription', 'Description']
const METRICS = [
  ...readFileSync(join(import.meta.dirname, '../../../src/function/log.ts'), 'utf8').matchAll(/^ {2}\| '(\w+)'$/gm),
].map(([, name]) => name)

/** What this project asks of its template beyond that CloudFormation takes it. */
export function houseIssues(template: Template): string[] {
  return [
    ...Object.entries(template.Parameters).flatMap(parameterIssues),
    ...Object.entries(template.Resources).flatMap(([name, resource]) => resourceIssues({ template, name, resource })),
    ...(JSON.stringify(template).includes('{{resolve:')
      ? ['a dynamic reference would put a secret into the settings of a function']
      : []),
  ]
}

function parameterIssues([name, parameter]: [string, Template['Parameters'][string]]): string[] {
  const {
    Type,
    Description,
    Default,
    AllowedPattern,
    AllowedValues,
    MinValue = -Infinity,
    MaxValue = Infinity,
  } = parameter
  const refused =
    (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(String(Default))) ||
    (AllowedValues !== undefined && !AllowedValues.includes(Default ?? '')) ||
    Number(Default) < MinValue ||
    Number(Default) > MaxValue
  return [
    ...(Description === undefined ? [`${name}: no description`] : []),
    ...(Type === 'String' && AllowedPattern === undefined && AllowedValues === undefined
      ? [`${name}: takes any text`]
      : []),
    ...(Default !== undefined && refused ? [`${name}: refuses its own default`] : []),
    ...(SECRET.test(name) && !name.endsWith('Arn') ? [`${name}: a secret is handed in by its ARN`] : []),
  ]
}

function resourceIssues(given: { template: Template; name: string; resource: Resource }): string[] {
  switch (given.resource.Type) {
    case 'AWS::Serverless::Function':
      return functionIssues(given)
    case 'AWS::Logs::LogGroup':
      return given.resource.Properties?.['RetentionInDays'] === undefined ? [`${given.name}: keeps logs for ever`] : []
    case 'AWS::Scheduler::Schedule':
      return scheduleIssues(given)
    case 'AWS::CloudWatch::Alarm':
      return alarmIssues(given)
    default:
      return []
  }
}

function functionIssues({
  template,
  name,
  resource: { Properties = {} },
}: {
  template: Template
  name: string
  resource: Resource
}): string[] {
  const { Runtime, Architectures, Handler, CodeUri, DurableConfig, AutoPublishAlias, AutoPublishAliasAllProperties } =
    Properties
  const group = dig(Properties, 'LoggingConfig', 'LogGroup', 'Ref')
  const variables = Object.entries(Object(dig(Properties, 'Environment', 'Variables')))
  const isDurable = DurableConfig !== undefined
  return [
    ...(Runtime === 'nodejs24.x' ? [] : [`${name}: runs on ${String(Runtime)}`]),
    ...(JSON.stringify(Architectures) === '["arm64"]' ? [] : [`${name}: not on arm64`]),
    ...(CodeUri === '../../dist' ? [] : [`${name}: is not the bundle`]),
    ...(/^function\/index\.(?:handler|run)$/.test(String(Handler))
      ? []
      : [`${name}: ${String(Handler)} is no handler`]),
    ...(template.Resources[String(group)]?.Type === 'AWS::Logs::LogGroup'
      ? []
      : [`${name}: has no log group of the template`]),
    ...(isDurable === (Handler === 'function/index.run') ? [] : [`${name}: runs, and they alone, are durable`]),
    ...(isDurable && (AutoPublishAlias === undefined || AutoPublishAliasAllProperties !== true)
      ? [`${name}: publishes no version`]
      : []),
    ...(isDurable ? unsaidParameters({ template, name, properties: Properties }) : []),
    ...variables
      .filter(([variable, value]) => SECRET.test(variable) && !/^\{"Ref":"\w+Arn"\}$/.test(JSON.stringify(value)))
      .map(([variable]) => `${name}: ${variable} holds a secret`),
  ]
}

/** Without these in both descriptions, a deployment that changes only them changes nothing that runs: see the template. */
function unsaidParameters({
  template,
  name,
  properties,
}: {
  template: Template
  name: string
  properties: Properties
}): string[] {
  const versioned = Object.entries(properties).filter(([property]) => !OF_NO_VERSION.includes(property))
  const needed = Object.keys(template.Parameters).filter((parameter) => names(Object.fromEntries(versioned), parameter))
  return needed.flatMap((parameter) =>
    (['Description', 'VersionDescription'] as const)
      .filter((property) => !names({ [property]: properties[property] ?? '' }, parameter))
      .map((property) => `${name}.${property}: does not tell ${parameter}`),
  )
}

function names(properties: Properties, parameter: string): boolean {
  const text = JSON.stringify(properties)
  return text.includes(`"Ref":"${parameter}"`) || text.includes(`\${${parameter}}`)
}

function scheduleIssues({ name, resource: { Properties = {} } }: { name: string; resource: Resource }): string[] {
  const target = Properties['Target']
  const input = String(dig(target, 'Input'))
  const kind = name === 'Sweep' ? 'sweep' : 'hours'
  return [
    ...(dig(target, 'DeadLetterConfig', 'Arn') === undefined ? [`${name}: has no dead-letter queue`] : []),
    ...(dig(target, 'RetryPolicy') === undefined ? [`${name}: has no retry policy`] : []),
    ...(input === JSON.stringify({ kind: 'tour', of: kind, since: '<aws.scheduler.scheduled-time>' })
      ? []
      : [`${name}: sends ${input}`]),
  ]
}

function alarmIssues({
  template,
  name,
  resource: { Properties = {} },
}: {
  template: Template
  name: string
  resource: Resource
}): string[] {
  const { Namespace, MetricName, AlarmActions, Dimensions } = Properties
  const isOurs = !String(Namespace).startsWith('AWS/')
  const value = dig(template.Resources['Front']?.Properties, 'Environment', 'Variables', 'ATLAS_FUNCTION_NAME')
  const [dimension] = listOf(Dimensions)
  return [
    ...(AlarmActions === undefined ? [`${name}: tells nobody`] : []),
    ...(isOurs && Namespace !== NAMESPACE ? [`${name}: ${String(Namespace)} is not the namespace of our metrics`] : []),
    ...(isOurs && !METRICS.includes(String(MetricName)) ? [`${name}: nothing counts ${String(MetricName)}`] : []),
    ...(isOurs && JSON.stringify(dimension) !== JSON.stringify({ Name: DIMENSION, Value: value })
      ? [`${name}: looks at another dimension`]
      : []),
  ]
}
