import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { median, type Row } from './row.ts'

const ROUNDS = 21
const FOLDER = import.meta.dirname

/** Process start → first byte at the server, the bundle and a bare fetch in turn. */
export async function measureStartUp(): Promise<Row[]> {
  let arrived: (() => void) | undefined
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => arrived?.())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const credentials = { 'INPUT_BASE-URL': url, 'INPUT_PUBLIC-KEY': 'abcdefgh', 'INPUT_PRIVATE-KEY': '00000000-0000' }
  const main = join(FOLDER, '..', 'dist', 'main', 'index.js')
  const subjects = {
    bare: { script: join(FOLDER, 'bare-fetch.js'), environment: {} },
    operation: { script: main, environment: { ...credentials, INPUT_OPERATION: 'check-access' } },
    plan: { script: main, environment: { ...credentials, INPUT_OPERATIONS: 'access: { check-access: {} }' } },
  }
  const times: Record<keyof typeof subjects, number[]> = { bare: [], operation: [], plan: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ['bare', 'operation', 'plan'] as const) {
      const { script, environment } = subjects[name]
      const start = performance.now()
      const child = spawn(process.execPath, [script, url], {
        env: { PATH: process.env['PATH'], ...environment },
        stdio: 'ignore',
      })
      await new Promise<void>((resolve) => {
        arrived = resolve
      })
      times[name].push(performance.now() - start)
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
    }
  }
  server.close()
  const ratios = (name: 'operation' | 'plan') =>
    median(times[name].map((time, round) => time / (times.bare[round] ?? Number.NaN)))
  return [
    { what: 'start → first byte, one operation, against a bare fetch', ratio: ratios('operation'), target: 1.3 },
    { what: 'start → first byte, a plan, against a bare fetch', ratio: ratios('plan') },
  ]
}
