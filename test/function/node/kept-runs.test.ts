import { expect, test } from 'vitest'
import { keepRuns } from '../../../src/function/node/kept-runs.ts'
import type { RunOrder } from '../../../src/function/runs/run-order.ts'
import { manualClock } from './manual-clock.ts'

const caller = {
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'octo/shop',
  repositoryId: '1',
  ownerId: '2',
  runId: '3',
  runAttempt: '1',
  ref: 'refs/heads/main',
  event: 'push',
  workflowRef: 'octo/shop/.github/workflows/test.yml@refs/heads/main',
  actor: 'mona',
}
const order = (since: string): RunOrder => ({
  kind: 'broker',
  caller,
  task: { kind: 'operation', name: 'check-access', params: {} },
  settings: {},
  allowed: { providers: [], regions: [], tiers: [] },
  recipient: {},
  since,
})
const sealed = 'a sealed text'

function ended() {
  const clock = manualClock()
  const runs = keepRuns({ clock, keepMs: 3_600_000 })
  const end = (id: string) => {
    const run = runs.add({ id, order: order(id) })
    const outcome = { state: 'succeeded', summary: 'Done.', steps: [], notices: [], sealed } as const
    run.view = { state: 'succeeded', doing: [], outcome }
    runs.end(run)
  }
  const sealedOf = (id: string) => runs.find(id)?.view.outcome?.sealed
  return { clock, runs, end, sealedOf }
}

test('sealed outputs are handed out once: again only where the reply may have been lost, then never more', async () => {
  const { clock, runs, end, sealedOf } = ended()
  end('one')
  await clock.pass(600_000)
  expect(sealedOf('one')).toBe(sealed)
  await clock.pass(60_000)
  expect(sealedOf('one')).toBe(sealed)
  await clock.pass(1)
  expect(sealedOf('one')).toBeUndefined()
  expect(runs.find('one')?.view.outcome).toEqual({ state: 'succeeded', summary: 'Done.', steps: [], notices: [] })
})

test('jobs ask for themselves: none supersedes another, however alike their orders are', () => {
  const { runs } = ended()
  const one = runs.add({ id: 'one', order: order('one') })
  const two = runs.add({ id: 'two', order: order('two') })
  expect([runs.isSuperseded('one'), runs.isSuperseded('two'), runs.olderThan(two), runs.open()]).toEqual([
    false,
    false,
    [],
    [one, two],
  ])
})

test('however many have ended, no more than 2,000 of them are kept, the youngest', () => {
  const { runs, end } = ended()
  const ids = Array.from({ length: 3_000 }, (_, index) => `run-${index}`)
  for (const id of ids) end(id)
  expect(ids.filter((id) => runs.find(id) !== undefined)).toEqual(ids.slice(1_000))
})
