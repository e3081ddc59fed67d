import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { done, endings, hangingCall, runOf, saying, step, waiting } from './run-steps.ts'

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
