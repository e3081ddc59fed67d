import { describe, test } from 'vitest'
import { COURSES, compared, inWorld, tally, undisturbed } from './crash/cases.ts'
import type { Watcher } from './crash/gate.ts'

const LOSSES = [
  { how: 'the connection ends before it took effect', when: 'received', verdict: 'drop' },
  { how: 'the connection ends after it took effect', when: 'answered', verdict: 'drop' },
  { how: '500 is said after it took effect', when: 'answered', verdict: 'error' },
] as const

describe.each(COURSES)('$title', ({ isolation, verb, title }) => {
  test('leaves the same when the reply to any write is lost, and when it is run once more', {
    timeout: 300_000,
  }, async () => {
    const { requests, end } = await undisturbed({ isolation, verb })
    const writes = requests.filter(({ method }) => method !== 'GET')
    await tally({
      title: `${title}, each of ${writes.length} writes lost in three ways, and a second run`,
      cases: writes.flatMap(({ name }) => LOSSES.map((loss) => ({ name, ...loss }))),
      nameOf: ({ name, how }) => `${name}: ${how}`,
      work: ({ name, when, verdict }) =>
        inWorld({ isolation, verb }, async (world) => {
          let isLost = false
          const lose: NonNullable<Watcher['received']> = (passing) => {
            if (isLost || passing.name !== name) return 'pass'
            isLost = true
            return verdict
          }
          world.gate.watch({ [when]: lose })
          const ran = await world.run(verb)
          if (!isLost) return 'unreached'
          const { afterJobs: _, ...wanted } = end
          const first = compared({ end: await world.endState(), wanted })
          if (first !== 'passed') return first
          const again = await world.run(verb)
          return compared({ end: await world.finish([ran, again]), wanted: end })
        }),
    })
  })
})
