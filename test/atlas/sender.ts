import { onTestFinished } from 'vitest'
import type { AtlasRequest, Send } from '../../src/atlas/send.ts'
import { createTransport, type ProxySettings } from '../../src/atlas/transport.ts'

export const GET: AtlasRequest = {
  method: 'GET',
  target: '/api/atlas/v2?pretty=false',
  template: '/api/atlas/v2',
  headers: {},
}
export const POST: AtlasRequest = {
  ...GET,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"a":"ü"}',
}

export function sender(origin: string, proxy: ProxySettings = {}): Send {
  const { send, close } = createTransport({ origin, proxy })
  onTestFinished(close)
  return send
}
