import { expect, test } from 'vitest'
import { brokerWorld } from './broker-world.ts'
import { annotations } from './runner-log.ts'

const UP = { environment: 'up', 'pull-request': '42', 'ip-address': '203.0.113.7' }
const CHECK = { operation: 'check-access' }

/** A broker whose runs have ended as is said, whatever was asked for. */
async function brokerThatSays(outcome: Readonly<Record<string, unknown>>) {
  const { main, trouble } = await brokerWorld()
  const body = {
    state: outcome['state'],
    doing: [],
    outcome: { steps: [], notices: [], summary: 'So it ended.', ...outcome },
  }
  trouble(({ method }) => (method === 'POST' ? { instead: 202, body: { run: 'r-1' } } : { instead: 200, body }))
  return main
}

test('a run that a younger one has overtaken is skipped, and no failure', async () => {
  const main = await brokerThatSays({ state: 'superseded' })
  const run = await main(UP)
  expect(run).toMatchObject({ exitCode: 0, outputs: { skipped: 'true', changed: 'false' } })
  expect(annotations(run.lines, 'notice')).toEqual(['Skipped: So it ended.'])
})

test('what the broker notices is a warning, and cannot be more', async () => {
  const main = await brokerThatSays({ state: 'succeeded', notices: ['The list is full.', 'a\n::error::b'] })
  const run = await main(CHECK)
  expect([run.exitCode, annotations(run.lines)]).toEqual([0, []])
  expect(annotations(run.lines, 'warning')).toEqual(['The list is full.', 'a ::error::b'])
})

test('what keeps a run from beginning fails the job', async () => {
  const error = {
    code: 'HTTP_401',
    message: 'Atlas does not know these credentials',
    hint: 'Check those of the broker.',
  }
  const main = await brokerThatSays({ state: 'failed', error })
  const run = await main(CHECK)
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual(['Atlas does not know these credentials. Check those of the broker.'])
})

test('a failure that no step explains is said by its summary', async () => {
  const main = await brokerThatSays({ state: 'failed' })
  const run = await main(CHECK)
  expect([run.exitCode, annotations(run.lines)]).toEqual([1, ['So it ended.']])
})

test('secrets that were sealed for somebody else are an error, and no output is written', async () => {
  const main = await brokerThatSays({ state: 'succeeded', sealed: 'e30..e30.e30.e30' })
  const run = await main(CHECK)
  expect([run.exitCode, run.outputs]).toEqual([1, {}])
  expect(annotations(run.lines)).toEqual([expect.stringContaining('cannot be opened')])
})
