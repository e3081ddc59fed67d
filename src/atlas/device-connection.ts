import type { Clock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import type { Cloud, Host } from './cloud.ts'
import { concealment } from './conceal.ts'
import type { DeviceClient } from './device-flow.ts'
import { problem } from './problem.ts'
import { retry } from './retry.ts'
import { compose } from './send.ts'
import { createTransport, type ProxySettings } from './transport.ts'

/** The public ids of Atlas's own command line (github.com/mongodb/mongodb-atlas-cli, internal/oauth/oauth.go): no secrets (RFC 6749 §2.2). */
export const LOGIN_CLIENT_IDS: Readonly<Record<Cloud, string>> = {
  commercial: '0oabtxactgS3gHIR0297',
  government: '0oabtyfelbTBdoucy297',
}

export interface DeviceConnection {
  readonly client: DeviceClient
  /** As `client`, but what fails is not sent again: for polling, which repeats by itself. */
  readonly poller: DeviceClient
  /** From now on this is blotted out of whatever a server sends back. */
  conceal(secret: Secret): void
  close(): Promise<void>
}

/** A way to the device endpoints of a host, for those who have no credential yet or give theirs back. */
export function connectDevice({
  host,
  clientId,
  clock,
  random,
  proxy,
  userAgent,
}: {
  host: Host
  clientId: string
  clock: Clock
  /** Between 0 and 1, as `Math.random`. */
  random: () => number
  proxy: ProxySettings
  userAgent: string
}): DeviceConnection {
  const transport = createTransport({ origin: host.origin, proxy })
  const conceal = concealment()
  const inner = [problem(), conceal.layer]
  const again = retry({ clock, random, onWait: () => {} })
  return {
    client: {
      clientId,
      userAgent,
      send: compose({ layers: [problem(), again, conceal.layer], transport: transport.send }),
    },
    poller: { clientId, userAgent, send: compose({ layers: inner, transport: transport.send }) },
    conceal: conceal.add,
    close: transport.close,
  }
}
