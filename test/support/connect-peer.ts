import { type Connection, connect } from '../../src/atlas/connect.ts'
import type { Credentials } from '../../src/atlas/credentials.ts'
import { systemClock } from '../../src/base/clock.ts'

/** Our client, as the entries put it together, against a server on loopback. */
export function connectPeer({ url, credentials }: { url: string; credentials: Credentials }): Connection {
  return connect({
    host: { cloud: 'commercial', origin: url, isLoopback: true },
    credentials,
    clock: systemClock(),
    random: Math.random,
    proxy: {},
    userAgent: 'mongodb-atlas-action/test',
    signal: new AbortController().signal,
    onSecret: () => {},
    onNotice: () => {},
  })
}
