import { sign } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import { Secret } from '../base/secret.ts'
import type { AppKey } from './app-key.ts'
import type { TokenSource } from './token-source.ts'

export interface AppJwt {
  /** The tokens by which the app speaks for itself. A refused one is replaced if GitHub's time shows that our clock is why. */
  readonly source: TokenSource
  current(): { readonly token: Secret; readonly expiresAt: Date }
  /** As far as it is known, GitHub's time: what expires does so by that. */
  now(): Date
}

/** Docs, "Generating a JSON web token (JWT) for a GitHub App": issued 60 seconds in the past, "to protect against clock drift". */
const ISSUED_BACK_S = 60
/** Docs: "The time must be no more than 10 minutes into the future", by GitHub's clock. */
const LIFE_S = 9 * 60
/** What is left of a token when the next one is made. */
const SPARE_MS = 60_000
/** A clock that is nearer than this is not why a token was refused. */
const DRIFT_MS = 20_000

/** The JSON web tokens of a GitHub App, each used for some minutes. */
export function appJwt({ appKey, clock }: { appKey: AppKey; clock: Clock }): AppJwt {
  let driftMs = 0
  let made: { readonly token: Secret; readonly expiresAt: Date } | undefined
  const now = () => new Date(clock.now().getTime() + driftMs)
  const current = () => {
    if (made === undefined || made.expiresAt.getTime() - now().getTime() < SPARE_MS) made = signed(appKey, now())
    return made
  }
  return {
    now,
    current,
    source: {
      owner: 'app',
      async get({ refused }) {
        const serverTime = refused?.serverTime?.getTime()
        if (serverTime !== undefined && Math.abs(serverTime - now().getTime()) > DRIFT_MS) {
          driftMs = serverTime - clock.now().getTime()
          made = undefined
        }
        return current().token
      },
    },
  }
}

function signed({ appId, key }: AppKey, now: Date): { token: Secret; expiresAt: Date } {
  const seconds = Math.floor(now.getTime() / 1000)
  const exp = seconds + LIFE_S
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { iat: seconds - ISSUED_BACK_S, exp, iss: appId },
  ]
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')
  return { token: new Secret(`${text}.${signature}`), expiresAt: new Date(exp * 1000) }
}
