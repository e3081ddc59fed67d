import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { renderIssue, UsageError } from '../../../src/base/errors.ts'
import { matchesGlob } from '../../../src/function/broker/policy/glob.ts'
import { policySchema } from '../../../src/function/broker/policy/policy-schema.ts'
import { operations } from '../../../src/operations/index.ts'
import { ORG, OURS, policyOf } from './support/asking.ts'

const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(
  policySchema(operations),
)
const issuesOf = async (text: string): Promise<string[]> => {
  try {
    await policyOf(text)
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.issues.map(renderIssue)
    throw error
  }
}
const one = (...lines: string[]) => `rules:\n  - ${lines.join('\n    ')}\n`

describe('a right policy', () => {
  test('is the example of the documentation, for the reader and for editors alike', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../../examples/broker-policy.yml'), 'utf8')
    expect(await issuesOf(text)).toEqual([])
    expect(validate(parseYaml(text)), JSON.stringify(validate.errors)).toBe(true)
  })

  test.each([
    'rules: []',
    one('owner-id: "65"', 'operations: [check-access]'),
    one('repository-id: 74', 'effects: [read]', 'any-project: true'),
    one('repository-id: 74', 'environment: [auto]', `org-ids: [${ORG}]`, 'longest-ttl: 72h', 'pull-requests: any'),
  ])('%j', async (text) => {
    expect(await issuesOf(text)).toEqual([])
    expect(validate(parseYaml(text))).toBe(true)
  })

  test('takes ids of GitHub as numbers and as texts, and words in either case', async () => {
    const limits =
      'operations: [list-clusters], any-project: true, tiers: [FLEX, m0, m10], regions: [us_east_1], providers: [aws]'
    const { rules } = await policyOf(`rules: [{ repository-id: 74, ${limits} }, { repository-id: "74", ${limits} }]`)
    for (const rule of rules)
      expect(rule).toMatchObject({
        repositoryId: '74',
        tiers: ['flex', 'free', 'M10'],
        regions: ['US_EAST_1'],
        providers: ['AWS'],
      })
  })
})

describe('a wrong policy is refused where it is wrong', () => {
  test.each([
    ['', "policy.yml:1:1: The broker's policy is empty."],
    ['rule: []', 'policy.yml:1:1: rule: there is no such key in a policy. Did you mean `rules`?'],
    ['rules: {}', 'policy.yml:1:8: rules: expected a list, got an empty mapping.'],
    ['rules: [74]', 'policy.yml:1:9: rule 1: expected a mapping, got the number 74.'],
    [one('operations: [check-access]'), 'policy.yml:2:5: rule 1: it does not say whose jobs it is for.'],
    [one('repository-id: 74'), 'policy.yml:2:5: rule 1: it allows nothing.'],
    [
      one('owner-id: 65', 'repository: octo-org/shop', 'operations: [check-access]'),
      'repository is there without repository-id',
    ],
    [one('repository-id: octo/shop', 'operations: [check-access]'), 'rule 1.repository-id: expected an id of GitHub'],
    [
      one('repository-id: 74', 'operation: [check-access]'),
      'rule 1.operation: there is no such key in `rule 1`. Did you mean `operations`?',
    ],
    [
      one('repository-id: 74', `project-ids: [${OURS}]`, 'operations: [check-access, list-cluster]'),
      'policy.yml:4:32: rule 1.operations, item 2: there is no `list-cluster`. Did you mean `list-clusters`?',
    ],
    [one('repository-id: 74', 'any-project: true', 'operations: [call-api]'), 'Say in api-operations which'],
    [one('repository-id: 74', 'any-project: true', 'environment: [sweep]'), 'The schedule of the function sweeps'],
    [
      one('repository-id: 74', 'any-project: true', 'environment: [upp]'),
      'rule 1.environment, item 1: there is no `upp`.',
    ],
    [one('repository-id: 74', 'any-project: true', 'effects: [reed]'), 'Did you mean `read`?'],
    [
      one('repository-id: 74', 'any-project: true', 'api-operations: [listGroupCluster]'),
      'Did you mean `listGroupClusters`?',
    ],
    [
      one('repository-id: 74', 'any-project: true', 'effects: [read]', 'providers: [AMAZON]'),
      'rule 1.providers, item 1',
    ],
    [one('repository-id: 74', 'any-project: true', 'effects: []'), 'rule 1.effects: expected a list'],
    [one('repository-id: 74', 'any-project: true', 'effects: read'), 'Write it as a list: `[read]`.'],
    [one('repository-id: 74', 'effects: [read]'), 'rule 1: it does not say on which projects'],
    [
      one('repository-id: 74', 'operations: [list-clusters]', 'any-project: false'),
      'it does not say on which projects',
    ],
    [
      one('repository-id: 74', 'effects: [read]', 'any-project: true', `project-ids: [${OURS}]`),
      'any-project is there beside project-ids',
    ],
    [one('repository-id: 74', 'environment: [up]', 'project-names: [pr-*]'), 'project-names do not limit environments'],
    [
      one('repository-id: 74', 'any-project: true', 'effects: [read]', 'refs: [main]'),
      'rule 1.refs: expected a list of refs that begin with `refs/`',
    ],
    [
      one('repository-id: 74', 'any-project: true', 'effects: [read]', 'longest-ttl: 5m'),
      'rule 1.longest-ttl: expected a time span from `1h`',
    ],
    [
      one('repository-id: 74', 'any-project: true', 'effects: [read]', 'workflows: [preview.yml]'),
      'rule 1.workflows: expected',
    ],
  ])('%j', async (text, message) => {
    const issues = await issuesOf(text)
    expect(issues.join('\n')).toContain(message)
    expect(issues.every((issue) => /^policy\.yml:\d+:\d+: .+[.?]$/.test(issue))).toBe(true)
  })

  test('every fault at once, in the order of the text', async () => {
    const text = `${one('repository-id: 74')}  - { owner-id: x, operations: [nothing] }\n  - 1\n`
    const lines = (await issuesOf(text)).map((issue) => issue.split(':')[1])
    expect(lines.length).toBeGreaterThan(3)
    expect(lines).toEqual([...lines].sort())
  })
})

describe('a pattern', () => {
  test.each([
    ['refs/heads/main', 'refs/heads/main', true],
    ['refs/heads/main', 'refs/heads/main2', false],
    ['refs/heads/main', 'refs/heads/Main', false],
    ['refs/pull/*/merge', 'refs/pull/42/merge', true],
    ['refs/pull/*/merge', 'refs/pull/42/x/merge', false],
    ['refs/heads/*', 'refs/heads/a/b', false],
    ['refs/heads/release/**', 'refs/heads/release/1/2', true],
    ['refs/heads/release/**', 'refs/heads/release', false],
    ['refs/heads/release/**', 'refs/heads/releases/1', false],
    ['pr-*', 'pr-', true],
    ['pr-*', 'apr-1', false],
    ['*-*-*', 'a-b', false],
    ['*-*-*', 'a-b-c-d', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a.c', 'abc', false],
    ['[a]', 'a', false],
    ['*', 'a/b', false],
  ])('%s and %s: %s', (pattern, text, isSo) => {
    expect(matchesGlob({ pattern, text })).toBe(isSo)
  })

  test('takes no time that grows beyond measure', () => {
    const started = performance.now()
    expect(matchesGlob({ pattern: `${'*a'.repeat(100)}b`, text: 'a'.repeat(1_000) })).toBe(false)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
