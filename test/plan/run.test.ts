import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { AtlasError } from '../../src/atlas/atlas-error.ts'
import { defineOperation, type Lease, type Operation } from '../../src/operations/operation.ts'
import { required, text } from '../../src/operations/param.ts'
import { done, endings, runOf, saying, step, waiting } from './run-steps.ts'

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
