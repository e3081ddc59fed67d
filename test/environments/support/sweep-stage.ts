import { tmpdir } from 'node:os'
import { connect } from '../../../src/atlas/connect.ts'
import type { Layer } from '../../../src/atlas/send.ts'
import { Secret } from '../../../src/base/secret.ts'
import type { PullRequests } from '../../../src/environments/sweep/pull-requests.ts'
import { dryRun } from '../../../src/plan/dry-run.ts'
import { createOutside } from '../../../src/plan/outside.ts'
import { run } from '../../../src/plan/run.ts'
import type { Session, SessionOptions } from '../../../src/plan/session.ts'
import type { Settings } from '../../../src/plan/settings.ts'
import type { Simulator } from '../../../src/simulator/server.ts'
import type { JumpClock } from '../../operations/support/jump-clock.ts'

export interface HostMore {
  readonly dryRun?: boolean
  readonly timeoutMs?: number
  readonly cancellation?: AbortController
}

/** Called before each request of a session; the request waits for it. */
export type OnRequest = (request: { readonly method: string; readonly target: string }) => Promise<void> | void

export type TestHost = Pick<SessionOptions, 'settings' | 'owner' | 'cancellation'>

/** A host whose time is the jumping clock's. */
export function testHost(simulator: Simulator, { origin, ...more }: HostMore & { origin?: string } = {}): TestHost {
  const settings: Settings = {
    host: { cloud: 'commercial', origin: origin ?? simulator.url, isLoopback: true },
    credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
    policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
    proxy: {},
    timeoutMs: more.timeoutMs ?? 3_600_000,
    dryRun: more.dryRun ?? false,
    clockSpeed: 1,
    gitHubToken: undefined,
    gitHubJob: undefined,
    addressServices: undefined,
  }
  const owner = { tags: [{ key: 'managed-by', value: 'mongodb-atlas-action' }], mark: 'gh:0123abcd:1001-1-89abcdef' }
  return { settings, owner, cancellation: more.cancellation ?? new AbortController() }
}

/** What `openSession` opens, on the jumping clock: over real sockets, but waiting costs no real time. */
export function openTestSession({
  host,
  clock,
  onRequest = () => {},
}: {
  host: TestHost
  clock: JumpClock
  onRequest?: OnRequest | undefined
}): Session {
  const { settings, cancellation, owner } = host
  const counted: Layer = (next) => async (request) => {
    const end = clock.begin()
    try {
      await onRequest(request)
      return await next(request)
    } finally {
      end()
    }
  }
  const connection = connect({
    ...settings,
    clock: clock.wire,
    random: () => 0.5,
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: cancellation.signal,
    onSecret: () => {},
    onNotice: () => {},
    guard: settings.dryRun ? (next) => dryRun(counted(next)) : counted,
  })
  const { atlas } = connection
  return {
    atlas,
    clock: clock.host,
    run: (plan, more = {}) =>
      run({
        owner,
        ...more,
        plan,
        atlas,
        policy: settings.policy,
        outside: createOutside({ folder: tmpdir() }),
        timeoutMs: settings.timeoutMs,
        clock: clock.host,
        random: () => 0.5,
        cancellation,
        report: () => {},
        onSecret: (secret) => connection.conceal(secret),
        onLease: async () => {},
      }),
    close: () => connection.close(),
  }
}

/** GitHub over real sockets: while it is asked, the clock stands still. */
export function onClock(reader: PullRequests, clock: JumpClock): PullRequests {
  const during = <Result>(answer: Promise<Result>) => answer.finally(clock.begin())
  return {
    openPullRequests: () => during(reader.openPullRequests()),
    pullRequest: (number) => during(reader.pullRequest(number)),
    repositoryState: () => during(reader.repositoryState()),
    canSeeEveryRepository: () => during(reader.canSeeEveryRepository()),
    of: (repository) => onClock(reader.of(repository), clock),
  }
}
