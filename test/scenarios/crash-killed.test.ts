import { describe, test } from 'vitest'
import { COURSES, compared, inWorld, pointsIn, tally, undisturbed } from './crash/cases.ts'
import { kill } from './crash/interrupt.ts'

// A process that is killed cannot revoke its token, which lives for an hour: these log in by an API key, which has none.
describe.each(COURSES)('$title', ({ isolation, verb, title }) => {
  test('leaves the same when it is killed at any request, and run again', { timeout: 300_000 }, async () => {
    const { requests, end } = await undisturbed({ isolation, verb })
    const points = pointsIn(requests)
    const writes = points.filter(({ method }) => method !== 'GET')
    await tally({
      title: `${title}, killed after each of ${points.length} requests (of polls the first) and before each of ${writes.length} writes`,
      cases: [
        ...points.map((point) => ({ ...point, moment: 'answered' as const })),
        ...writes.map((point) => ({ ...point, moment: 'received' as const })),
      ],
      nameOf: ({ name, moment }) => `${name} ${moment}`,
      work: ({ name, method, moment }) =>
        inWorld({ isolation, verb }, async (world) => {
          const killed = await kill({ world, verb, name, moment })
          if (killed === undefined) return 'unreached'
          // The second run is a process as well where a write was lost; else the same code in this process, which is faster.
          const isProcess = method !== 'GET' && moment === 'answered'
          const again = isProcess ? await (await world.start(verb)).ended : await world.run(verb)
          if ('exitCode' in again && again.exitCode !== 0) return { wrong: again.log }
          return compared({ end: await world.finish([killed, again]), wanted: end })
        }),
    })
  })
})
