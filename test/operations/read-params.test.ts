import { describe, expect, test } from 'vitest'
import { renderIssue } from '../../src/base/errors.ts'
import { Secret } from '../../src/base/secret.ts'
import type { Operation, Policy } from '../../src/operations/operation.ts'
import { readParams } from '../../src/operations/read-params.ts'
import { operations, policy } from '../plan/sample-operations.ts'

function operation(name: string): Operation {
  const found = operations.get(name)
  if (found === undefined) throw new Error(`There is no operation ${name}.`)
  return found
}

function read(
  name: string,
  raw: Record<string, unknown>,
  more: { policy?: Policy; pending?: ReadonlySet<string> } = {},
) {
  const place = (param: string | undefined) => (param === undefined ? 'step' : `step.${param}`)
  return readParams({ operation: operation(name), raw, policy, place, ...more })
}

function lines(name: string, raw: Record<string, unknown>, more: Parameters<typeof read>[2] = {}): string[] {
  const result = read(name, raw, more)
  return 'issues' in result ? result.issues.map(renderIssue) : []
}

const cluster = { 'project-id': 'p', 'cluster-name': 'c', tier: 'flex' }

describe('right parameters', () => {
  test('come by the names of the code, in the form that code wants, with defaults', () => {
    expect(read('create-cluster', { ...cluster, tier: 'FLEX', patience: '5m', regions: ['A'] })).toEqual({
      params: { projectId: 'p', clusterName: 'c', tier: 'flex', nodes: 3, patience: 300_000, regions: ['A'] },
    })
  })

  test('count as left out when they are undefined', () => {
    expect(read('create-user', { username: 'a', password: undefined })).toEqual({ params: { username: 'a' } })
  })

  test('may be secret where the parameter takes secrets', () => {
    const password = new Secret('p4ss')
    expect(read('create-user', { username: 'a', password })).toEqual({ params: { username: 'a', password } })
  })

  test('that hold `${` are values like any other once they are known', () => {
    const result = read('create-user', { username: 'a', password: '${b.c}' })
    const password = 'params' in result ? result.params['password'] : undefined
    expect(password instanceof Secret && password.reveal()).toBe('${b.c}')
  })

  test('that are pending count as given, and are not checked', () => {
    const pending = new Set(['tier', 'project-id'])
    expect(read('create-cluster', { ...cluster, tier: '${a.b}', 'project-id': '${a.c}' }, { pending })).toEqual({
      params: { clusterName: 'c', nodes: 3, patience: 60_000 },
    })
  })
})

describe('wrong parameters', () => {
  test.each([
    [{ teir: 'flex' }, 'step.teir: create-cluster has no parameter `teir`. Did you mean `tier`?'],
    [{ projectId: 'x' }, 'step.projectId: create-cluster has no parameter `projectId`. Did you mean `project-id`?'],
    [
      { zzzzzzzzzzzzzz: 1 },
      'step.zzzzzzzzzzzzzz: create-cluster has no parameter `zzzzzzzzzzzzzz`. Use one of `project-id`, `project-name`, `cluster-name`, `tier`, `nodes`, `backup`, `patience` or `regions`.',
    ],
    [
      { constructor: 1 },
      'step.constructor: create-cluster has no parameter `constructor`. Use one of `project-id`, `project-name`, `cluster-name`, `tier`, `nodes`, `backup`, `patience` or `regions`.',
    ],
    [{ tier: 'felx' }, 'step.tier: expected `free`, `flex` or `M10`, got `felx`. Did you mean `flex`?'],
    [
      { tier: null },
      'step.tier: expected `free`, `flex` or `M10`, got nothing. Write a value, or leave the parameter out.',
    ],
    [
      { 'cluster-name': 42 },
      'step.cluster-name: expected a name of small letters, digits, hyphens, got the number 42. Put it in quotes: `"42"`.',
    ],
    [
      { 'cluster-name': true },
      'step.cluster-name: expected a name of small letters, digits, hyphens, got the flag `true`. Put it in quotes: `"true"`.',
    ],
    [
      { 'cluster-name': new Date('2026-01-02') },
      'step.cluster-name: expected a name of small letters, digits, hyphens, got a date. Put it in quotes: `"2026-01-02"`.',
    ],
    [
      { 'cluster-name': '' },
      'step.cluster-name: expected a name of small letters, digits, hyphens, got an empty text.',
    ],
    [{ 'cluster-name': ['c'] }, 'step.cluster-name: expected a name of small letters, digits, hyphens, got a list.'],
    [
      { 'cluster-name': {} },
      'step.cluster-name: expected a name of small letters, digits, hyphens, got an empty mapping.',
    ],
    [
      { 'cluster-name': new Secret('p4ss') },
      'step.cluster-name: expected a name of small letters, digits, hyphens, got a secret.',
    ],
    [{ nodes: '5' }, 'step.nodes: expected a whole number from 1 to 7, got `5`. Write it without quotes.'],
    [{ nodes: 9 }, 'step.nodes: expected a whole number from 1 to 7, got the number 9.'],
    [{ nodes: Number.NaN }, 'step.nodes: expected a whole number from 1 to 7, got the number NaN.'],
    [{ backup: 'True' }, 'step.backup: expected `true` or `false`, got `True`. Write it without quotes.'],
    [{ backup: 'on' }, 'step.backup: expected `true` or `false`, got `on`.'],
    [{ patience: '2h' }, 'step.patience: expected a time span such as `30m` or `2h`, at most 1h, got `2h`.'],
    [{ regions: 'A' }, 'step.regions: expected a list of regions, got `A`. Write it as a list: `[A]`.'],
    [
      { regions: ['A', 5] },
      'step.regions: expected a list of regions, got the number 5 in item 2. Put it in quotes: `"5"`.',
    ],
  ])('are said with what was expected and what to do: %o', (raw, line) => {
    const { tier: _, ...rest } = cluster
    expect(lines('create-cluster', 'teir' in raw ? { ...rest, ...raw } : { ...cluster, ...raw })).toEqual([line])
  })

  test('that are missing are said with what they should be', () => {
    expect(lines('create-cluster', { 'project-id': 'p', tier: 'flex' })).toEqual([
      'step.cluster-name: create-cluster needs this parameter. Add `cluster-name`: expected a name of small letters, digits, hyphens.',
    ])
  })

  test('of an operation without any are refused', () => {
    expect(lines('check-access', { tier: 'flex' })).toEqual([
      'step.tier: check-access has no parameter `tier`. Leave it out: the operation has no parameters.',
    ])
  })

  test('do not make two errors of one slip', () => {
    const { 'project-id': _, ...rest } = cluster
    expect(lines('create-cluster', { ...rest, 'projct-id': 'p' })).toEqual([
      'step.projct-id: create-cluster has no parameter `projct-id`. Did you mean `project-id`?',
    ])
  })

  test('are printed short and without control characters', () => {
    const [line] = lines('create-user', { username: `\u001b[31m##[error]\n::error::${'x'.repeat(500)}` })
    expect(line).toMatch(/^step\.username: expected .*, got `[^`]{1,62}…`\.$/)
    expect(line).not.toMatch(/[\u0000-\u001f]|##\[/)
  })
})

describe('rules of the operation', () => {
  const government: Policy = { ...policy, cloud: 'government' }

  test('are said at the parameter that they name', () => {
    const result = readParams({
      operation: operation('create-cluster'),
      raw: { ...cluster, tier: 'free' },
      policy: government,
      place: (name) => `step.${name ?? ''}`,
      positionOf: (name) => ({ file: 'f', line: name.length, column: 1 }),
    })
    expect(result).toEqual({
      issues: [
        {
          message: 'step.tier: `free` does not exist in Atlas for Government.',
          hint: 'Use `M10`.',
          position: { file: 'f', line: 4, column: 1 },
        },
      ],
    })
  })

  test('are said at the step when they name none, together with all other issues', () => {
    expect(lines('create-cluster', { 'cluster-name': 'C', tier: 'free' }, { policy: government })).toEqual([
      'step.cluster-name: expected a name of small letters, digits, hyphens, got `C`.',
      'step: the project is missing. Give project-id, or project-name.',
      'step.tier: `free` does not exist in Atlas for Government. Use `M10`.',
    ])
  })
})
