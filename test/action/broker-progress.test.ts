import { expect, test } from 'vitest'
import { brokerProgress } from '../../src/action/broker-progress.ts'
import { createLog } from '../../src/action/log.ts'
import { Secret } from '../../src/base/secret.ts'
import { runShape } from '../../src/broker/answer.ts'

const START = Date.parse('2026-11-22T08:00:00Z')
const PROJECT = '5a0a1e7e0f2912c554080ad1'

/** The log of a job that looks at its run, each time some seconds later. */
function logOf() {
  const lines: string[] = []
  let now = START
  const clock = { now: () => new Date(now), sleep: async () => {} }
  const report = createLog({ write: (line) => lines.push(line), clock, origin: 'https://cloud.mongodb.com' })
  const progress = brokerProgress({ plan: undefined, clock, report })
  const look = (doing: readonly object[], afterS = 5) => {
    now += afterS * 1000
    progress.onRun(runShape().parse({ state: 'running', doing }))
  }
  return { lines, look, onEnd: progress.onEnd }
}

const user = (state: object) => ({ step: 'user', operation: 'create-database-user', ...state })
const done = {
  status: 'done' as const,
  change: 'created' as const,
  outputs: { 'project-id': PROJECT, username: 'app' },
  startedAt: START,
  endedAt: START + 7_000,
}
const cluster = { step: 'cluster', operation: 'create-cluster', doing: 'waiting for the cluster' }
const GROUP = [
  '::group::✓ user (create-database-user): created, 7 s',
  `  project-id: ${PROJECT}`,
  '  username: app',
  '  password: ***',
  `  console: https://cloud.mongodb.com/v2/${PROJECT}#/security/database/users`,
  '::endgroup::',
]

test('a step that has ended is told when it has, once, while others go on', () => {
  const { lines, look } = logOf()
  const ended = user({ doing: 'done', ended: { ...done, secretOutputs: ['password'] } })
  look([user({ doing: 'making the user' }), cluster])
  look([ended, cluster])
  look([ended, cluster])
  // Once more for its secret, which the broker does not keep.
  look([user({ doing: 'looking again' }), cluster], 30)
  expect(lines).toEqual([
    '… user: making the user',
    '… cluster: waiting for the cluster',
    ...GROUP,
    '… cluster: waiting for the cluster, 40 s',
  ])
})

test('the outcome tells what has not been told, and what has become otherwise', () => {
  const { lines, look, onEnd } = logOf()
  const step = { id: 'user', operation: Object({ name: 'create-database-user' }), params: {}, needs: [] }
  const password = new Secret('hush')
  look([user({ doing: 'done', ended: { ...done, secretOutputs: ['password'] } })])
  onEnd({ step, state: { ...done, outputs: { ...done.outputs, password } } })
  expect(lines).toEqual(GROUP)
  onEnd({ step, state: { ...done, status: 'skipped', why: 'it is gone' } })
  onEnd({ step: { ...step, id: 'other' }, state: { ...done, status: 'skipped', why: 'of no use' } })
  expect(lines.slice(GROUP.length)).toEqual([
    '::group::– user (create-database-user): skipped, 7 s',
    '  it is gone',
    '::endgroup::',
    '::group::– other (create-database-user): skipped, 7 s',
    '  of no use',
    '::endgroup::',
  ])
})

test('a broker that does not tell ends yet is waited for', () => {
  const { lines, look } = logOf()
  look([user({ doing: 'done' })])
  expect(lines).toEqual([])
})
