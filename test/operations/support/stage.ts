import { expect, onTestFinished } from 'vitest'
import { operations } from '../../../src/operations/index.ts'
import type { Owner, Policy } from '../../../src/operations/operation.ts'
import type { EndedState } from '../../../src/plan/engine.ts'
import { planOfOne } from '../../../src/plan/flat.ts'
import { parsePlan } from '../../../src/plan/parse.ts'
import { type Fault, type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/server.ts'
import { createPeer, type Received } from '../../simulator/peer.ts'
import { createContract } from '../../support/contract.ts'
import { type Interposed, interpose } from './interpose.ts'
import { type JumpClock, jumpClock } from './jump-clock.ts'
import { API, type Outcome, type RunMore, runPlan, type Sent } from './run-plan.ts'

export const BLOG: Owner = {
  tags: [
    { key: 'managed-by', value: 'mongodb-atlas-action' },
    { key: 'repository', value: 'octo/blog' },
  ],
  mark: 'gh:ffff0000:2002-1-11112222',
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

function parsed(body: Buffer): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString())
}

function idOf(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string') return json.id
  throw new TypeError(`an answer without an id: ${JSON.stringify(json)}`)
}
