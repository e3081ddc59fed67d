import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { planOfOne } from '../../src/plan/flat.ts'
import { resolveReferences } from '../../src/plan/reference.ts'
import { operations, policy } from './sample-operations.ts'

function one(operation: string, params: Record<string, string>) {
  return planOfOne({ operation, params, operations, policy })
}

const cluster = { 'project-id': 'p', 'cluster-name': 'c', tier: 'flex' }

async function paramsOf(operation: string, params: Record<string, string>): Promise<unknown> {
  const { steps } = await one(operation, params)
  return resolveReferences(steps[0]?.params, () => undefined)
}

async function faults(operation: string, params: Record<string, string>): Promise<string[]> {
  const error: unknown = await one(operation, params).catch((error: unknown) => error)
  if (!(error instanceof UsageError)) throw new Error('The inputs were accepted.', { cause: error })
  return error.message.split('\n')
}

describe('a single operation', () => {
  test('is a plan of one step that is called like the operation', async () => {
    const { steps } = await one('create-user', { username: 'app' })
    expect(steps.map(({ id, operation, params, needs }) => [id, operation.name, params, needs])).toEqual([
      ['create-user', 'create-user', { username: 'app' }, []],
    ])
  })

  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    [' False\n', false],
  ])('takes the flag %j as YAML 1.2 spells it', async (backup, value) => {
    expect(await paramsOf('create-cluster', { ...cluster, backup })).toEqual({ ...cluster, backup: value })
  })

  test('takes whole numbers', async () => {
    expect(await paramsOf('create-cluster', { ...cluster, nodes: ' 5 ' })).toEqual({ ...cluster, nodes: 5 })
  })

  test.each(['A_1,B_2', 'A_1\nB_2\n', ' A_1 ,\n B_2, ', '[A_1, B_2]', '- A_1\n- B_2'])(
    'takes a list as commas, lines or YAML: %j',
    async (regions) => {
      expect(await paramsOf('create-cluster', { ...cluster, regions })).toEqual({ ...cluster, regions: ['A_1', 'B_2'] })
    },
  )

  test.each(['a=1\nb=x=y: z', ' a = 1 \n\n b = x=y: z', '{ a: "1", b: "x=y: z" }', 'a: "1"\nb: "x=y: z"'])(
    'takes a mapping as lines or YAML: %j',
    async (tags) => {
      const project = { 'org-id': '5a0a1e7e0f2912c554080adc', 'project-name': 'p' }
      expect(await paramsOf('create-project', { ...project, tags })).toEqual({
        ...project,
        tags: { a: '1', b: 'x=y: z' },
      })
    },
  )

  test('counts empty inputs as left out, and keeps text that looks like a reference', async () => {
    expect(await paramsOf('create-user', { username: 'app', password: 'a${b.c}$${d' })).toEqual({
      username: 'app',
      password: 'a${b.c}$${d',
    })
    expect(await paramsOf('create-user', { username: 'app', password: '  ' })).toEqual({ username: 'app' })
  })

  test('is refused with every issue at once, by the names of the inputs', async () => {
    expect(
      await faults('create-cluster', { 'project-id': 'p', teir: 'flex', nodes: '1.5', backup: 'yes', regions: '[A, ' }),
    ).toEqual([
      expect.stringMatching(/^regions: line 1, column \d+: This is not valid YAML: /),
      'teir: create-cluster has no parameter `teir`. Did you mean `tier`?',
      'cluster-name: create-cluster needs this parameter. Add `cluster-name`: expected a name of small letters, digits, hyphens.',
      'nodes: expected a whole number from 1 to 7, got `1.5`.',
      'backup: expected `true` or `false`, got `yes`.',
    ])
    expect(await faults('create-clutser', {})).toEqual([
      'operation: there is no operation `create-clutser`. Did you mean `create-cluster`?',
    ])
    expect(await faults('create-cluster', { 'cluster-name': 'c', tier: 'flex' })).toEqual([
      'create-cluster: the project is missing. Give project-id, or project-name.',
    ])
    const project = { 'org-id': '5a0a1e7e0f2912c554080adc', 'project-name': 'p' }
    expect(await faults('create-project', { ...project, tags: 'no pairs' })).toEqual([
      'tags: expected a mapping of texts, got `no pairs`.',
    ])
  })

  test('does not load the YAML parser unless a list or mapping is written in YAML', async () => {
    const loads = async (regions: string) => {
      const script = `
        import { createRequire } from 'node:module'
        import { planOfOne } from ${JSON.stringify(new URL('../../src/plan/flat.ts', import.meta.url).href)}
        import { operations, policy } from ${JSON.stringify(new URL('./sample-operations.ts', import.meta.url).href)}
        const params = ${JSON.stringify({ ...cluster, regions })}
        await planOfOne({ operation: 'create-cluster', params, operations, policy })
        console.log(Object.keys(createRequire(import.meta.url).cache).some((path) => /node_modules.yaml/.test(path)))`
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
      return stdout.trim()
    }
    expect(await loads('A_1, B_2')).toBe('false')
    expect(await loads('[A_1, B_2]')).toBe('true')
  })
})
