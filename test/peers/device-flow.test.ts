import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { DeviceCode } from '../../src/atlas/device-answer.ts'
import { connectDevice } from '../../src/atlas/device-connection.ts'
import { revokeLogin, startDeviceFlow } from '../../src/atlas/device-flow.ts'
import { type Login, type LoginStore, loginOf } from '../../src/atlas/device-login.ts'
import { type Approval, awaitApproval } from '../../src/atlas/device-wait.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLoginStore } from '../../src/cli/login-store.ts'
import { failureOf } from '../atlas/connected.ts'
import { createBrowser, type Page } from '../support/browser.ts'
import { connectPeer } from '../support/connect-peer.ts'
import { CLIENT_ID, type DevicePeer, startDevicePeer } from '../support/device-peer.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const { signal } = new AbortController()
/** The server names no interval, so it is the 5 s of RFC 8628 §3.2: 50 ms at this speed. */
const SPEED = 100

interface Begun {
  readonly peer: DevicePeer
  readonly code: DeviceCode
  readonly approval: Promise<Approval>
  readonly client: ReturnType<typeof connectDevice>['client']
}

/** A login that waits for its user. */
async function begin({ codeSeconds }: { codeSeconds?: number } = {}): Promise<Begun> {
  const peer = await startDevicePeer({ ...(codeSeconds !== undefined && { codeSeconds }) })
  const clock = systemClock({ speed: SPEED })
  const { client, poller, close } = connectDevice({
    host: { cloud: 'commercial', origin: peer.url, isLoopback: true },
    clientId: CLIENT_ID,
    clock,
    random: Math.random,
    proxy: {},
    userAgent: 'mongodb-atlas-action/test',
  })
  onTestFinished(close)
  const code = await startDeviceFlow(client, signal)
  return { peer, client, code, approval: awaitApproval({ client: poller, code, clock, signal, onWait: () => {} }) }
}

/** The page that asks whether this code is on the device's screen. */
async function confirmPage({ code }: Begun): Promise<Page> {
  const page = await createBrowser().open(code.verificationUri)
  return page.submit({ user_code: code.userCode })
}

async function approve(begun: Begun): Promise<void> {
  const signIn = await (await confirmPage(begun)).submit({ confirm: 'yes' })
  const consent = await signIn.submit({ login: 'ada', password: 'of-the-test' })
  const last = await consent.submit({})
  expect(last.html).toContain('Sign-in Success')
}

interface Kept extends Begun {
  readonly store: LoginStore
  readonly login: () => Promise<Login>
  readonly connect: () => ReturnType<typeof connectPeer>
}

async function loggedIn(): Promise<Kept> {
  const begun = await begin()
  await approve(begun)
  const ended = await begun.approval
  if (ended.status !== 'approved') throw new Error(ended.status)
  const store = createLoginStore({ path: join(await temporaryFolder(), 'login.json'), hasModes: true })
  // The times of the sped-up clock mean nothing to the next process, which reads the real one.
  const fresh = loginOf({ clientId: CLIENT_ID, tokens: ended.tokens, askedAt: Date.now() })
  await store.change(begun.peer.url, async () => fresh)
  return {
    ...begun,
    store,
    async login() {
      const kept = await store.read(begun.peer.url)
      if (kept === undefined) throw new Error('nobody is logged in')
      return kept
    },
    connect() {
      const connection = connectPeer({ url: begun.peer.url, credentials: { kind: 'login', store } })
      onTestFinished(() => connection.close())
      return connection
    },
  }
}

const polls = ({ peer }: Begun) => peer.exchanges.filter(({ path }) => path.endsWith('/device/token'))

describe('a login, against oidc-provider', () => {
  test('waits until the user has entered the code, signed in and approved', async () => {
    const begun = await begin()
    expect(begun.code.userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
    await expect.poll(() => polls(begun).map(({ status }) => status)).toContain(400)
    await approve(begun)
    expect(await begun.approval).toMatchObject({ status: 'approved', tokens: { access: { livesMs: 3_600_000 } } })
    expect(polls(begun).at(-1)?.status).toBe(200)
    expect([begun.peer.alive('AccessToken'), begun.peer.alive('RefreshToken')]).toEqual([1, 1])
  })

  test('shows the user the very code that is on the screen', async () => {
    const begun = await begin()
    expect((await confirmPage(begun)).html).toContain(begun.code.userCode.replace('-', ''))
    await approve(begun)
    await begun.approval
  })

  test('that the user aborts on the page of the code is denied', async () => {
    const begun = await begin()
    await (await confirmPage(begun)).submit({ abort: 'yes' })
    expect(await begun.approval).toEqual({ status: 'denied' })
  })

  test('that the user cancels instead of signing in is denied', async () => {
    const begun = await begin()
    const browser = createBrowser()
    const page = await (await browser.open(begun.code.verificationUri)).submit({ user_code: begun.code.userCode })
    const signIn = await page.submit({ confirm: 'yes' })
    await browser.open(`${signIn.url}/abort`)
    expect(await begun.approval).toEqual({ status: 'denied' })
  })

  test('that nobody answers ends with its code', async () => {
    const begun = await begin({ codeSeconds: 1 })
    // Ours counts faster than the server, so it is the one that ends first unless it is told to wait.
    const clock = systemClock({ speed: 5 })
    const code = { ...begun.code, livesMs: 60_000 }
    const approval = awaitApproval({ client: begun.client, code, clock, signal, onWait: () => {} })
    expect(await approval).toEqual({ status: 'expired' })
    expect(await begun.approval).toEqual({ status: 'expired' })
  })

  test('as a client that the server does not know is refused', async () => {
    const { client } = await begin()
    const failure = await failureOf(startDeviceFlow({ ...client, clientId: 'f'.repeat(24) }, signal))
    expect(failure.hint).toContain('--client-id')
  })
})

describe('a kept login, against oidc-provider', () => {
  test('is good for calls, and a refusal brings a new token and another refresh token', async () => {
    const kept = await loggedIn()
    const before = await kept.login()
    const { atlas } = kept.connect()
    expect(await atlas.call('getSystemStatus', {})).toEqual({ ok: true })
    kept.peer.forget('AccessToken')
    expect(await Promise.all(Array.from({ length: 5 }, () => atlas.call('getSystemStatus', {})))).toEqual(
      Array(5).fill({ ok: true }),
    )
    const after = await kept.login()
    expect(after.accessToken.reveal()).not.toBe(before.accessToken.reveal())
    expect(after.refreshToken?.reveal()).not.toBe(before.refreshToken?.reveal())
    expect([kept.peer.alive('AccessToken'), kept.peer.alive('RefreshToken')]).toEqual([1, 1])
  })

  test('outlives several processes that find its token gone at once', async () => {
    const kept = await loggedIn()
    kept.peer.forget('AccessToken')
    const calls = [kept.connect(), kept.connect(), kept.connect()].map(({ atlas }) => atlas.call('getSystemStatus', {}))
    expect(await Promise.all(calls)).toEqual(Array(3).fill({ ok: true }))
    expect(kept.peer.alive('AccessToken')).toBe(1)
    // A refresh token that is spent twice would have ended the whole login here.
    kept.peer.forget('AccessToken')
    expect(await kept.connect().atlas.call('getSystemStatus', {})).toEqual({ ok: true })
  })

  test('whose refresh token was spent elsewhere has ended, and says what to do', async () => {
    const kept = await loggedIn()
    const stale = await kept.login()
    kept.peer.forget('AccessToken')
    await kept.connect().atlas.call('getSystemStatus', {})
    await kept.store.change(kept.peer.url, async () => stale)
    kept.peer.forget('AccessToken')
    const failure = await failureOf(kept.connect().atlas.call('getSystemStatus', {}))
    expect(failure.message).toContain('the login has ended (invalid_grant)')
    expect(failure.hint).toContain('`mongodb-atlas-action login`')
  })

  test('is given back whole', async () => {
    const kept = await loggedIn()
    await revokeLogin(kept.client, await kept.login())
    expect([kept.peer.alive('AccessToken'), kept.peer.alive('RefreshToken')]).toEqual([0, 0])
    const failure = await failureOf(kept.connect().atlas.call('getSystemStatus', {}))
    expect(failure.message).toContain('the login has ended')
    await revokeLogin(kept.client, await kept.login())
  })
})
