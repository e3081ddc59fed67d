import { expect } from 'vitest'
import type { Inputs, RunMore, WorldOptions } from '../support/world.ts'
import { annotations } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

/** What a run with bad input says, once it is sure that it failed, printed nothing else, and sent nothing. */
export async function refused(inputs: Inputs, more: RunMore & { world?: WorldOptions } = {}): Promise<string[]> {
  const { world: options, ...moreOfRun } = more
  const world = await watchedWorld(options)
  const run = await world.main(inputs, moreOfRun)
  expect(run.exitCode).toBe(1)
  expect(world.exchanges).toEqual([])
  expect(run.lines.filter((line) => !/^::(?:error|add-mask)/.test(line))).toEqual([])
  expect({ outputs: run.outputs, state: run.state, summary: run.summary }).toEqual({
    outputs: {},
    state: {},
    summary: '',
  })
  const title = 'MongoDB Atlas: the input is wrong'
  return annotations(run.lines).map((text) => {
    expect(text.startsWith(title), text).toBe(true)
    return text.slice(title.length).replace(/^: |^ /, '')
  })
}
