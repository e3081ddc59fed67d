import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { inParallel } from '../../../src/environments/in-parallel.ts'
import { type CrashWorld, crashWorld, type EndState } from './crash-world.ts'
import type { Passing } from './gate.ts'
import { ISOLATIONS, type Isolation } from './isolations.ts'
import type { Verb } from './run-here.ts'

/** One environment that comes up, or goes down. */
export interface Course {
  readonly isolation: Isolation
  readonly verb: Verb
}

export const COURSES = ISOLATIONS.flatMap((isolation) =>
  (['up', 'down'] as const).map((verb) => ({ isolation, verb, title: `${verb}, isolation ${isolation.name}` })),
)

/** What came of one case: nothing wrong, or what; `unreached` when the run was over before its request came. */
export type Verdict = 'passed' | 'unreached' | { readonly wrong: string }

/** So many at a time: most of a case is waiting. */
const WIDTH = 3

/** The requests of a run that nothing disturbs, and what it leaves behind. */
export async function undisturbed({ isolation, verb }: Course): Promise<{ requests: Passing[]; end: EndState }> {
  const requests: Passing[] = []
  const end = await inWorld({ isolation, verb }, async (world) => {
    world.gate.watch({
      received(passing) {
        requests.push(passing)
        return 'pass'
      },
    })
    const { leases } = await world.run(verb)
    // The post step is no part of what is interrupted.
    world.gate.watch({})
    return world.finish([{ leases }])
  })
  return { requests, end }
}

export async function inWorld<Result>(
  { isolation, verb }: Course,
  work: (world: CrashWorld) => Promise<Result>,
): Promise<Result> {
  const world = await crashWorld(isolation, verb)
  try {
    return await work(world)
  } finally {
    await world.close()
  }
}

/** Every request of a run; of reads that are repeated, as polls are, the first: how many there are goes by the speed of this machine. */
export function pointsIn(requests: readonly Passing[]): Passing[] {
  return requests.filter(({ method, times }) => method !== 'GET' || times === 1)
}

/** Tries all cases, prints how many of them passed, and fails for each that did not. Those that were not reached do not count. */
export async function tally<Case>({
  title,
  cases,
  nameOf,
  work,
}: {
  title: string
  cases: readonly Case[]
  nameOf: (one: Case) => string
  /** What it throws is wrong as well. */
  work: (one: Case) => Promise<Verdict>
}): Promise<void> {
  const verdicts = await inParallel({
    items: cases,
    width: WIDTH,
    work: (one) => work(one).catch((error: Error): Verdict => ({ wrong: `${error.stack}` })),
  })
  const wrong = verdicts.flatMap((verdict, index) =>
    typeof verdict === 'string' ? [] : [`${cases.slice(index, index + 1).map(nameOf)}: ${verdict.wrong}`],
  )
  const unreached = verdicts.filter((verdict) => verdict === 'unreached').length
  const counted = cases.length - unreached
  const over = unreached === 0 ? '' : ` (${unreached} more were over before)`
  console.info(`${title}: ${counted - wrong.length} / ${counted} cases${over}`)
  expect(wrong.join('\n\n'), title).toBe('')
  // Polls come and go with the speed of this machine; most requests do not.
  expect(unreached, `${title}: not reached`).toBeLessThanOrEqual(Math.max(2, cases.length / 5))
  expect(counted, `${title}: reached`).toBeGreaterThan(0)
}

/** `passed` if both are the same; else what differs. */
export function compared({ end, wanted }: { end: EndState; wanted: EndState }): Verdict {
  const names = [...new Set([...Object.keys(end), ...Object.keys(wanted)])]
  const wrong = names.flatMap((name) => {
    const [is, was] = [Reflect.get(end, name), Reflect.get(wanted, name)]
    return isDeepStrictEqual(is, was) ? [] : [`${name} is ${JSON.stringify(is)}, not ${JSON.stringify(was)}`]
  })
  return wrong.length === 0 ? 'passed' : { wrong: wrong.join('\n') }
}
