// Sends one prepared request again and again over several connections: a client that costs little, in a process of its own.
import { connect } from 'node:net'

export interface Load {
  readonly port: number
  readonly requests: number
  readonly connections: number
  /** The whole request, base64. */
  readonly request: string
}

export interface Loaded {
  readonly seconds: number
  /** Milliseconds. */
  readonly p99: number
}

process.on('message', async (load: Load) => process.send?.(await run(load)))
process.on('disconnect', () => process.exit())

async function run({ port, requests, connections, request }: Load): Promise<Loaded> {
  const bytes = Buffer.from(request, 'base64')
  const times: number[] = []
  let left = requests
  const start = performance.now()
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let sent = 0
      let answer = ''
      const next = () => {
        if (left === 0) {
          socket.end()
          return resolve()
        }
        left -= 1
        answer = ''
        sent = performance.now()
        socket.write(bytes)
      }
      socket.on('connect', next)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1')
        const head = answer.indexOf('\r\n\r\n')
        if (head < 0) return
        const [, length] = /\r\ncontent-length: (\d+)/i.exec(answer) ?? []
        if (length === undefined || !/^HTTP\/1\.1 2/.test(answer)) return reject(new Error(answer.slice(0, 500)))
        if (answer.length < head + 4 + Number(length)) return
        times.push(performance.now() - sent)
        next()
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  return { seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN }
}
