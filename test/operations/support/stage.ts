import { expect, onTestFinished } from 'vitest'
import { connect } from '../../../src/atlas/connect.ts'
import type { Layer } from '../../../src/atlas/send.ts'
import { Secret } from '../../../src/base/secret.ts'
import { operations } from '../../../src/operations/index.ts'
import type { Lease, Owner, Policy } from '../../../src/operations/operation.ts'
import { dryRun } from '../../../src/plan/dry-run.ts'
import type { EndedState } from '../../../src/plan/engine.ts'
import { planOfOne } from '../../../src/plan/flat.ts'
import { parsePlan } from '../../../src/plan/parse.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { run } from '../../../src/plan/run.ts'
import { type Fault, type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/server.ts'
import { createPeer, type Received } from '../../simulator/peer.ts'
import { createContract } from '../../support/contract.ts'
import { type Interposed, interpose } from './interpose.ts'
import { type JumpClock, jumpClock } from './jump-clock.ts'

export const API = '/api/atlas/v2'
export const SHOP: Owner = {
  tags: [
    { key: 'managed-by', value: 'mongodb-atlas-action' },
    { key: 'repository', value: 'octo/shop' },
  ],
  mark: 'gh:0123abcd:1001-1-89abcdef',
}
export const BLOG: Owner = {
  tags: [
    { key: 'managed-by', value: 'mongodb-atlas-action' },
    { key: 'repository', value: 'octo/blog' },
  ],
  mark: 'gh:ffff0000:2002-1-11112222',
}

/** A request that was answered or swallowed: what, and when on the simulated clock (epoch ms). */
interface Sent {
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
  /** Simulated milliseconds from start to end. */
  readonly tookMs: number
}

interface RunMore {
  readonly owner?: Owner
  readonly policy?: Partial<Policy>
  readonly timeoutMs?: number
  readonly random?: () => number
  readonly dryRun?: true
  readonly cancellation?: AbortController
}

export interface Stage {
  readonly simulator: Simulator
  readonly clock: JumpClock
  readonly sent: readonly Sent[]
  /** Runs one operation with flat inputs, as the action does, over real sockets; waiting costs no real time. */
  run(operation: string, params: Readonly<Record<string, string>>, more?: RunMore): Promise<Outcome>
  /** Runs a plan, and says how each of its steps ended. */
  plan(
    text: string,
    more?: RunMore,
  ): Promise<Omit<Outcome, 'state'> & { readonly states: Readonly<Record<string, EndedState>> }>
  fault(fault: Fault): void
  /** What somebody else does in this Atlas, with a client of their own; paths are below the API. */
  call(method: string, path: string, body?: unknown): Promise<Received>
  /** Makes a project by other hands; its id. */
  project(name?: string, more?: object): Promise<string>
}

export interface StageOptions extends Omit<SimulatorOptions, 'clock' | 'onExchange'> {
  /** Answers in the place of the simulator. */
  readonly interposed?: Interposed
  /** What the published description does not know, though Atlas does. */
  readonly beyondContract?: RegExp
}

const contract = createContract()

/** A simulator, and runs against it on the same jumping clock; every exchange is held against the published description. */
export async function stage({ interposed, beyondContract, ...options }: StageOptions = {}): Promise<Stage> {
  const clock = jumpClock()
  const sent: Sent[] = []
  const problems: string[] = []
  let faulty = options.faults !== undefined
  const simulator = await startSimulator({
    ...options,
    clock: clock.wire,
    onExchange(exchange) {
      const { method, url, status, requestBody } = exchange
      const anonymous = exchange.requestHeaders['authorization'] === undefined
      if (!anonymous) sent.push({ method, url, status, body: parsed(requestBody), at: clock.host.now().getTime() })
      const said = contract?.check(exchange, { expectFaultyResponse: faulty }) ?? []
      problems.push(...said.filter((problem) => beyondContract?.test(problem) !== true))
    },
  })
  const origin = interposed ? await interpose({ url: simulator.url, answer: interposed }) : simulator.url
  onTestFinished(async () => {
    await simulator.close()
    expect(problems, 'what the published description of the API says of the exchanges').toEqual([])
  })
  const peer = createPeer(simulator)
  const call: Stage['call'] = (method, path, body) => peer({ method, path: API + path, body })
  return {
    simulator,
    clock,
    sent,
    call,
    async run(operation, params, more = {}) {
      const policy = policyOf({ options, more })
      const plan = await planOfOne({ operation, params, operations, policy })
      const outcome = await runPlan({ plan, policy, more, simulator, origin, clock, sent })
      const state = outcome.states[operation]
      if (state === undefined) throw new TypeError('a run without a step')
      return { ...outcome, state }
    },
    async plan(text, more = {}) {
      const policy = policyOf({ options, more })
      const plan = await parsePlan({ text, file: 'plan.yml', operations, policy })
      return runPlan({ plan, policy, more, simulator, origin, clock, sent })
    },
    fault(fault) {
      faulty = true
      simulator.addFault(fault)
    },
    async project(name = 'shop', more = {}) {
      const { json } = await call('POST', '/groups', { name, orgId: simulator.orgId, ...more })
      return idOf(json)
    },
  }
}

function policyOf({ options, more }: { options: SimulatorOptions; more: RunMore }): Policy {
  const cloud = options.cloud ?? 'commercial'
  return { cloud, allowedProviders: [], allowedRegions: [], allowedTiers: [], ...more.policy }
}

async function runPlan({
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
  const from = sent.length
  const startedAt = clock.host.now().getTime()
  try {
    const { steps } = await run({
      plan,
      atlas: connection.atlas,
      owner: more.owner ?? SHOP,
      policy,
      clock: clock.host,
      random,
      cancellation,
      timeoutMs: more.timeoutMs ?? 3_600_000,
      report: (event) => event.type === 'doing' && doing.push(event.doing),
      onLease: async (lease) => void leases.push(lease),
    })
    const states = Object.fromEntries(steps.map(({ step, state }) => [step.id, state]))
    const mine = sent.slice(from)
    const writes = mine.filter(({ method }) => method !== 'GET').map(shown)
    return { states, writes, sent: mine, leases, doing, tookMs: clock.host.now().getTime() - startedAt }
  } finally {
    await connection.close()
  }
}

/** `PATCH /groups/…/clusters/shop 200`, with ids as `…` so that a test can say it. */
function shown({ method, url, status }: Sent): string {
  return `${method} ${url.replace(API, '').replace(/[0-9a-f]{24}/g, '…')} ${status}`
}

function parsed(body: Buffer): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString())
}

export function idOf(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string') return json.id
  throw new TypeError(`an answer without an id: ${JSON.stringify(json)}`)
}
