import { describe, test } from 'vitest'
import { COURSES, compared, inWorld, pointsIn, tally, undisturbed } from './crash/cases.ts'
import { cancel } from './crash/interrupt.ts'

/** The runner waits 7.5 s for a cancelled job before it sends SIGTERM. */
const WITHIN_MS = 7_500

describe.each(COURSES)('$title', ({ isolation, verb, title }) => {
  test('revokes its token and ends when it is cancelled at any request; a second run leaves the same', {
    timeout: 300_000,
  }, async () => {
    const { requests, end } = await undisturbed({ isolation, verb })
    const points = pointsIn(requests).filter(({ method }, index) => method !== 'GET' || index % 3 === 0)
    let longestMs = 0
    await tally({
      title: `${title}, cancelled after each write and every third read, ${points.length} requests`,
      cases: points,
      nameOf: ({ name }) => name,
      work: ({ name }) =>
        inWorld({ isolation, verb }, async (world) => {
          const cancelled = await cancel({ world, verb, name, credentials: 'service-account' })
          if (cancelled === undefined) return 'unreached'
          const live = world.simulator.liveTokens()
          if (live > 0) return { wrong: `${live} tokens live on\n${cancelled.log}` }
          longestMs = Math.max(longestMs, cancelled.endedAfterMs)
          if (cancelled.endedAfterMs > WITHIN_MS) return { wrong: `ended after ${cancelled.endedAfterMs} ms` }
          const again = await world.run(verb)
          return compared({ end: await world.finish([cancelled, again]), wanted: end })
        }),
    })
    console.info(`${title}: ended at most ${Math.round(longestMs)} ms after SIGINT`)
  })
})
