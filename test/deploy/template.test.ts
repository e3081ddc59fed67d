import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expandFunctions } from './support/expand-functions.ts'
import { houseIssues } from './support/house-issues.ts'
import { MISTAKES } from './support/mistakes.ts'
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

test('the variables that the template sets are read', () => {
  const host = join(import.meta.dirname, '../../src/function/aws')
  const read = readdirSync(host).map((name) => readFileSync(join(host, name), 'utf8'))
  const variables = Object.values(template.Resources).flatMap(({ Properties }) =>
    Object.keys(Object(dig(Properties, 'Environment', 'Variables'))),
  )
  expect(new Set(variables).size).toBe(3)
  expect(variables.filter((name) => !read.some((text) => text.includes(`['${name}']`)))).toEqual([])
})

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
