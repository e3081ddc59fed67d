import { expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import type { Interposed } from './support/interpose.ts'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, told } from './support/told.ts'

const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' }
const OURS = DEDICATED('main', { tags: [...SHOP.tags, PROTECTED_BY], terminationProtectionEnabled: true })

/** Three reads after a PATCH show what was there before it: about ten seconds for whoever looks every three. */
function lagging(): Interposed {
  const shown = new Map<string, { status: number; json: unknown }>()
  let stale = 0
  return async ({ method, path }, real) => {
    if (method === 'PATCH') stale = 3
    if (method !== 'GET') return undefined
    const before = shown.get(path)
    if (before !== undefined && stale-- > 0) return before
    const answer = await real()
    shown.set(path, answer)
    return answer
  }
}

test.for([
  { operation: 'pause-cluster', params: {}, end: 'done updated' },
  { operation: 'update-cluster', params: { tier: 'M30' }, end: 'done updated' },
  { operation: 'delete-cluster', params: {}, end: 'done deleted' },
])('$operation sends a change once although reads lag behind it', async ({ operation, params, end }) => {
  const world = await clusterStage(OURS, { interposed: lagging() })
  const outcome = await world.run(operation, { cluster: 'shop:main', ...params })
  expect(told(outcome.state)).toBe(end)
  expect(outcome.writes.filter((write) => write.startsWith('PATCH'))).toEqual(['PATCH /groups/…/clusters/main 200'])
})

test('create-project sends its tags once although reads lag behind them', async () => {
  const world = await stage({ interposed: lagging() })
  await world.project('shop', { tags: SHOP.tags })
  const params = { 'org-id': world.simulator.orgId, 'project-name': 'shop', tags: 'team: red' }
  const outcome = await world.run('create-project', params)
  expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/… 200']])
})

test('a change that Atlas has lost is sent again, 15 seconds later at the earliest', async () => {
  let lost = 0
  const world = await clusterStage(OURS, {
    interposed({ method }) {
      if (method !== 'PATCH' || lost++ > 0) return undefined
      return { status: 200, json: {} }
    },
  })
  const outcome = await world.run('update-cluster', { cluster: 'shop:main', tags: 'team: red' })
  expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
  const [patch] = outcome.sent.filter(({ method }) => method === 'PATCH')
  expect((patch?.at ?? 0) - (outcome.sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(15_000)
})
