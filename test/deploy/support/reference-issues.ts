import { expandFunctions } from './expand-functions.ts'
import type { Properties, Resource, Template, Value } from './read-template.ts'
import { isObject } from './specification.ts'

const PSEUDO = [
  'AccountId',
  'NoValue',
  'NotificationARNs',
  'Partition',
  'Region',
  'StackId',
  'StackName',
  'URLSuffix',
].map((name) => `AWS::${name}`)

type AttributesOf = (type: string) => readonly string[]

/** Names that lead nowhere, and what nothing leads to. `attributesOf` tells what `GetAtt` can ask of a resource type. */
export function referenceIssues(template: Template, attributesOf: AttributesOf): string[] {
  const resources = expandFunctions(template)
  const used = new Set<string>()
  const issues = [
    ...Object.entries(resources).flatMap(([name, { Properties = {} }]) => issuesIn({ value: Properties, where: name })),
    ...Object.entries(template.Outputs).flatMap(([name, { Value }]) =>
      issuesIn({ value: Value, where: `Outputs.${name}` }),
    ),
    ...Object.entries(template.Conditions).flatMap(([name, value]) => issuesIn({ value, where: `Conditions.${name}` })),
  ]
  const idle = [...Object.keys(template.Parameters), ...Object.keys(template.Conditions)].filter(
    (name) => !used.has(name),
  )
  return [...issues, ...idle.map((name) => `${name}: nothing uses it`)]

  function issuesIn({ value, where }: { value: Value; where: string }): string[] {
    if (Array.isArray(value))
      return value.flatMap((item, index) => issuesIn({ value: item, where: `${where}[${index}]` }))
    if (!isObject(value)) return []
    return [
      ...Object.entries(value).flatMap(([key, item]) => issuesOf({ key, item, where })),
      ...Object.entries(value).flatMap(([key, item]) => issuesIn({ value: item, where: `${where}.${key}` })),
    ]
  }

  function issuesOf({ key, item, where }: { key: string; item: Value; where: string }): string[] {
    if (key === 'Ref') return refIssues({ name: String(item), where })
    if (key === 'Fn::GetAtt')
      return attributeIssues({ path: Array.isArray(item) ? item.join('.') : String(item), where })
    if (key === 'Fn::Sub') return subIssues({ item, where })
    if (key !== 'Fn::If') return key.startsWith('Fn::') && !KNOWN.includes(key) ? [`${where}: there is no ${key}`] : []
    const [condition, ...branches] = Array.isArray(item) ? item : []
    used.add(String(condition))
    if (branches.length !== 2) return [`${where}: If takes a condition and two values`]
    return String(condition) in template.Conditions ? [] : [`${where}: there is no condition ${String(condition)}`]
  }

  function refIssues({ name, where }: { name: string; where: string }): string[] {
    used.add(name)
    const isKnown = PSEUDO.includes(name) || name in template.Parameters || name in resources
    return isKnown ? [] : [`${where}: there is no ${name}`]
  }

  function attributeIssues({ path, where }: { path: string; where: string }): string[] {
    const [name = '', ...rest] = path.split('.')
    const target: Resource | undefined = resources[name]
    if (target === undefined) return [`${where}: there is no resource ${name}`]
    return attributesOf(target.Type).includes(rest.join('.'))
      ? []
      : [`${where}: ${target.Type} has no attribute ${rest.join('.')}`]
  }

  function subIssues({ item, where }: { item: Value; where: string }): string[] {
    const [text, locals] = Array.isArray(item) ? item : [item, {}]
    const own = Object.keys(isObject(locals) ? (locals as Properties) : {})
    const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name)
    return [
      ...own.filter((name) => !names.includes(name)).map((name) => `${where}: Sub does not use ${name}`),
      ...names
        .filter((name) => !own.includes(name))
        .flatMap((name) => (name.includes('.') ? attributeIssues({ path: name, where }) : refIssues({ name, where }))),
    ]
  }
}

const KNOWN = ['Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::Not', 'Fn::Equals', 'Fn::And', 'Fn::Or']
