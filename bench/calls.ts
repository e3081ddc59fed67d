import { Agent, get } from 'node:http'
import { connect } from '../src/atlas/connect.ts'
import { systemClock } from '../src/base/clock.ts'
import { Secret } from '../src/base/secret.ts'
import { median, type Row } from './row.ts'
import { startSimulatorProcess } from './simulator.ts'

const LATENCY_MS = 50
const ROUNDS = 5
const [IN_A_ROW, AT_ONCE, POSTS] = [10, 10, 5]
const CALLS = IN_A_ROW + AT_ONCE + POSTS

/**
 * 25 calls with an API key: ten in a row, ten at once, five POSTs in a row. The least that any client can need is one latency for
 * the challenge, ten, one, and five.
 */
export async function measureCalls(): Promise<Row[]> {
  const simulator = await startSimulatorProcess(['--latency', String(LATENCY_MS)])
  const roundTrips = 1 + IN_A_ROW + 1 + POSTS
  const bare = await measureRoundTrip(simulator.url)
  const times: number[] = []
  const counts: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const before = simulator.requests()
      const { atlas, close } = connect({
        host: { cloud: 'commercial', origin: simulator.url, isLoopback: true },
        credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
        clock: systemClock(),
        random: Math.random,
        proxy: {},
        userAgent: 'bench',
        signal: new AbortController().signal,
        onSecret: () => {},
        onNotice: () => {},
      })
      const start = performance.now()
      for (let call = 0; call < IN_A_ROW; call++) await atlas.call('getSystemStatus', {})
      await Promise.all(Array.from({ length: AT_ONCE }, () => atlas.call('getSystemStatus', {})))
      for (let call = 0; call < POSTS; call++) {
        const name = `bench-${round}-${call}`
        await atlas.call('createGroup', { body: { name, orgId: simulator.orgId, withDefaultAlertsSettings: false } })
      }
      times.push(performance.now() - start)
      await close()
      counts.push(simulator.requests() - before)
    }
  } finally {
    simulator.stop()
  }
  return [
    {
      what: `${CALLS} calls at ${LATENCY_MS} ms, wall time against the latency limit`,
      ratio: median(times) / (roundTrips * LATENCY_MS),
      target: 1.08,
    },
    {
      what: `the same against as many round trips of bare node:http, which take ${(bare / LATENCY_MS).toFixed(2)} × ${LATENCY_MS} ms here`,
      ratio: median(times) / (roundTrips * bare),
    },
    {
      what: `requests on the wire for ${CALLS} digest calls, against ${CALLS} + 1`,
      ratio: median(counts) / (CALLS + 1),
      target: 1,
    },
  ]
}

/** What a round trip costs on this machine with nothing but Node: the latency, and the time of both ends. */
async function measureRoundTrip(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  for (let round = 0; round <= CALLS; round++) {
    const start = performance.now()
    await new Promise((resolve, reject) => {
      get(`${url}/api/atlas/v2`, { agent }, (response) => response.resume().on('end', resolve)).on('error', reject)
    })
    // Node frees the socket a turn after the answer has ended.
    await new Promise(setImmediate)
    if (round > 0) times.push(performance.now() - start)
  }
  agent.destroy()
  return median(times)
}
