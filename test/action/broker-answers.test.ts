import { describe, expect, test } from 'vitest'
import { restoreError, restoreResult, stepOf } from '../../src/action/broker-result.ts'
import { renderSummary } from '../../src/action/summary.ts'
import { UsageError } from '../../src/base/errors.ts'
import { Secret } from '../../src/base/secret.ts'
import { runShape } from '../../src/broker/answer.ts'
import { brokerError } from '../../src/broker/broker-error.ts'
import { readBrokerUrl } from '../../src/broker/broker-url.ts'
import { restorePerformed } from '../../src/broker/performed-shape.ts'

const times = { startedAt: 1_000, endedAt: 2_000 }
const step = (state: object, { id = 'one', operation = 'check-access' } = {}) => ({ id, operation, state })

/** As an answer of a broker comes over the wire. */
function outcomeOf(steps: readonly object[]) {
  const outcome = { state: 'succeeded', summary: 'Done.', steps, notices: [] }
  const run = runShape().parse({ state: 'succeeded', doing: [], outcome })
  if (run.outcome === undefined) throw new TypeError('there is no outcome')
  return run.outcome
}

describe('the steps of a run are as they were at the broker', () => {
  test('with the secrets that came sealed, and without those that did not', () => {
    const done = { status: 'done', change: 'created', outputs: { username: 'app' }, secretOutputs: ['password', 'uri'] }
    const password = new Secret('hush-hush')
    const secrets = new Map([['one.password', password]])
    const { steps } = restoreResult({ outcome: outcomeOf([step({ ...done, ...times })]), plan: undefined, secrets })
    expect(steps[0]?.state).toEqual({
      status: 'done',
      change: 'created',
      outputs: { username: 'app', password },
      ...times,
    })
  })

  test('also by an operation of a later version', () => {
    const outcome = outcomeOf([step({ status: 'skipped', why: 'of no use', ...times }, { operation: 'make-coffee' })])
    const { steps } = restoreResult({ outcome, plan: undefined, secrets: new Map() })
    expect(steps[0]?.step.operation.name).toBe('make-coffee')
  })

  test.each([
    ['a step', step({ status: 'skipped', why: '', ...times }, { id: 'one\n::error::two' })],
    ['an operation', step({ status: 'skipped', why: '', ...times }, { operation: 'check-access\n::set-env::' })],
    ['an output', step({ status: 'done', change: 'created', outputs: { 'a\nb': 1 }, ...times })],
    ['another output', step({ status: 'done', change: 'created', outputs: { 'a<<b': 1 }, ...times })],
  ])('but for the name of %s that would be taken for a command of the log', (_, strange) => {
    const restore = () => restoreResult({ outcome: outcomeOf([strange]), plan: undefined, secrets: new Map() })
    expect(restore).toThrow(expect.objectContaining({ code: 'BROKER_STRANGE' }))
  })

  test('and of an entry that was leased the summary says that the end of the job takes it back', () => {
    const outputs = { 'project-id': 'one', 'ip-address': '203.0.113.7', 'expires-at': '2026-11-22T15:30:11Z' }
    const letIn = step({ status: 'done', change: 'created', outputs, ...times }, { operation: 'add-ip-access' })
    const next = (params: Record<string, unknown>) => {
      const outcome = { ...outcomeOf([letIn]), leases: [{ operation: 'remove-ip-access', params }] }
      const result = restoreResult({ outcome, plan: undefined, secrets: new Map() })
      return renderSummary({ result, origin: undefined, dryRun: false })
        .split('\n')
        .find((line) => line.startsWith('- '))
    }
    const expires = 'Atlas removes the entry at 2026-11-22T15:30:11Z at the latest.'
    expect(next({ 'project-id': 'one', 'ip-address': '203.0.113.7' })).toBe(
      `- one: the end of the job takes back what it added, and ${expires}`,
    )
    expect(next({ 'project-id': 'two', 'ip-address': '203.0.113.7' })).toBe(`- one: ${expires}`)
  })

  test('and one that the run has not ended has failed', () => {
    const outcome = outcomeOf([step({ status: 'pending' }), step({ status: 'blocked', by: 'x\n::error::', ...times })])
    const { steps } = restoreResult({ outcome, plan: undefined, secrets: new Map() })
    expect(steps.map(({ state }) => state.status)).toEqual(['failed', 'blocked'])
    expect(JSON.stringify(steps[1]?.state)).not.toContain('\\n')
  })

  test('with the places of the steps that the job has read, and without them where the broker means another operation', () => {
    const position = { file: 'plan.yml', line: 2, column: 3 }
    const own = { ...stepOf({ id: 'one', operation: 'check-access', plan: undefined }), position }
    const plan = { steps: [own] }
    expect(stepOf({ id: 'one', operation: 'check-access', plan })).toBe(own)
    expect(stepOf({ id: 'one', operation: 'list-projects', plan })).not.toHaveProperty('position')
  })
})

describe('what kept a run from beginning', () => {
  test('has its places again when it was wrong input', () => {
    const message = 'plan.yml:3:5: cluster.tier: expected a tier. Write M10.\nowner: is missing.'
    const error = restoreError({ code: 'USAGE', message })
    expect(error).toBeInstanceOf(UsageError)
    expect(error instanceof UsageError && error.issues).toEqual([
      { message: 'cluster.tier: expected a tier. Write M10.', position: { file: 'plan.yml', line: 3, column: 5 } },
      { message: 'owner: is missing.' },
    ])
  })

  test('keeps its code and its hint otherwise', () => {
    const said = { code: 'HTTP_401', message: 'Atlas does not know these credentials.', hint: 'Check them.' }
    expect(restoreError(said)).toMatchObject(said)
  })
})

describe('a refusal', () => {
  const address = readBrokerUrl('https://broker.example')
  const refusal = (status: number, body: unknown) => {
    if ('message' in address) throw new TypeError(address.message)
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    return brokerError({ status, body: bytes, address })
  }

  test('of somebody else than a broker is said by its status', () => {
    expect(refusal(502, '<html>::error::</html>').message).toBe('broker: broker.example cannot take this now: HTTP 502')
    expect(refusal(404, '{"message":"Not Found"}')).toMatchObject({
      code: 'BROKER_NOT_FOUND',
      hint: 'Check broker-url, and that the function there is a broker.',
    })
  })

  test('can start no command of the log', () => {
    const { message, hint } = refusal(403, {
      error: 'no\n::set-output::rule',
      hint: 'ask\r\n##[error]',
      request: 'a\nb',
    })
    expect(`${message} ${hint}`).not.toMatch(/[\r\n]|##\[/)
  })

  test('with issues is wrong input, each at its place', () => {
    const position = { file: 'operations', line: 2, column: 3 }
    const error = refusal(422, { error: 'wrong', issues: [{ message: 'a: is wrong.', hint: 'Mend it.', position }] })
    expect(error instanceof UsageError && error.issues).toEqual([
      { message: 'a: is wrong.', hint: 'Mend it.', position },
    ])
  })
})

describe('what became of an environment', () => {
  const result = { steps: [] }

  test('has its times again', () => {
    const identity = { repository: 'octo/shop', pullRequest: 42 }
    const expiresAt = new Date('2026-11-25T08:00:00.000Z')
    const performed = { did: 'up', identity, expiresAt } as const
    expect(restorePerformed({ performed: JSON.parse(JSON.stringify(performed)), result })).toEqual({
      ...performed,
      result,
    })
  })

  test('keeps what lists say beside what is shown', () => {
    const one = {
      environment: 'pr-42-8287e472',
      repository: 'octo/shop',
      'pull-request': 42,
      'pull-request-state': 'open',
      isolation: 'project',
      protected: false,
      'project-id': '5f0e1d2c3b4a59687f6e5d4c',
    }
    expect(restorePerformed({ performed: { did: 'list', environments: [one] }, result })).toMatchObject({
      environments: [one],
    })
  })

  test.each([{ did: 'drop' }, { did: 'up' }, null, 'up', { did: 'sweep', rows: [{}] }])(
    'is nothing that is known: %j',
    (performed) => {
      expect(restorePerformed({ performed, result })).toBeUndefined()
    },
  )
})
