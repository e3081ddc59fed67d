import { describe, expect, test } from 'vitest'
import type { Trouble } from '../support/github/faults.ts'
import { COURSES, compared, inWorld, tally } from './crash/cases.ts'

const TROUBLES: readonly { readonly how: string; readonly trouble: Trouble }[] = [
  { how: 'the connection ends after it was done', trouble: { drop: 'reply' } },
  { how: '500', trouble: { status: 500 } },
  { how: '403', trouble: { status: 403, body: { message: 'Resource not accessible by integration' } } },
]

describe.each(COURSES)('$title', ({ isolation, verb, title }) => {
  test('leaves the same in Atlas whichever request to GitHub fails', { timeout: 300_000 }, async () => {
    const { asked, end } = await inWorld({ isolation, verb }, async (world) => {
      const before = world.gitHub.requests.length
      const { leases } = await world.run(verb)
      return { asked: world.gitHub.requests.length - before, end: await world.finish([{ leases }]) }
    })
    expect(asked).toBeGreaterThan(3)
    // What is asked of GitHub is nearly the same everywhere, so that the ways take turns, each isolation with another one first.
    const first = COURSES.findIndex((course) => course.isolation === isolation)
    const cases = Array.from({ length: asked }, (_, index) =>
      TROUBLES.filter((_, way) => (index + first) % TROUBLES.length === way).map((one) => ({ ...one, nth: index + 1 })),
    ).flat()
    await tally({
      title: `${title}, each of ${asked} requests to GitHub failing in one of ${TROUBLES.length} ways`,
      cases,
      nameOf: ({ nth, how }) => `request ${nth} to GitHub: ${how}`,
      work: ({ nth, trouble }) =>
        inWorld({ isolation, verb }, async (world) => {
          const before = world.gitHub.requests.length
          world.gitHub.fault({ path: /^/, nth, trouble })
          const { leases } = await world.run(verb)
          if (world.gitHub.requests.length - before < nth) return 'unreached'
          const state = await world.finish([{ leases }])
          // What is shown there may be missing for once, yet nothing may be there twice.
          if (state.gitHub.comments.length > 1 || state.gitHub.deployments.length > 1)
            return { wrong: JSON.stringify(state.gitHub) }
          return compared({ end: { ...state, gitHub: end.gitHub }, wanted: end })
        }),
    })
  })
})
