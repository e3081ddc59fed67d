import { expect, test } from 'vitest'
import { inParallel } from '../../../src/environments/in-parallel.ts'
import { defaultTimings } from '../../../src/simulator/quirks.ts'
import { viewAtlas } from '../../scenarios/crash/end-state.ts'
import { createPeer } from '../../simulator/peer.ts'
import { type DurableWorld, durableWorld, type EndedRun } from './support/durable-world.ts'
import type { Moment } from './support/life.ts'
import { useLocalRunner } from './support/local-runner.ts'
import { environmentOrder, sweepOrder } from './support/orders.ts'
import { secretsIn } from './support/secrets-in.ts'
import { standEnvironment } from './support/stand-environment.ts'
import { writesIn } from './support/writes-in.ts'

useLocalRunner()

const FILE = `org-id: ORG
cluster: { tier: M10, region: US_EAST_1 }
database-user: { roles: [readWrite@app] }
access: [203.0.113.7]
`
const WIDTH = 3
/** Long enough for several slices, and few polls. */
const timings = { ...defaultTimings, createDedicated: { other: 60_000 }, deleteFlex: 60_000 }
const simulator = { quirks: { timings, userDeployMs: 2_000, accessListActiveMs: 2_000, accessListReadLagMs: 0 } }

interface Left {
  readonly status: string | undefined
  readonly writes: readonly string[]
  readonly atlas: unknown
  /** In bold letters, in comments on the pull request. */
  readonly said: readonly (string | undefined)[]
  readonly secrets: readonly string[]
}

const VERBS = {
  up: environmentOrder('opened'),
  down: environmentOrder('closed'),
  sweep: sweepOrder({ repository: 'octo/shop', pullRequest: 42 }),
} as const

/** One run in a world of its own that dies at a moment, once, and what it leaves behind. */
async function live(verb: keyof typeof VERBS, dieAt?: Moment): Promise<{ run: EndedRun; left: Left }> {
  const world = await durableWorld({ file: FILE, simulator })
  try {
    world.shop.openPullRequest({ number: 42 })
    if (verb !== 'up') {
      await standEnvironment(world)
      world.shop.close(42, '2026-11-20T08:00:00Z')
    }
    let isDead = false
    const run = await world.run(VERBS[verb], {
      at: (moment) => {
        const dies = !isDead && moment === dieAt
        isDead ||= dies
        return dies
      },
    })
    return { run, left: await leftBy({ run, world }) }
  } finally {
    await world.close()
  }
}

async function leftBy({ run, world }: { run: EndedRun; world: DurableWorld }): Promise<Left> {
  return {
    status: run.status,
    // Where the slice that had set the time of expiry was lost, it is set anew, which is not the same thing twice.
    writes: writesIn(world).filter((write) => write !== 'PATCH /groups/…'),
    atlas: await viewAtlas(createPeer(world.simulator)),
    said: world.shop.comments(42).map(({ body }) => /\*\*.*?\*\*/.exec(body)?.[0]),
    secrets: secretsIn({ run, world }),
  }
}

/** A process that dies as a step begins, or beside a wait, has done as much as one that dies after the step before it. */
const isLike = (moment: Moment) => / (?:STEP|WAIT) START /.test(moment)

/** Of moments of one kind, after the same writes, and after one or none in the same slice, the first: slices that only look are alike. */
function kindsOf(moments: readonly Moment[]): Moment[] {
  const first = new Map<string, Moment>()
  let [writes, ofSlice] = [0, 0]
  for (const moment of moments) {
    if (/^after (?:POST|PATCH|PUT|DELETE) /.test(moment)) [writes, ofSlice] = [writes + 1, ofSlice + 1]
    if (moment.startsWith('after STEP START ')) ofSlice = 0
    const kind = `${writes} ${ofSlice > 0} ${moment.replace(/ slice \d+$/, '')}`
    if (!isLike(moment) && !first.has(kind)) first.set(kind, moment)
  }
  return [...new Set(first.values())]
}

test.each(['up', 'down', 'sweep'] as const)(
  '%s converges without a second write, wherever its process dies',
  { timeout: 60_000 },
  async (verb) => {
    const undisturbed = await live(verb)
    expect(undisturbed).toMatchObject({ run: { status: 'SUCCEEDED', deaths: 0 }, left: { secrets: [] } })
    expect(undisturbed.left.atlas).toHaveLength(verb === 'up' ? 1 : 0)
    expect(undisturbed.left.said).toHaveLength(1)
    expect(new Set(undisturbed.left.writes).size).toBe(undisturbed.left.writes.length)
    const moments = kindsOf(undisturbed.run.moments)
    const ends = await inParallel({
      items: moments,
      width: WIDTH,
      work: async (moment) => ({ moment, ...(await live(verb, moment)) }),
    })
    const wrong = ends.filter(({ left }) => JSON.stringify(left) !== JSON.stringify(undisturbed.left))
    expect(wrong.map(({ moment, left }) => ({ moment, left }))).toEqual([])
    const reached = ends.filter(({ run }) => run.deaths === 1)
    console.info(`${verb}: died at ${reached.length} of ${moments.length} moments`)
    // How many slices there are goes by the speed of this machine.
    expect(reached.length).toBeGreaterThan((moments.length * 3) / 4)
  },
)
