import { expect, onTestFinished } from 'vitest'
import { type Exchange, type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'
import { createContract } from '../support/contract.ts'
import { createPeer, type Peer, type Received } from './peer.ts'
import { isRecord, textOf } from './recording.ts'
import { type TurnedClock, turnedClock } from './turned-clock.ts'

/** Reading the description takes a large part of a second: once per test file. */
const contract = createContract()

export const API = '/api/atlas/v2'

export interface Started {
  readonly simulator: Simulator
  readonly clock: TurnedClock
  readonly peer: Peer
  readonly get: (path: string, accept?: string) => Promise<Received>
  readonly post: (path: string, body: unknown, accept?: string) => Promise<Received>
  readonly patch: (path: string, body: unknown, accept?: string) => Promise<Received>
  readonly remove: (path: string) => Promise<Received>
  /** Makes a project; its path below the API. */
  readonly project: (name?: string, more?: object) => Promise<string>
}

/**
 * A simulator for one test, whose clock stands still until it is turned. Paths are below `/api/atlas/v2`. `deviates`: the test
 * sends, or is told to answer, what the published description does not allow and Atlas may well accept.
 */
export async function started(options: SimulatorOptions = {}, { deviates = false } = {}): Promise<Started> {
  const clock = turnedClock()
  const complaints: string[] = []
  const onExchange = (exchange: Exchange) => {
    options.onExchange?.(exchange)
    const purpose = { expectBadRequest: deviates || exchange.status >= 400, expectFaultyResponse: faulty }
    complaints.push(...(contract?.check(exchange, purpose) ?? []))
  }
  let faulty = deviates || options.faults !== undefined
  const simulator = await startSimulator({ clock, ...options, onExchange })
  const addFault: Simulator['addFault'] = (fault) => {
    faulty = true
    simulator.addFault(fault)
  }
  onTestFinished(async () => {
    await simulator.close()
    expect(complaints, 'what the published description of the API says of the answers').toEqual([])
  })
  const peer = createPeer(simulator)
  const call = (method: string) => (path: string, body?: unknown, accept?: string) =>
    peer({ method, path: API + path, body, ...(accept === undefined ? {} : { accept }) })
  return {
    simulator: { ...simulator, addFault },
    clock,
    peer,
    get: (path, accept) => call('GET')(path, undefined, accept),
    post: call('POST'),
    patch: call('PATCH'),
    remove: (path) => call('DELETE')(path),
    async project(name = 'pr-42', more = {}) {
      const created = await call('POST')('/groups', { name, orgId: simulator.orgId, ...more })
      return `/groups/${field(created, 'id')}`
    },
  }
}

/** A text of the answer's body; empty when there is none. */
export const field = ({ json }: Received, name: string): string => (isRecord(json) ? textOf(json[name]) : '')

/** What a test says of a refusal: `409 GROUP_ALREADY_EXISTS`; of anything else, its status. */
export const outcome = (received: Received): string => `${received.status} ${field(received, 'errorCode')}`.trim()

export const dedicated = (name: string, more: { size?: string; region?: object; cluster?: object } = {}) => ({
  name,
  clusterType: 'REPLICASET',
  replicationSpecs: [
    {
      regionConfigs: [
        {
          providerName: 'AWS',
          regionName: 'US_EAST_1',
          priority: 7,
          electableSpecs: { instanceSize: more.size ?? 'M10', nodeCount: 3 },
          ...more.region,
        },
      ],
    },
  ],
  ...more.cluster,
})

export const free = (name: string) =>
  dedicated(name, {
    region: { providerName: 'TENANT', backingProviderName: 'AWS', electableSpecs: { instanceSize: 'M0' } },
  })

export const flex = (name: string) => ({
  name,
  providerSettings: { backingProviderName: 'AWS', regionName: 'US_EAST_1' },
})
