import type { Row } from '../row.ts'
import { delivered } from './delivered.ts'
import { startLoad, startSubject } from './processes.ts'

const [REQUESTS, PARTS, CONNECTIONS] = [100_000, 10, 16]
/** What a heap may waver by between two full collections. */
const FLAT = 1.05

/** The heap of the Node adapter after 100,000 webhooks against that after the first 10,000. */
export async function measureMemory(): Promise<Row[]> {
  const request = delivered().toString('base64')
  const load = startLoad()
  const { port, ask, stop } = await startSubject('ours.ts')
  const heaps: number[] = []
  const sizes: number[] = []
  try {
    for (let part = 0; part < PARTS; part++) {
      await load.send({ port, requests: REQUESTS / PARTS, connections: CONNECTIONS, request })
      const { heap = Number.NaN, rss = Number.NaN } = await ask('memory')
      heaps.push(heap)
      sizes.push(rss)
    }
  } finally {
    stop()
    load.stop()
  }
  const megabytes = (bytes: number | undefined) => ((bytes ?? Number.NaN) / 1e6).toFixed(1)
  const ratio = (values: readonly number[]) => (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN)
  const [first, last] = [heaps[0], heaps.at(-1)].map(megabytes)
  return [
    { what: `heap after 100,000 webhooks against 10,000 (${first} → ${last} MB)`, ratio: ratio(heaps), target: FLAT },
    {
      what: `memory of the process, the same (${megabytes(sizes[0])} → ${megabytes(sizes.at(-1))} MB)`,
      ratio: ratio(sizes),
    },
  ]
}
