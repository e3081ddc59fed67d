import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument, type ScalarTag, visit, type YAMLSeq } from 'yaml'

export const TEMPLATE = join(import.meta.dirname, '../../../deploy/aws/template.yaml')

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }
export type Properties = { readonly [key: string]: Value }

export interface Resource {
  readonly Type: string
  readonly Properties?: Properties
  readonly Condition?: string
  readonly [attribute: string]: Value | undefined
}

interface Parameter {
  readonly Type: string
  readonly Description?: string
  readonly Default?: string | number
  readonly AllowedPattern?: string
  readonly AllowedValues?: readonly (string | number)[]
  readonly MinValue?: number
  readonly MaxValue?: number
  readonly NoEcho?: boolean
}

export interface Template {
  readonly Transform?: string
  readonly Parameters: { readonly [name: string]: Parameter }
  readonly Conditions: Properties
  readonly Resources: { readonly [name: string]: Resource }
  readonly Outputs: { readonly [name: string]: { readonly Description?: string; readonly Value: Value } }
}

/** Short forms that the template uses. */
const FUNCTIONS = ['Sub', 'GetAtt', 'If', 'Not', 'Equals', 'Join', 'Select', 'Split']

/**
 * The template with `!Sub x` as `{ 'Fn::Sub': x }`, as CloudFormation reads it: YAML 1.1, and no aliases, which it does not support
 * ("Template format" in its user guide). Throws for what is no YAML, and for a tag that is not known here.
 */
export function readTemplate(text: string = readFileSync(TEMPLATE, 'utf8')): Template {
  const document = parseDocument(text, { version: '1.1', customTags: TAGS })
  visit(document, {
    Alias: () => {
      throw new Error('CloudFormation reads no aliases of YAML.')
    },
  })
  const [issue] = [...document.errors, ...document.warnings]
  if (issue !== undefined) throw issue
  return document.toJS()
}

type Resolve = NonNullable<ScalarTag['resolve']>

const TAGS = ['Ref', ...FUNCTIONS].flatMap((name) => {
  const key = name === 'Ref' ? 'Ref' : `Fn::${name}`
  const scalar: Resolve = (value) => ({ [key]: name === 'GetAtt' ? attributeOf(value) : value })
  return [
    { tag: `!${name}`, resolve: scalar },
    { tag: `!${name}`, collection: 'seq' as const, resolve: (seq: YAMLSeq) => ({ [key]: seq.toJSON() }) },
  ]
}) as unknown as ScalarTag[]

function attributeOf(value: string): string[] {
  const at = value.indexOf('.')
  return [value.slice(0, at), value.slice(at + 1)]
}
