import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType, Resource, TypeDefinition } from '@aws-cdk/service-spec-types'
import type { Properties, Value } from './read-template.ts'

type Fields = TypeDefinition['properties']

/** The resource types of CloudFormation, as AWS's own database for the CDK has them. */
export function loadSpecification() {
  const database = loadAwsServiceSpecSync()
  return {
    find: (type: string): Resource | undefined =>
      database.lookup('resource', 'cloudFormationType', 'equals', type).at(0),
    issuesOf: ({ where, properties, fields }: { where: string; properties: Properties; fields: Fields }) =>
      fieldIssues({ where, properties, fields }),
  }

  function fieldIssues({
    where,
    properties,
    fields,
  }: {
    where: string
    properties: Properties
    fields: Fields
  }): string[] {
    const given = Object.keys(properties)
    return [
      ...given.filter((name) => !(name in fields)).map((name) => `${where}.${name}: there is no such property`),
      ...Object.entries(fields)
        .filter(([name, { required }]) => required === true && !given.includes(name))
        .map(([name]) => `${where}.${name}: is required`),
      ...Object.entries(properties).flatMap(([name, value]) => {
        const field = fields[name]
        return field === undefined ? [] : valueIssues({ where: `${where}.${name}`, value, type: field.type })
      }),
    ]
  }

  function valueIssues({ where, value, type }: { where: string; value: Value; type: PropertyType }): string[] {
    const branches = Object(value)['Fn::If']
    if (branches !== undefined) {
      return branches
        .slice(1)
        .flatMap((branch: Value) => (isNoValue(branch) ? [] : valueIssues({ where, value: branch, type })))
    }
    if (isIntrinsic(value)) return []
    switch (type.type) {
      case 'json':
        return typeof value === 'object' ? [] : [`${where}: expected an object`]
      case 'string':
        return stringIssues({ where, value, allowed: type.allowedValues })
      case 'integer':
        return Number.isInteger(value) ? [] : [`${where}: expected a whole number`]
      case 'number':
        return typeof value === 'number' ? [] : [`${where}: expected a number`]
      case 'boolean':
        return typeof value === 'boolean' ? [] : [`${where}: expected true or false`]
      case 'array':
        if (!Array.isArray(value)) return [`${where}: expected a list`]
        return value.flatMap((item, index) =>
          valueIssues({ where: `${where}[${index}]`, value: item, type: type.element }),
        )
      case 'map':
        if (!isObject(value)) return [`${where}: expected a mapping`]
        return Object.entries(value).flatMap(([key, item]) =>
          valueIssues({ where: `${where}.${key}`, value: item, type: type.element }),
        )
      case 'ref': {
        if (!isObject(value)) return [`${where}: expected a mapping`]
        const { properties: fields } = database.get('typeDefinition', type.reference.$ref)
        return fieldIssues({ where, properties: value, fields })
      }
      case 'union': {
        const each = type.types.map((one) => valueIssues({ where, value, type: one }))
        return each.some((issues) => issues.length === 0) ? [] : (each[0] ?? [])
      }
      default:
        return []
    }
  }
}

function stringIssues({
  where,
  value,
  allowed,
}: {
  where: string
  value: Value
  allowed: readonly string[] | undefined
}) {
  if (typeof value !== 'string') return [`${where}: expected a text`]
  return allowed === undefined || allowed.includes(value) ? [] : [`${where}: expected one of ${allowed.join(', ')}`]
}

export function isObject(value: Value | undefined): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isNoValue(value: Value): boolean {
  return isObject(value) && value['Ref'] === 'AWS::NoValue'
}

function isIntrinsic(value: Value): boolean {
  return isObject(value) && Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}
