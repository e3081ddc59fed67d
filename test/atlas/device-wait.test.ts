import { describe, expect, test } from 'vitest'
import { type ApprovalWait, awaitApproval } from '../../src/atlas/device-wait.ts'
import { Secret } from '../../src/base/secret.ts'
import { failureOf } from './connected.ts'
import { APPROVED, atlasSays, device, oauthSays } from './device.ts'
import { type Answer, type Answering, deadOrigin, loopback } from './loopback.ts'
import { virtualClock } from './virtual-clock.ts'

const CODE = {
  deviceCode: new Secret('device-code-of-the-test'),
  userCode: 'QWRT-ZXCV',
  verificationUri: 'https://cloud.mongodb.com/account/connect',
  livesMs: 600_000,
  intervalMs: 10_000,
}
const PENDING = atlasSays('DEVICE_AUTHORIZATION_PENDING')

/** Waits at a server that gives these answers one after the other, and the last one for ever. */
async function wait(answers: readonly (Answer | 'cut')[], { signal }: { signal?: AbortSignal } = {}) {
  let next = 0
  const answering: Answering = (_, response) => {
    const answer = answers[Math.min(next, answers.length - 1)]
    next += 1
    if (answer !== 'cut') return answer
    response.destroy()
    return undefined
  }
  const { origin, received } = await loopback(answering)
  return { received, ...waitAt(origin, signal) }
}

function waitAt(origin: string, signal = new AbortController().signal) {
  const clock = virtualClock()
  const waits: ApprovalWait[] = []
  const { poller } = device({ origin, clock })
  const approval = awaitApproval({ client: poller, code: CODE, clock, signal, onWait: (round) => waits.push(round) })
  return { approval, clock, waits }
}

const sum = (all: readonly number[]) => all.reduce((before, each) => before + each, 0)
const s = (...seconds: number[]) => seconds.map((each) => each * 1000)

describe('waiting for the user', () => {
  test('asks every ten seconds until it is approved', async () => {
    const { approval, clock, waits } = await wait([PENDING, PENDING, APPROVED])
    expect(await approval).toMatchObject({ status: 'approved' })
    expect(clock.sleeps).toEqual(s(10, 10, 10))
    expect(waits).toEqual(s(600, 590, 580).map((leftMs) => ({ leftMs, why: undefined })))
  })

  test('counts the life of the tokens from when they were asked for', async () => {
    const { approval, clock } = await wait([APPROVED])
    expect(await approval).toMatchObject({ askedAt: clock.now().getTime() })
  })

  test('takes five seconds longer after each `slow_down`, from then on (RFC 8628 §3.5)', async () => {
    const slow = oauthSays('slow_down')
    const pending = oauthSays('authorization_pending')
    const { approval, clock } = await wait([pending, slow, pending, slow, pending, APPROVED])
    await approval
    expect(clock.sleeps).toEqual(s(10, 10, 15, 15, 20, 20))
  })

  test.each([
    ['Atlas', atlasSays('UNAUTHORIZED', 401)],
    ['RFC 8628', oauthSays('access_denied')],
  ])('ends when it is denied, as %s says it', async (_, answer) => {
    const { approval, received } = await wait([PENDING, answer])
    expect(await approval).toEqual({ status: 'denied' })
    expect(received).toHaveLength(2)
  })

  test.each([
    ['Atlas', atlasSays('DEVICE_AUTHORIZATION_EXPIRED')],
    ['RFC 8628', oauthSays('expired_token')],
  ])('ends when the code has expired, as %s says it', async (_, answer) => {
    const { approval } = await wait([PENDING, answer])
    expect(await approval).toEqual({ status: 'expired' })
  })

  test('ends with the life of the code where the server never says so', async () => {
    const { approval, received, clock } = await wait([PENDING])
    expect(await approval).toEqual({ status: 'expired' })
    expect(received).toHaveLength(60)
    expect(sum(clock.sleeps)).toBe(600_000)
  })
})

describe('waiting where no answer comes', () => {
  test('asks half as often each time, and as before once there is an answer (RFC 8628 §3.5)', async () => {
    const { approval, clock, waits } = await wait(['cut', 'cut', 'cut', PENDING, APPROVED])
    expect(await approval).toMatchObject({ status: 'approved' })
    expect(clock.sleeps).toEqual(s(10, 20, 40, 60, 10))
    expect(waits.map(({ why }) => why !== undefined)).toEqual([false, true, true, true, false])
  })

  test('goes on through 5xx and rate limits, and keeps to the time that they name', async () => {
    const limited: Answer = { ...atlasSays('RATE_LIMITED', 429), headers: { 'retry-after': '33' } }
    const { approval, clock } = await wait([{ status: 503 }, limited, APPROVED])
    expect(await approval).toMatchObject({ status: 'approved' })
    expect(clock.sleeps).toEqual(s(10, 20, 40))
    const patient: Answer = { ...limited, headers: { 'retry-after': '50' } }
    const second = await wait([patient, APPROVED])
    await second.approval
    expect(second.clock.sleeps).toEqual(s(10, 50))
  })

  test('ends with the life of the code', async () => {
    const { approval, clock } = waitAt(await deadOrigin())
    expect(await approval).toEqual({ status: 'expired' })
    expect(sum(clock.sleeps)).toBe(600_000)
  })

  test('gives up at once for what time does not mend', async () => {
    const { approval, received } = await wait([oauthSays('invalid_grant')])
    expect((await failureOf(approval)).errorCode).toBe('invalid_grant')
    expect(received).toHaveLength(1)
  })
})

describe('waiting that is cancelled', () => {
  test('ends while it sleeps, without another request', async () => {
    const cancel = new AbortController()
    cancel.abort()
    const { approval, received } = await wait([APPROVED], { signal: cancel.signal })
    expect(await approval).toEqual({ status: 'cancelled' })
    expect(received).toEqual([])
  })

  test.each([
    { comes: 'an approval', answer: APPROVED, status: 'approved' },
    { comes: 'no approval', answer: PENDING, status: 'cancelled' },
  ])('while $comes is on its way ends as $status, so that no login lives that nobody has', async (given) => {
    const cancel = new AbortController()
    const { origin } = await loopback(async () => {
      cancel.abort()
      await new Promise((resolve) => setTimeout(resolve, 50))
      return given.answer
    })
    expect(await waitAt(origin, cancel.signal).approval).toMatchObject({ status: given.status })
  })
})
