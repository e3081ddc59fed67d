import { describe, expect, test } from 'vitest'
import { createRecipient } from '../../src/broker/recipient.ts'
import { readBrokerRequest } from '../../src/broker/request.ts'
import { runIdIn, runPath } from '../../src/broker/routes.ts'
import { readEvent } from '../../src/github/event.ts'

const { publicKey: recipient } = await createRecipient()
const PLAN = { kind: 'plan', text: 'access: { check-access: }', file: 'operations' }
const REQUEST = { task: PLAN, settings: {}, recipient, since: 'abcdefghijklmnopqrstuv' }
const read = (value: unknown) => readBrokerRequest(Buffer.from(JSON.stringify(value)))

describe('a request is read as it was sent', () => {
  test.each([
    ['a plan', { task: { ...PLAN, runnerAddress: '198.51.100.7' }, settings: { timeout: '45m', 'dry-run': 'true' } }],
    ['an operation', { task: { kind: 'operation', name: 'list-clusters', params: { 'project-name': 'shop' } } }],
    ['an environment', { task: { kind: 'environment', inputs: { environment: 'up', 'pull-request': '42' } } }],
  ])('%s', (_, part) => {
    expect(read({ ...REQUEST, ...part })).toEqual({ ...REQUEST, ...part })
  })

  test('the event of a pull request comes through JSON as readEvent gave it, but for its times', () => {
    const payload = {
      action: 'closed',
      pull_request: {
        number: 42,
        state: 'closed',
        closed_at: '2026-11-22T08:00:00Z',
        merged: true,
        head: { repo: { full_name: 'octo/shop' }, sha: 'a'.repeat(40) },
        base: { repo: { full_name: 'octo/shop' }, ref: 'main', sha: 'b'.repeat(40) },
        labels: [{ name: 'preview' }],
      },
    }
    const event = readEvent({ name: 'pull_request', payload, repository: 'octo/shop' })
    const task = { kind: 'environment', inputs: { environment: 'auto' }, event }
    expect(read({ ...REQUEST, task })).toMatchObject({
      task: { event: { kind: 'pull request', pullRequest: { number: 42, isMerged: true, closedAt: undefined } } },
    })
  })

  test.each(['workflow_dispatch', 'issue_comment', 'merge_group', 'schedule', 'push'])('the event %s, too', (name) => {
    const event = readEvent({ name, payload: { issue: { number: 7 } }, repository: 'octo/shop' })
    const task = { kind: 'environment', inputs: { environment: 'list' }, event }
    expect(read({ ...REQUEST, task })).toMatchObject({ task: { event: { kind: event.kind } } })
  })
})

describe('what is not of the right form is refused by its place, never by its value', () => {
  test.each([
    ['a stray key', { ...REQUEST, credentials: 'hunter2' }, 'the body: `credentials` cannot stand there.'],
    ['a setting that a job may not set', { ...REQUEST, settings: { 'base-url': 'hunter2' } }, 'settings: `base-url`'],
    ['a task of no kind', { ...REQUEST, task: { kind: 'hunter2' } }, 'task'],
    ['a private key', { ...REQUEST, recipient: { ...recipient, d: 'hunter2' } }, 'recipient: `d`'],
    ['a nonce that could be guessed', { ...REQUEST, since: 'hunter2' }, 'since'],
    ['a file over two lines', { ...REQUEST, task: { ...PLAN, file: 'hunter2\n' } }, 'task.file'],
    [
      'a parameter that is no text',
      { ...REQUEST, task: { kind: 'operation', name: 'a', params: { b: 1 } } },
      'task.params.b',
    ],
    ['a stray input', { ...REQUEST, task: { kind: 'environment', inputs: { hunter2x: 'hunter2' } } }, 'task.inputs'],
    ['a list', [REQUEST], 'the body'],
    ['nothing', null, 'the body'],
  ])('%s', (_, value, place) => {
    const refusal = read(value)
    expect(refusal).toEqual({ why: expect.stringContaining(place) })
    expect(JSON.stringify(refusal).replace('hunter2x', '')).not.toContain('hunter2')
  })

  test.each([
    ['no JSON', Buffer.from('task: plan')],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['nothing', Buffer.alloc(0)],
  ])('a body that is %s', (_, body) => {
    expect(readBrokerRequest(body)).toEqual({ why: 'the body is no JSON in UTF-8.' })
  })

  test('prototypes cannot be reached', () => {
    const text = JSON.stringify(REQUEST).replace('"settings":{}', '"settings":{"__proto__":{"timeout":"1m"}}')
    expect(readBrokerRequest(Buffer.from(text))).toHaveProperty('why')
  })
})

test('the id of a run survives its path, whatever the host calls it', () => {
  for (const id of ['4f1c', 'arn:aws:lambda:eu-central-1:1:function:f:$LATEST/durable-execution/a%2Fb/c']) {
    expect(runIdIn(runPath(id))).toBe(id)
  }
  expect(['/runs/', '/runs/%', '/runs/a%0Ab', `/runs/${'a'.repeat(1_001)}`, '/operations'].map(runIdIn)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  )
})
