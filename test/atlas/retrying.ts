import { retry, type Wait } from '../../src/atlas/retry.ts'
import { type AtlasRequest, compose, type Method, type Send } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import type { Clock } from '../../src/base/clock.ts'
import { type Answer, type Loopback, loopback } from './loopback.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export function request(method: Method = 'GET', signal?: AbortSignal): AtlasRequest {
  return {
    method,
    target: '/api/atlas/v2/orgs',
    template: '/api/atlas/v2/orgs',
    headers: {},
    ...(method !== 'GET' && { body: '{}' }),
    ...(signal && { signal }),
  }
}

export function retrying({ origin, clock, random = () => 0 }: { origin: string; clock: Clock; random?: () => number }) {
  const waits: Wait[] = []
  const layer = retry({ clock, random, onWait: (wait) => waits.push(wait) })
  const send: Send = compose({ layers: [layer], transport: createTransport({ origin, proxy: {} }).send })
  return { send, waits }
}

/** A server that gives these answers in turn, and then 200; `reset` drops the connection without an answer. */
export async function inTurn(answers: readonly (Answer | 'reset')[]): Promise<Loopback & { clock: VirtualClock }> {
  let next = 0
  const server = await loopback((_, response) => {
    const answer = answers[next++] ?? { status: 200 }
    if (answer !== 'reset') return answer
    response.socket?.resetAndDestroy()
    return undefined
  })
  return { ...server, clock: virtualClock() }
}

export const limited = (headers: Record<string, string> = {}, body?: unknown): Answer => ({
  status: 429,
  headers,
  body,
})
