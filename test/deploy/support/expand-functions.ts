import type { Properties, Resource, Template, Value } from './read-template.ts'

/** What the transform reads itself; everything else it hands on to AWS::Lambda::Function as it is. */
const OF_THE_TRANSFORM = [
  'CodeUri',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'VersionDescription',
  'DeadLetterQueue',
]
/** What stands in the place of the folder once it is packaged. */
const PACKAGED = { S3Bucket: 'bucket', S3Key: 'key' }

/**
 * The resources with each AWS::Serverless::Function as what the transform makes of it ("AWS::Serverless::Function" in the SAM developer
 * guide, "Generated CloudFormation resources"): the function, and with AutoPublishAlias a version and an alias. The database of resource
 * types knows no durable functions of SAM, but those of Lambda.
 */
export function expandFunctions({ Resources }: Template): Record<string, Resource> {
  return Object.fromEntries(
    Object.entries(Resources).flatMap(([name, resource]) =>
      resource.Type === 'AWS::Serverless::Function' ? expand(name, resource) : [[name, resource] as const],
    ),
  )
}

function expand(name: string, { Type: _, Properties = {}, ...attributes }: Resource): (readonly [string, Resource])[] {
  const handedOn = Object.entries(Properties).filter(([property]) => !OF_THE_TRANSFORM.includes(property))
  const { AutoPublishAlias: alias, VersionDescription: description, DeadLetterQueue: queue } = Properties
  const lambda = resource('AWS::Lambda::Function', {
    ...Object.fromEntries(handedOn),
    Code: PACKAGED,
    ...deadLetters(queue),
  })
  if (alias === undefined) return [[name, { ...attributes, ...lambda }]]
  const version = resource('AWS::Lambda::Version', {
    FunctionName: { Ref: name },
    ...(description !== undefined && { Description: description }),
  })
  const live = resource('AWS::Lambda::Alias', {
    FunctionName: { Ref: name },
    FunctionVersion: { 'Fn::GetAtt': [`${name}Version`, 'Version'] },
    Name: alias,
  })
  return [
    [name, { ...attributes, ...lambda }],
    [`${name}Version`, { ...attributes, ...version }],
    [`${name}Alias${String(alias)}`, { ...attributes, ...live }],
  ]
}

function deadLetters(queue: Value | undefined): Properties {
  if (queue === undefined) return {}
  const { TargetArn = null } = Object(queue) as Properties
  return { DeadLetterConfig: { TargetArn } }
}

function resource(Type: string, Properties: Properties): Resource {
  return { Type, Properties }
}
