import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../src/operations/index.ts'
import { startWorld, type World } from '../support/world.ts'
import { life } from './support/project-life.ts'

describe('through the bundle', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(async () => {
    await world.close()
  })

  test.for(life.map((act, at) => [at + 1, act.operation, act] as const))('%i. %s', async ([, operation, act]) => {
    const before = world.writes().length
    const organization = operation === 'create-project' ? { 'org-id': world.simulator.orgId } : {}
    const run = await world.main({ operation, ...organization, ...act.inputs })
    const log = run.lines.filter((line) => !line.startsWith('::add-mask::')).join('\n')
    expect(run.exitCode, log + run.stderr).toBe(0)
    expect(run.stderr).toBe('')
    expect(log).toContain(`✓ ${operation}: ${act.change ?? 'unchanged'}, `)
    expect(log).not.toContain(world.simulator.privateKey)
    if (run.outputs['password'] !== undefined) expect(log).not.toContain(run.outputs['password'])
    expect(run.outputs).toMatchObject({ ...act.outputs, changed: String(act.change !== undefined) })
    const written = world.writes().slice(before)
    expect(written.map((line) => line.replace('/api/atlas/v2', '').replace(/[0-9a-f]{24}/g, '…'))).toEqual(
      act.writes ?? [],
    )
    expect(world.contractProblems()).toEqual([])
  })

  test('is every operation', () => {
    const driven = new Set(life.map(({ operation }) => operation))
    expect([...driven].sort()).toEqual([...operations.keys()].sort())
  })
})
