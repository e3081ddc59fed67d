import type { AtlasError } from '../../src/atlas/atlas-error.ts'
import { problem } from '../../src/atlas/problem.ts'
import { type AtlasRequest, compose } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import { failureOf } from './connected.ts'
import { type Answer, loopback } from './loopback.ts'

const REQUEST: AtlasRequest = {
  method: 'GET',
  target: '/api/atlas/v2/groups/111111111111111111111111',
  template: '/api/atlas/v2/groups/{groupId}',
  date: '2023-01-01',
  headers: {},
}

export async function failed(answer: Answer): Promise<AtlasError> {
  const { origin } = await loopback(() => answer)
  return failureOf(compose({ layers: [problem()], transport: createTransport({ origin, proxy: {} }).send })(REQUEST))
}

/** An error of Atlas as its API answers it. */
export function atlas(status: number, errorCode: string, more: Record<string, unknown> = {}): Answer {
  return {
    status,
    body: { detail: 'Detail of it.', error: status, errorCode, parameters: [], reason: 'Reason', ...more },
  }
}
