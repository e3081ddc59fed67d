import { expect } from 'vitest'
import type { ActionRun, Inputs, RunMore, World, WorldOptions } from '../support/world.ts'
import { annotations } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

interface Failed {
  /** The one annotation, without its title. */
  readonly said: string
  /** Statuses of all answers, in order; 0 is none. */
  readonly statuses: readonly number[]
  readonly run: ActionRun
  readonly world: World
}

/** A run that has to fail in one step, with one annotation that names it. */
export async function failing(
  options: WorldOptions,
  inputs: Inputs | ((world: World) => Inputs) = { operation: 'check-access' },
  more: RunMore = {},
): Promise<Failed> {
  const world = await watchedWorld({ speed: 3000, ...options })
  // At this speed an hour is over in a second, which a busy machine may need for a few tries.
  const given = typeof inputs === 'function' ? inputs(world) : inputs
  const run = await world.main({ timeout: '12h', ...given }, more)
  expect(run.exitCode).toBe(1)
  const [said = '', ...others] = annotations(run.lines)
  expect(others).toEqual([])
  expect(said).toMatch(/^MongoDB Atlas: ([\w-]+) failed: \1: /)
  expect(run.summary).toContain('#### What failed')
  expect(world.simulator.liveTokens()).toBe(0)
  return { said: said.replace(/^.*? failed: /, ''), statuses: world.exchanges.map(({ status }) => status), run, world }
}
