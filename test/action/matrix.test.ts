import { expect, it } from 'vitest'
import { watchedWorld } from './watched-world.ts'

it('every job of a matrix gets its own address in, though Atlas loses parallel writes, and takes it back', async () => {
  const world = await watchedWorld({ projects: ['one'], speed: 60, quirks: { accessListWriteMs: 40 } })
  const jobs = Array.from({ length: 6 }, (_, index) => ({ address: `203.0.113.${index + 1}`, name: `runner-${index}` }))
  const runs = await Promise.all(
    jobs.map(({ address, name }) =>
      world.main(
        { operation: 'add-ip-access', 'project-name': 'one', 'ip-address': address, runner: 'true' },
        { environment: { RUNNER_NAME: name } },
      ),
    ),
  )
  expect(runs.map(({ exitCode, outputs }) => [exitCode, outputs['entry']])).toEqual(
    jobs.map(({ address }) => [0, address]),
  )
  const list = { operation: 'list-ip-access', 'project-name': 'one' }
  const { entries } = JSON.parse((await world.main(list)).outputs['result'] ?? '')['list-ip-access']
  expect(entries.map(({ entry }: { entry: string }) => entry.replace('/32', '')).sort()).toEqual(
    jobs.map(({ address }) => address),
  )
  expect(new Set(entries.map(({ comment }: { comment: string }) => comment)).size).toBe(jobs.length)

  const posts = await Promise.all(
    runs.map((run, index) => world.post(run, { environment: { RUNNER_NAME: `runner-${index}` } })),
  )
  expect(posts.map(({ exitCode }) => exitCode)).toEqual(jobs.map(() => 0))
  expect((await world.main(list)).outputs['count']).toBe('0')
}, 60_000)
