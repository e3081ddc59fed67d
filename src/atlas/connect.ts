import { randomBytes } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { Secret } from '../base/secret.ts'
import { serviceAccount } from './bearer.ts'
import { readyToken } from './bearer-layer.ts'
import { type Atlas, createAtlas } from './client.ts'
import type { Host } from './cloud.ts'
import { type Concealment, concealment } from './conceal.ts'
import type { Credentials } from './credentials.ts'
import { deviceLogin } from './device-login.ts'
import { digest } from './digest.ts'
import { newborn } from './newborn.ts'
import { problem } from './problem.ts'
import { type RetryOptions, retry } from './retry.ts'
import { compose, type Layer, type Send } from './send.ts'
import { serverTime } from './server-time.ts'
import { basicPair, lingering } from './token-endpoint.ts'
import { createTransport, type ProxySettings } from './transport.ts'
import { version } from './version.ts'

export interface ConnectOptions {
  readonly host: Host
  readonly credentials: Credentials
  readonly clock: Clock
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number
  readonly proxy: ProxySettings
  readonly userAgent: string
  /** Aborts every call, but not the revocation of the token. */
  readonly signal: AbortSignal
  /** Secrets that come up on the way, told before they are used. */
  readonly onSecret: (secret: Secret) => void
  /** Things worth a line in the log: waits, which pass, and deprecations, which somebody has to do something about. */
  readonly onNotice: (notice: string, weight: NoticeWeight) => void
  /** A layer around all others, such as one that keeps a dry run from writing. */
  readonly guard?: Layer
}

type NoticeWeight = 'passing' | 'lasting'

export interface Connection {
  readonly atlas: Atlas
  /** From now on this is blotted out of whatever a server sends back. */
  conceal(secret: Secret): void
  /** Revokes the token that this process has minted and closes the sockets. Rejects with `AtlasError` if the revocation fails. */
  close(): Promise<void>
}

/** Revoking is one request; a job that is being cancelled has seconds. */
const REVOKE_WITHIN_MS = 5_000

/** Puts the layers together: the only place that knows all of them. No request is sent before the first call. */
export function connect(options: ConnectOptions): Connection {
  const { host, clock, random, signal, onNotice } = options
  const transport = createTransport({ origin: host.origin, proxy: options.proxy })
  const retries: RetryOptions = {
    clock,
    random,
    onWait: ({ template, why, ms }) => onNotice(`${why}: ${template} is called again ${soon(ms)}`, 'passing'),
  }
  const conceal = concealment()
  const time = serverTime(clock)
  const credential = createCredential({
    options,
    conceal,
    send: compose({ layers: [problem(), retry(retries), lingering(), conceal.layer], transport: transport.send }),
  })
  const layers = [
    ...(options.guard ? [options.guard] : []),
    newborn({
      clock,
      onWait: (template) => onNotice(`Atlas does not know the new project everywhere yet: ${template}`, 'passing'),
    }),
    problem(),
    retry(retries),
    version({
      onDeprecation: ({ template, date, sunset }) => onNotice(deprecation({ template, date, sunset }), 'lasting'),
    }),
    time.layer,
    credential.layer,
    conceal.layer,
  ]
  return {
    atlas: createAtlas({
      send: compose({ layers, transport: transport.send }),
      now: time.now,
      credentialKind: options.credentials.kind,
      userAgent: options.userAgent,
      signal,
    }),
    conceal: conceal.add,
    async close() {
      try {
        await credential.revoke(AbortSignal.timeout(REVOKE_WITHIN_MS))
      } finally {
        await transport.close()
      }
    },
  }
}

function soon(ms: number): string {
  return ms < 1000 ? 'in a moment' : `in ${renderDuration(ms)}`
}

function deprecation({
  template,
  date,
  sunset,
}: {
  template: string
  date: string
  sunset: string | undefined
}): string {
  const end = sunset === undefined ? 'some day' : `on ${sunset}`
  return `Atlas will stop serving version ${date} of ${template} ${end}. Upgrade this action before then.`
}

/** A new kind of credential is one layer and one case here. */
function createCredential({ options, conceal, send }: { options: ConnectOptions; conceal: Concealment; send: Send }): {
  layer: Layer
  revoke: (signal: AbortSignal) => Promise<void>
} {
  const { credentials, clock, userAgent, signal } = options
  const nothingToRevoke = async () => {}
  const onToken = (token: Secret) => {
    conceal.add(token)
    options.onSecret(token)
  }
  switch (credentials.kind) {
    case 'api-key':
      conceal.add(credentials.privateKey)
      return {
        layer: digest({ ...credentials, clientNonce: () => randomBytes(16).toString('hex') }),
        revoke: nothingToRevoke,
      }
    case 'access-token':
      conceal.add(credentials.accessToken)
      return { layer: readyToken(credentials.accessToken), revoke: nothingToRevoke }
    case 'service-account':
      conceal.add(credentials.clientSecret)
      conceal.add(new Secret(basicPair(credentials)))
      return serviceAccount({ ...credentials, clock, userAgent, send, onToken, signal })
    case 'login': {
      const { origin } = options.host
      const { layer, settle } = deviceLogin({ origin, store: credentials.store, clock, userAgent, send, onToken })
      // A login outlives the process; `logout` revokes it.
      return { layer, revoke: settle }
    }
  }
}
