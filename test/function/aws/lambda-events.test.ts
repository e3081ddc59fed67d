import { describe, expect, test } from 'vitest'
import { createFront } from '../../../src/function/aws/create-front.ts'
import { readLambdaEvent } from '../../../src/function/aws/lambda-events.ts'
import type { IncomingCall } from '../../../src/function/incoming-call.ts'
import { delivery } from '../support/delivery.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'
import { eventOfVersion1, eventOfVersion2 } from './support/gateway-events.ts'

const TOUR = { kind: 'tour', of: 'sweep', since: '2026-11-22T08:00:00Z' }

function callOf(event: unknown): IncomingCall {
  const read = readLambdaEvent(event)
  if (read.kind !== 'http') throw new TypeError('no request')
  return read.call
}

describe('a request', () => {
  const request = { ...delivery({ body: { ping: true } }), path: '/github/webhooks' }

  test.each([
    ['HTTP API with a stage', eventOfVersion2({ request, isBase64: false, stage: 'prod' }), '/github/webhooks'],
    ['REST API', eventOfVersion1({ request, isBase64: false }), '/github/webhooks'],
    [
      'REST API whose stage is called as the path begins',
      eventOfVersion1({ request, isBase64: false, stage: 'github' }),
      '/github/webhooks',
    ],
    [
      'HTTP API of version 1.0, whose path has the stage',
      { ...eventOfVersion1({ request, isBase64: false }), path: '/prod/github/webhooks' },
      '/github/webhooks',
    ],
    [
      'root of a stage',
      {
        ...eventOfVersion1({ request, isBase64: false }),
        path: '/prod',
        requestContext: { stage: 'prod', path: '/prod' },
      },
      '/',
    ],
  ])('of a %s has the path without the stage', (_, event, path) => {
    expect(callOf(event).path).toBe(path)
  })

  test('of several values of a header the first is read, and of a name that nobody sent none', () => {
    const event = {
      ...eventOfVersion1({ request, isBase64: false }),
      headers: { 'X-Twice': 'second' },
      multiValueHeaders: { 'X-Twice': ['first', 'second'] },
    }
    const call = callOf(event)
    expect([call.header('x-twice'), call.header('x-never'), call.header('constructor')]).toEqual([
      'first',
      undefined,
      undefined,
    ])
  })

  test('a body of exactly the bound is read, one byte more is too large, in both encodings', async () => {
    for (const isBase64 of [false, true]) {
      const body = Buffer.from('ä'.repeat(50))
      const call = callOf(eventOfVersion2({ request: { ...request, body }, isBase64 }))
      expect(await call.readBody(100)).toEqual(body)
      expect(await call.readBody(99)).toBe('too large')
    }
  })

  test('a body that is shorter than announced is cut short', async () => {
    const event = eventOfVersion2({ request, isBase64: false })
    const cut = { ...event, body: '{' }
    expect(await callOf(cut).readBody(1000)).toBe('cut short')
  })
})

describe('a schedule', () => {
  function front() {
    const runs = recordedRuns()
    const { log, lines } = recordedLog()
    const answering = async () => ({ status: 404, body: {} })
    return { runs, lines, front: createFront({ answering, runs, log }) }
  }

  test('starts a tour, and the same firing is the same run', async () => {
    const { runs, lines, front: invoke } = front()
    expect(await invoke(TOUR, { awsRequestId: 'one' })).toEqual({ run: 'run-1' })
    expect(await invoke(TOUR, { awsRequestId: 'two' })).toEqual({ run: 'run-1' })
    expect(runs.orders).toEqual([TOUR, TOUR])
    expect(lines).toMatchObject([
      { event: 'schedule fired', fields: { requestId: 'one', isNew: true } },
      { event: 'schedule fired', fields: { requestId: 'two', isNew: false } },
    ])
  })

  test('that cannot start anything fails, so that Lambda tries it again', async () => {
    const { runs, lines, front: invoke } = front()
    runs.fail(new Error('throttled'))
    await expect(invoke(TOUR, { awsRequestId: 'one' })).rejects.toThrow('throttled')
    expect(lines).toMatchObject([{ level: 'error', event: 'event failed', fields: { requestId: 'one' } }])
  })

  test.each([
    [{ ...TOUR, of: 'everything' }, 'everything'],
    [{ ...TOUR, since: '<aws.scheduler.scheduled-time>' }, '<aws.scheduler.scheduled-time>'],
    [{ ...TOUR, since: '2026-13-45T08:00:00Z' }, '2026-13-45'],
    [{ source: 'aws.events', 'detail-type': 'Scheduled Event' }, 'the order of a tour'],
    [{ kind: 'environment', repository: 'octo/shop' }, 'the order of a tour'],
    [null, 'the order of a tour'],
  ])('that sends %o is refused', async (event, said) => {
    const { runs, front: invoke } = front()
    await expect(invoke(event, {})).rejects.toThrow(said)
    expect(runs.orders).toEqual([])
  })
})
