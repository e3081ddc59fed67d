import { onTestFinished } from 'vitest'
import { AtlasError } from '../../src/atlas/atlas-error.ts'
import { type Connection, type ConnectOptions, connect } from '../../src/atlas/connect.ts'
import { Secret } from '../../src/base/secret.ts'
import { virtualClock } from './virtual-clock.ts'

/** A connection to a server of the test, closed with it. What is not given is plain: a ready token, virtual time, no proxy. */
export function connected({ origin, ...given }: { origin: string } & Partial<ConnectOptions>): Connection {
  const connection = connect({
    host: { cloud: 'commercial', origin, isLoopback: true },
    credentials: { kind: 'access-token', accessToken: new Secret('ready-token-of-the-test') },
    clock: virtualClock(),
    random: () => 0,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: new AbortController().signal,
    onSecret: () => {},
    onNotice: () => {},
    ...given,
  })
  onTestFinished(() => connection.close().catch(() => undefined))
  return connection
}

/** The `AtlasError` that a call ends in. */
export async function failureOf(call: Promise<unknown>): Promise<AtlasError> {
  const error = await call.then(
    (value) => new Error(`expected a failure, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  if (error instanceof AtlasError) return error
  throw error
}
