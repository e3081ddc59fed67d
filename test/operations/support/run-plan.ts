import { tmpdir } from 'node:os'
import { connect } from '../../../src/atlas/connect.ts'
import type { Layer } from '../../../src/atlas/send.ts'
import { Secret } from '../../../src/base/secret.ts'
import type { Lease, Owner, Policy } from '../../../src/operations/operation.ts'
import type { Outside } from '../../../src/operations/outside.ts'
import { dryRun } from '../../../src/plan/dry-run.ts'
import type { EndedState } from '../../../src/plan/engine.ts'
import type { Notebook } from '../../../src/plan/notebook.ts'
import { createOutside } from '../../../src/plan/outside.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { run } from '../../../src/plan/run.ts'
import type { Simulator } from '../../../src/simulator/server.ts'
import type { JumpClock } from './jump-clock.ts'

export const API = '/api/atlas/v2'
export const SHOP: Owner = {
  tags: [
    { key: 'managed-by', value: 'mongodb-atlas-action' },
    { key: 'repository', value: 'octo/shop' },
  ],
  mark: 'gh:0123abcd:1001-1-89abcdef',
}

/** A request that was answered or swallowed: what, and when on the simulated clock (epoch ms). */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly body: unknown
  readonly at: number
}

export interface Outcome {
  readonly state: EndedState
  /** Everything but GET that this run and others have sent meanwhile: `METHOD path status`. */
  readonly writes: readonly string[]
  readonly sent: readonly Sent[]
  readonly leases: readonly Lease[]
  readonly doing: readonly string[]
  /** Secrets that were told to whoever masks them, in the order of telling. */
  readonly secrets: readonly string[]
  /** Simulated milliseconds from start to end. */
  readonly tookMs: number
}

export interface RunMore {
  readonly owner?: Owner
  readonly policy?: Partial<Policy>
  readonly timeoutMs?: number
  readonly random?: () => number
  readonly outside?: Outside
  readonly dryRun?: true
  readonly cancellation?: AbortController
  /** Of a host that puts runs down where they would wait. */
  readonly notebook?: Notebook
  /** What passwords are derived from, as a host has it that knows them again. */
  readonly secretKey?: Uint8Array
}

/** Runs a plan in this process, over real sockets, on the jumping clock. */
export async function runPlan({
  plan,
  policy,
  more,
  simulator,
  origin,
  clock,
  sent,
}: {
  plan: Plan
  policy: Policy
  more: RunMore
  simulator: Simulator
  origin: string
  clock: JumpClock
  sent: readonly Sent[]
}): Promise<Omit<Outcome, 'state'> & { states: Readonly<Record<string, EndedState>> }> {
  const cancellation = more.cancellation ?? new AbortController()
  const random = more.random ?? (() => 0.5)
  const counted: Layer = (next) => async (request) => {
    const end = clock.begin()
    return next(request).finally(end)
  }
  const guard: Layer = more.dryRun ? (next) => dryRun(counted(next)) : counted
  const connection = connect({
    host: { cloud: policy.cloud, origin, isLoopback: true },
    credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
    clock: clock.wire,
    random,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: cancellation.signal,
    onSecret: () => {},
    onNotice: () => {},
    guard,
  })
  const leases: Lease[] = []
  const doing: string[] = []
  const secrets: string[] = []
  const from = sent.length
  const startedAt = clock.host.now().getTime()
  try {
    const { steps } = await run({
      secretKey: more.secretKey,
      notebook: more.notebook,
      plan,
      atlas: connection.atlas,
      owner: more.owner ?? SHOP,
      policy,
      clock: clock.host,
      random,
      cancellation,
      timeoutMs: more.timeoutMs ?? 3_600_000,
      report: (event) => event.type === 'doing' && doing.push(event.doing),
      outside: more.outside ?? createOutside({ folder: tmpdir() }),
      onSecret: (secret) => {
        connection.conceal(secret)
        secrets.push(secret.reveal())
      },
      onLease: async (lease) => void leases.push(lease),
    })
    const states = Object.fromEntries(steps.map(({ step, state }) => [step.id, state]))
    const mine = sent.slice(from)
    const writes = mine.filter(({ method }) => method !== 'GET').map(shown)
    return { states, writes, sent: mine, leases, doing, secrets, tookMs: clock.host.now().getTime() - startedAt }
  } finally {
    await connection.close()
  }
}

/** `PATCH /groups/…/clusters/shop 200`, with ids as `…` so that a test can say it. */
function shown({ method, url, status }: Sent): string {
  return `${method} ${url.replace(API, '').replace(/[0-9a-f]{24}/g, '…')} ${status}`
}
