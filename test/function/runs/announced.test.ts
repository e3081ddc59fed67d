import { expect, test } from 'vitest'
import { defaultTimings } from '../../../src/simulator/quirks.ts'
import { environmentOrder } from '../durable/support/orders.ts'
import { openSliceWorld } from './slice-world.ts'

const FILE = `org-id: ORG
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
database-user: { roles: [readWrite@app] }
access: [203.0.113.7]
`
const timings = { ...defaultTimings, createFlex: 120_000 }

async function start(file = FILE) {
  const world = await openSliceWorld({ file, simulator: { quirks: { timings } } })
  world.shop.openPullRequest({ number: 42 })
  const shown = () => world.shop.deployments().map(({ statuses }) => statuses.map(({ state }) => state))
  return { ...world, shown }
}

test('over many slices, a pull request is told once that its environment is coming, and once that it is there', async () => {
  const { run, shown, shop } = await start()
  const { outcome, slices } = await run(environmentOrder('opened'))
  expect(outcome.state).toBe('succeeded')
  expect(slices).toBeGreaterThan(3)
  expect(shown()).toEqual([['in_progress', 'success']])
  expect(shop.comments(42)).toHaveLength(1)
})

test('a slice that fails and is tried again is no failure of the environment', async () => {
  const { run, shown, simulator } = await start()
  simulator.addFault({ match: { method: 'GET', times: 12 }, action: { kind: 'status', when: 'before', status: 500 } })
  const { outcome } = await run(environmentOrder('opened'))
  expect(outcome.state).toBe('succeeded')
  expect(shown()).toEqual([['in_progress', 'success']])
})

test('a run that is broken off has not ended for the pull request, and the process after it shows how it ends', async () => {
  const { run, shown, shop } = await start()
  const breakAt = (moment: string) => moment === 'before POST /groups/…/databaseUsers'
  let isBroken = false
  const { outcome, deaths } = await run(environmentOrder('opened'), {
    breakAt: (moment) => {
      const isNow = !isBroken && breakAt(moment)
      isBroken ||= isNow
      return isNow
    },
  })
  expect([outcome.state, deaths]).toEqual(['succeeded', 1])
  expect(shown()).toEqual([['in_progress', 'success']])
  expect(shop.comments(42)).toHaveLength(1)
})

test('a slice that fails until nobody tries again any more is a failure, once', async () => {
  const { run, shown, simulator } = await start()
  const action = { kind: 'status', when: 'before', status: 500 } as const
  simulator.addFault({ match: { method: 'GET', times: 'always' }, action })
  const { outcome } = await run(environmentOrder('opened'))
  expect(outcome.state).toBe('failed')
  expect(shown()).toEqual([['in_progress', 'failure']])
})

test('that no runner is let in is said once, however many slices there are', async () => {
  const { run, recorded } = await start(FILE.replace('203.0.113.7', 'runner'))
  const { outcome, slices } = await run(environmentOrder('opened'))
  expect([outcome.state, slices > 3]).toEqual(['succeeded', true])
  expect(outcome.notices).toEqual([expect.stringContaining('access: `runner`')])
  expect(recorded.lines.filter(({ event }) => event === 'notice')).toHaveLength(1)
})

test('an environment that could not be made is told once, and of no job, since there is none', async () => {
  const { run, shown, shop, simulator } = await start()
  const action = { kind: 'status', when: 'before', status: 402, errorCode: 'NO_PAYMENT_INFORMATION_FOUND' } as const
  const path = '/api/atlas/v2/groups/{groupId}/flexClusters'
  simulator.addFault({ match: { method: 'POST', path, times: 'always' }, action })
  const { outcome } = await run(environmentOrder('opened'))
  expect(outcome.state).toBe('failed')
  expect(shown()).toEqual([['in_progress', 'failure']])
  const [comment, ...others] = shop.comments(42)
  expect([comment?.body, others]).toEqual([expect.stringContaining('**could not be made ready**'), []])
  expect(comment?.body).not.toMatch(/\bjob\b/)
})
