import { expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { type Stage, stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const RUNNER = { 'project-name': 'shop', 'ip-address': '203.0.113.7', runner: 'true' }
/** Far more than one step asks. */
const MOST_REQUESTS = 100

/** Runs the main step, cancels it when it sends its n-th request, which still takes effect, and gives back what it noted. */
async function cancelledAt(n: number): Promise<{ readonly reached: boolean; readonly left: unknown[] }> {
  const cancellation = new AbortController()
  let requests = 0
  let effect: Promise<unknown> = Promise.resolve()
  const world: Stage = await stage({
    quirks: { accessListReadLagMs: 5_000 },
    interposed: (_, real) => {
      requests += 1
      if (requests !== n) return undefined
      cancellation.abort()
      const answer = real()
      effect = answer
      return answer
    },
  })
  const list = `/groups/${await world.project()}/accessList`
  const main = await world.run('add-ip-access', RUNNER, { cancellation })
  await effect
  const reached = requests >= n
  expect(told(main.state)).toMatch(reached ? /^failed CANCELLED|^done/ : /^done created/)
  for (const { operation, params } of main.leases) {
    const back = await world.run(operation, params as Record<string, string>, { timeoutMs: 25_000 })
    expect(told(back.state), `request ${n}`).toMatch(/^done/)
  }
  const comments = await listed(world, list, 'comment')
  return { reached, left: comments.filter((comment) => String(comment).includes(SHOP.mark)) }
}

test('a job that is cancelled at any request leaves no entry behind', async () => {
  for (let n = 1; n < MOST_REQUESTS; n++) {
    const { reached, left } = await cancelledAt(n)
    expect(left, `request ${n}`).toEqual([])
    if (!reached) return expect(n).toBeGreaterThan(5)
  }
  throw new Error('the main step never ended')
}, 60_000)

test('an entry that is not there is looked for once more, 8 seconds later, before its lease counts as given back', async () => {
  const world = await stage()
  await world.project()
  const params = { 'project-name': 'shop', 'ip-address': '203.0.113.7' }
  const leased = await world.run('remove-ip-access', { ...params, 'if-comment-contains': SHOP.mark })
  expect(told(leased.state)).toBe('done unchanged')
  expect(leased.tookMs).toBeGreaterThanOrEqual(8_000)
  expect(leased.tookMs).toBeLessThan(15_000)
  const plain = await world.run('remove-ip-access', params)
  expect([told(plain.state), plain.tookMs]).toEqual(['done unchanged', 0])
})
