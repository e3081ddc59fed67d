import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Passing {
  /** `GET /groups/…/clusters/pr-42 2`: what, with ids as `…`, and how often that has come since there is this watcher. */
  readonly name: string
  readonly method: string
  /** The number in the name. */
  readonly times: number
}

/** What becomes of a request: it goes on, its connection ends, or 500 is said in the place of Atlas. */
export type Verdict = 'pass' | 'drop' | 'error'
type Look = (passing: Passing) => Promise<Verdict> | Verdict

/** Looks at each signed request to Atlas but those for tokens; the request waits for it. */
export interface Watcher {
  /** Before Atlas knows of it, which it does only on `pass`. */
  readonly received?: Look
  /** After it took effect, before the answer goes out. */
  readonly answered?: Look
}

const ERROR = {
  error: 500,
  errorCode: 'UNEXPECTED_ERROR',
  reason: 'Internal Server Error',
  detail: 'Unexpected error.',
}

export interface Gate {
  readonly origin: string
  /** In the place of the former watcher; counting begins anew. */
  watch(watcher: Watcher): void
  close(): Promise<void>
}

/** Stands between the runs and the simulator, to do something in the middle of a request. */
export async function openGate(url: string): Promise<Gate> {
  const agent = new Agent({ keepAlive: true })
  let watcher: Watcher = {}
  const seen = new Map<string, number>()

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = incoming
    const isWatched = headers.authorization !== undefined && !path.startsWith('/api/oauth')
    const passing = isWatched ? named({ method, path }) : undefined
    const { received, answered } = watcher
    const body = await buffer(incoming)
    const before = (passing && (await received?.(passing))) ?? 'pass'
    if (before !== 'pass') return end(outgoing, before)
    const answer = await forward({ method, path, headers, body })
    const after = (passing && (await answered?.(passing))) ?? 'pass'
    if (after !== 'pass') return end(outgoing, after)
    outgoing.sendDate = false
    outgoing.writeHead(answer.status, answer.headers).end(answer.body)
  }

  function named({ method, path }: { method: string; path: string }): Passing {
    const what = `${method} ${path
      .replace('/api/atlas/v2', '')
      .replace(/[0-9a-f]{24}/g, '…')
      .replace(/\?.*/, '')}`
    const times = (seen.get(what) ?? 0) + 1
    seen.set(what, times)
    return { name: `${what} ${times}`, method, times }
  }

  function forward({
    body,
    ...sent
  }: {
    method: string
    path: string
    headers: IncomingMessage['headers']
    body: Buffer
  }) {
    return new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
      const onward = request(new URL(sent.path, url), { ...sent, agent }, async (reply) => {
        const { connection: _, ...headers } = reply.headers
        buffer(reply).then((body) => resolve({ status: reply.statusCode ?? 0, headers, body }), reject)
      })
      onward.on('error', reject)
      onward.end(body)
    })
  }

  function end(outgoing: ServerResponse, verdict: Exclude<Verdict, 'pass'>): void {
    if (verdict === 'drop') return void outgoing.destroy()
    // The time of this machine, beside the simulated one.
    outgoing.sendDate = false
    outgoing.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(ERROR))
  }

  // Whoever was killed answers no more; a connection that the simulator has cut is cut here as well.
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch(() => outgoing.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    watch(next) {
      watcher = next
      seen.clear()
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
