import { describe, test } from 'vitest'
import { COURSES, compared, inWorld, tally, undisturbed } from './crash/cases.ts'
import type { CrashWorld } from './crash/crash-world.ts'
import type { Passing, Verdict } from './crash/gate.ts'
import type { Moment } from './crash/interrupt.ts'
import type { EndedJob } from './crash/job.ts'
import type { Verb } from './crash/run-here.ts'

const SECOND_RUN = 1002

/** A job stands still from a request on, while another one does all there is to do; then it goes on with what it had seen. */
async function overtake({
  world,
  verb,
  name,
  moment,
}: {
  world: CrashWorld
  verb: Verb
  name: string
  moment: Moment
}): Promise<{ first: EndedJob; second: EndedJob } | undefined> {
  let second: Promise<EndedJob> | undefined
  const at = async (here: Moment, passing: Passing): Promise<Verdict> => {
    if (second !== undefined || here !== moment || passing.name !== name) return 'pass'
    const { child } = await job
    second = (async () => {
      child.kill('SIGSTOP')
      try {
        return await (await world.start(verb, { run: SECOND_RUN })).ended
      } finally {
        child.kill('SIGCONT')
      }
    })()
    // A request that has not arrived yet arrives after all that the other one does; an answer lies there unread.
    if (moment === 'received') await second
    return 'pass'
  }
  world.gate.watch({
    received: (passing) => at('received', passing),
    answered: (passing) => at('answered', passing),
  })
  const job = world.start(verb)
  const first = await (await job).ended
  if (second !== undefined) return { first, second: await second }
  if (first.exitCode !== 0) throw new Error(`failed before it was disturbed:\n${first.log}`)
  return undefined
}

/** Each write, not yet arrived, and what was read right before it, not yet seen. */
function handful(requests: readonly Passing[]): { name: string; moment: Moment }[] {
  return requests.flatMap(({ name, method }, index) => {
    if (method === 'GET') return []
    const before = requests.slice(index - 1, index).filter((one) => one.method === 'GET')
    return [
      ...before.map((one) => ({ name: one.name, moment: 'answered' as const })),
      { name, moment: 'received' as const },
    ]
  })
}

describe.each(COURSES)('$title', ({ isolation, verb, title }) => {
  test('leaves the same when another job overtakes it', { timeout: 300_000 }, async () => {
    const { requests, end } = await undisturbed({ isolation, verb })
    const cases = handful(requests)
    await tally({
      title: `${title}, overtaken by another job at a write or right before`,
      cases,
      nameOf: ({ name, moment }) => `${name} ${moment}`,
      work: ({ name, moment }) =>
        inWorld({ isolation, verb }, async (world) => {
          const ended = await overtake({ world, verb, name, moment })
          if (ended === undefined) return 'unreached'
          const { first, second } = ended
          const failed = [first, second].filter(({ exitCode }) => exitCode !== 0)
          if (failed.length > 0) return { wrong: failed.map(({ log }) => log).join('\n=====\n') }
          const state = await world.finish([first, { ...second, run: SECOND_RUN }])
          // Whoever goes down makes a user for that, which is gone in the end.
          const made = verb === 'down' ? end.made : state.made
          return compared({ end: { ...state, made }, wanted: end })
        }),
    })
  })
})
