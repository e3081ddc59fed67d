import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { AtlasError } from '../../src/atlas/atlas-error.ts'
import type { Atlas } from '../../src/atlas/client.ts'
import { ActionError } from '../../src/base/errors.ts'
import { defineOperation, type Lease, type Operation, type Progress } from '../../src/operations/operation.ts'
import { required, text } from '../../src/operations/param.ts'
import type { PlanStep } from '../../src/plan/plan.ts'
import { type RunEvent, type RunOptions, run } from '../../src/plan/run.ts'
import { jumpClock } from '../operations/support/jump-clock.ts'

type Made = Progress<{ word?: string }>

/** An operation of the test: what it says each time it is called. */
function saying(step: (call: number) => Made | Promise<Made>, more: Partial<Operation> = {}): Operation {
  let calls = 0
  return {
    ...defineOperation({
      name: 'sample',
      summary: 'An operation of the test.',
      effect: 'write',
      subject: 'nothing',
      params: {},
      outputs: { word: { describe: 'A word.' } },
      step: async () => step(++calls),
    }),
    ...more,
  }
}

const done = (word?: string): Made => ({
  status: 'done',
  change: 'created',
  outputs: word === undefined ? {} : { word },
})
const waiting = (checkAgainInMs: number, lease?: Lease): Made => ({
  status: 'waiting',
  doing: 'thinking',
  checkAgainInMs,
  ...(lease && { lease }),
})

const step = (id: string, operation: Operation, more: Partial<PlanStep> = {}): PlanStep => ({
  id,
  operation,
  params: {},
  needs: [],
  ...more,
})

/** The operations of these tests never ask Atlas. */
const nobody: Atlas = {
  call: () => Promise.reject(new Error('nobody is there')),
  find: () => Promise.reject(new Error('nobody is there')),
  list: () => Promise.reject(new Error('nobody is there')),
  now: () => new Date(0),
  credentialKind: 'none',
}

function runOf(steps: readonly PlanStep[], given: Partial<RunOptions> = {}) {
  const clock = jumpClock()
  const events: string[] = []
  const startedAt = clock.host.now().getTime()
  const report = (event: RunEvent) =>
    events.push(
      `${clock.host.now().getTime() - startedAt} ${event.step.id} ${event.type === 'doing' ? event.doing : event.state.status}`,
    )
  const cancellation = given.cancellation ?? new AbortController()
  const result = run({
    plan: { steps },
    atlas: nobody,
    owner: { tags: [], mark: 'mark' },
    policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
    clock: clock.host,
    random: () => 0.5,
    timeoutMs: 3_600_000,
    report,
    onLease: async () => {},
    ...given,
    cancellation,
  })
  return { result, events, clock, cancellation, elapsed: () => clock.host.now().getTime() - startedAt }
}

const endings = async (result: ReturnType<typeof run>) =>
  Object.fromEntries((await result).steps.map(({ step: { id }, state }) => [id, state.status]))

describe('a run', () => {
  test('waits for steps side by side, not one after the other', async () => {
    const slow = () => saying((call) => (call === 1 ? waiting(60_000) : done()))
    const { result, elapsed } = runOf([step('a', slow()), step('b', slow()), step('c', slow(), { needs: ['a'] })])
    expect(await endings(result)).toEqual({ a: 'done', b: 'done', c: 'done' })
    // a and b share their minute; c has its own.
    expect(elapsed()).toBe(120_000)
  })

  test('calls steps while another call is under way', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let bothCalled = false
    const first = saying(async () => {
      await held
      return done()
    })
    const second = saying(() => {
      bothCalled = true
      release()
      return done()
    })
    const { result } = runOf([step('a', first), step('b', second)])
    expect(await endings(result)).toEqual({ a: 'done', b: 'done' })
    expect(bothCalled).toBe(true)
  })

  test('hands outputs on, by their kebab-case names', async () => {
    const received: unknown[] = []
    const reader: Operation = defineOperation({
      name: 'reader',
      summary: 'Takes a word.',
      effect: 'read',
      subject: 'nothing',
      params: { theWord: required(text({ describe: 'A word.', expected: 'a word', pattern: /^\w+$/ })) },
      outputs: {},
      async step({ params }) {
        received.push(params)
        return { status: 'done', change: 'unchanged', outputs: {} }
      },
    })
    const { result } = runOf([
      step(
        'a',
        saying(() => done('hello')),
      ),
      step('b', reader, { needs: ['a'], params: { 'the-word': `\${a.word}` } }),
    ])
    expect(await endings(result)).toEqual({ a: 'done', b: 'done' })
    expect(received).toEqual([{ theWord: 'hello' }])
  })

  test('fails a step whose parameter turns out wrong, and names the step and the parameter', async () => {
    const reader = saying(() => done(), {
      params: { theWord: required(text({ describe: 'A word.', expected: 'a word', pattern: /^\w+$/ })) },
    })
    const { result } = runOf([
      step(
        'a',
        saying(() => done('not a word')),
      ),
      step('b', reader, { needs: ['a'], params: { 'the-word': `\${a.word}` } }),
    ])
    const last = (await result).steps[1]?.state
    expect(last).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('b.the-word: ') } })
  })

  test('tells what each step does as it happens, and how it ended', async () => {
    const { result, events } = runOf([
      step(
        'a',
        saying((call) => (call === 1 ? waiting(3_000) : done())),
      ),
    ])
    await result
    expect(events).toEqual(['0 a starting', '0 a thinking', '3000 a done'])
  })

  test('tries again when a failure may pass, remembering what was written into memory', async () => {
    const seen: unknown[] = []
    const flaky: Operation = {
      ...saying(() => done()),
      async step({ memory }) {
        seen.push({ ...memory })
        if (memory.waitingSince === undefined) {
          memory.waitingSince = 1
          throw new AtlasError({ method: 'GET', template: '/', outcome: 'unknown', message: 'no', transient: true })
        }
        return done()
      },
    }
    const { result, elapsed } = runOf([step('a', flaky)])
    expect(await endings(result)).toEqual({ a: 'done' })
    expect([seen, elapsed()]).toEqual([[{}, { waitingSince: 1 }], 2_000])
  })

  test('keeps a lease before the step is called again', async () => {
    const order: string[] = []
    const lease: Lease = { operation: 'remove-ip-access', params: { 'ip-address': '203.0.113.7' } }
    const taking = saying((call) => {
      order.push(`call ${call}`)
      return call === 1 ? waiting(0, lease) : done()
    })
    const { result } = runOf([step('a', taking)], {
      async onLease(kept) {
        await turn()
        order.push(`kept ${kept.operation}`)
      },
    })
    await result
    expect(order).toEqual(['call 1', 'kept remove-ip-access', 'call 2'])
  })

  test('takes nothing when the lease cannot be kept', async () => {
    const taking = saying((call) => (call === 1 ? waiting(0, { operation: 'x', params: {} }) : done()))
    const { result } = runOf([step('a', taking)], { onLease: () => Promise.reject(new Error('the disk is full')) })
    expect((await result).steps[0]?.state).toMatchObject({ status: 'failed', error: { message: 'the disk is full' } })
  })

  test('of no steps is over at once', async () => {
    expect((await runOf([]).result).steps).toEqual([])
  })
})

describe('the end of time', () => {
  test('fails what is not done, says what it was doing, and lets nothing new begin', async () => {
    const { result, elapsed } = runOf(
      [
        step(
          'fast',
          saying(() => done()),
        ),
        step(
          'slow',
          saying(() => waiting(20_000)),
        ),
        step(
          'behind',
          saying(() => done()),
          { needs: ['slow'] },
        ),
      ],
      { timeoutMs: 90_000 },
    )
    const { steps } = await result
    expect(elapsed()).toBe(90_000)
    expect(steps.map(({ state }) => state)).toMatchObject([
      { status: 'done' },
      { status: 'failed', error: { code: 'TIMED_OUT', message: 'timed out after 1 min 30 s while thinking.' } },
      { status: 'failed', error: { code: 'TIMED_OUT', message: 'timed out after 1 min 30 s before it began.' } },
    ])
  })

  test('ends a call that is under way, and calls its end by its name', async () => {
    const cancellation = new AbortController()
    const { result, elapsed } = runOf(
      [
        step(
          'a',
          saying(() => hangingCall(cancellation.signal)),
        ),
      ],
      {
        cancellation,
        timeoutMs: 5_000,
      },
    )
    const { steps } = await result
    expect(elapsed()).toBe(5_000)
    expect(steps[0]?.state).toMatchObject({ status: 'failed', error: { code: 'TIMED_OUT' } })
  })
})

describe('cancellation', () => {
  test('stops waiting at once', async () => {
    const cancellation = new AbortController()
    const { result, elapsed } = runOf(
      [
        step(
          'a',
          saying(() => waiting(1_800_000)),
        ),
      ],
      { cancellation },
    )
    await turn()
    cancellation.abort()
    expect((await result).steps[0]?.state).toMatchObject({
      status: 'failed',
      error: { code: 'CANCELLED', message: 'cancelled while thinking.' },
    })
    expect(elapsed()).toBeLessThan(1_800_000)
  })

  test('ends a call that is under way', async () => {
    const cancellation = new AbortController()
    const { result } = runOf(
      [
        step(
          'a',
          saying(() => hangingCall(cancellation.signal)),
        ),
      ],
      { cancellation },
    )
    await turn()
    cancellation.abort()
    expect((await result).steps[0]?.state).toMatchObject({ status: 'failed', error: { code: 'CANCELLED' } })
  })

  test('counts what a call still brought to its end', async () => {
    const cancellation = new AbortController()
    const quick = saying(() => {
      cancellation.abort()
      return done('word')
    })
    const { result } = runOf([step('a', quick)], { cancellation })
    expect(await endings(result)).toEqual({ a: 'done' })
  })

  test('before the start begins nothing', async () => {
    const cancellation = new AbortController()
    cancellation.abort()
    let called = false
    const touched = saying(() => {
      called = true
      return done()
    })
    const { result } = runOf([step('a', touched)], { cancellation })
    expect((await result).steps[0]?.state).toMatchObject({ error: { message: 'cancelled before it began.' } })
    expect(called).toBe(false)
  })

  test('leaves a failure that came before it as it was', async () => {
    const cancellation = new AbortController()
    const failing = saying(() => {
      throw new ActionError({ code: 'NO', message: 'no' })
    })
    const { result } = runOf(
      [
        step('a', failing),
        step(
          'b',
          saying(() => waiting(1_800_000)),
        ),
      ],
      { cancellation },
    )
    await turn()
    cancellation.abort()
    expect((await result).steps.map(({ state }) => state)).toMatchObject([
      { error: { code: 'NO' } },
      { error: { code: 'CANCELLED' } },
    ])
  })
})

/** Ends as the client's calls do when they are aborted. */
function hangingCall(signal: AbortSignal): Promise<Made> {
  const error = new AtlasError({
    method: 'GET',
    template: '/api/atlas/v2/groups',
    outcome: 'unknown',
    message: 'cancelled',
    transient: false,
  })
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(error)))
}
