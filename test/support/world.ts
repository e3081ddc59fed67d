import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'
import { type ActionRun, type Inputs, type RunMore as MoreOfRun, runAction } from './action-run.ts'
import { type Contract, createContract } from './contract.ts'
import type { Exchange } from './contract-exchange.ts'

export type { ActionRun, Inputs } from './action-run.ts'

/** A simulator with everything that went over its wire, each exchange held against the published API description. */
export interface World {
  readonly simulator: Simulator
  readonly speed: number
  readonly exchanges: readonly Exchange[]
  /** `METHOD /path` of every answered request, in order. */
  requests(): string[]
  /** Writes only: what changed Atlas, or tried to. */
  writes(): string[]
  /** Faults of our requests or of the simulator's answers; empty when the description is not at hand. */
  contractProblems(): string[]
  /** Runs the committed bundle as GitHub's runner does. */
  main(inputs: Inputs, more?: RunMore): Promise<ActionRun>
  /** Runs the post step with the state that `main` has saved. */
  post(after: ActionRun, more?: RunMore): Promise<ActionRun>
  close(): Promise<void>
}

export interface RunMore extends MoreOfRun {
  readonly credentials?: 'api-key' | 'service-account' | 'none'
}

export interface WorldOptions extends SimulatorOptions {
  /** For tests that send wrong requests, or make the simulator answer wrongly, on purpose. */
  readonly expectBadRequest?: boolean
  readonly expectFaultyResponse?: boolean
}

const contract: Contract | undefined = createContract()

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const speed = options.speed ?? 600
  const exchanges: Exchange[] = []
  const { expectBadRequest, expectFaultyResponse, ...simulated } = options
  const simulator = await startSimulator({ ...simulated, speed, onExchange: (exchange) => exchanges.push(exchange) })
  const requests = () => exchanges.filter(({ status }) => status !== 401).map(({ method, url }) => `${method} ${url}`)
  const runWith = (entry: 'main' | 'post', inputs: Inputs, more: RunMore, state: Inputs) =>
    runAction({
      entry,
      inputs: { 'base-url': simulator.url, ...credentialInputs(simulator, more.credentials), ...inputs },
      more,
      state,
      speed,
    })
  return {
    simulator,
    speed,
    exchanges,
    requests,
    writes: () => requests().filter((request) => !request.startsWith('GET ') && !request.includes('/api/oauth/')),
    contractProblems: () =>
      exchanges.flatMap((exchange) =>
        (
          contract?.check(exchange, {
            ...(expectBadRequest !== undefined && { expectBadRequest }),
            ...(expectFaultyResponse !== undefined && { expectFaultyResponse }),
          }) ?? []
        ).map((problem) => `${exchange.method} ${exchange.url}: ${problem}`),
      ),
    main: (inputs, more = {}) => runWith('main', inputs, more, {}),
    post: (after, more = {}) => runWith('post', after.inputs, more, after.state),
    close: () => simulator.close(),
  }
}

function credentialInputs(simulator: Simulator, kind: RunMore['credentials'] = 'api-key'): Inputs {
  if (kind === 'none') return {}
  return kind === 'api-key'
    ? { 'public-key': simulator.publicKey, 'private-key': simulator.privateKey }
    : { 'client-id': simulator.clientId, 'client-secret': simulator.clientSecret }
}
