import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

interface Passing {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

/** What is to be answered in the place of the real answer, or nothing. `real` asks the simulator and gives its answer. */
export type Interposed = (
  passing: Passing,
  real: () => Promise<{ status: number; json: unknown }>,
) => Promise<{ status: number; json: unknown } | undefined> | { status: number; json: unknown } | undefined

/** Stands before the simulator and answers in its place where a test wants an answer that the simulator cannot give. */
export async function interpose({ url, answer }: { url: string; answer: Interposed }): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming)
    const passOn = () =>
      new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }>(
        (resolve, reject) => {
          const { method, headers } = incoming
          const onward = forward(new URL(incoming.url ?? '/', url), { method, headers, agent: false }, async (reply) =>
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: await buffer(reply) }),
          )
          onward.on('error', reject)
          onward.end(body)
        },
      )
    const { pathname, searchParams } = new URL(incoming.url ?? '/', url)
    const passing = { method: incoming.method ?? '', path: pathname, query: searchParams, body: body.toString() }
    try {
      const challenged = incoming.headers.authorization === undefined
      const other = challenged
        ? undefined
        : await answer(passing, async () => {
            const real = await passOn()
            return { status: real.status, json: real.body.length === 0 ? undefined : JSON.parse(real.body.toString()) }
          })
      if (other === undefined) {
        const { status, headers, body } = await passOn()
        outgoing.writeHead(status, { ...headers, connection: 'close' }).end(body)
      } else {
        // The time of this machine, beside the simulated one.
        outgoing.sendDate = false
        outgoing.writeHead(other.status, { 'content-type': 'application/json' }).end(JSON.stringify(other.json))
      }
    } catch {
      outgoing.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
