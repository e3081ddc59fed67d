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
  const limit = (1 + IN_A_ROW + 1 + POSTS) * LATENCY_MS
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
      ratio: median(times) / limit,
      target: 1.08,
    },
    {
      what: `requests on the wire for ${CALLS} digest calls, against ${CALLS} + 1`,
      ratio: median(counts) / (CALLS + 1),
      target: 1,
    },
  ]
}
