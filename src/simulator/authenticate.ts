import { createDigest } from './digest.ts'
import type { Logins } from './identity/logins.ts'
import type { Principal } from './identity/principal.ts'
import type { OAuth } from './oauth.ts'
import type { WireAnswer, WireRequest } from './wire.ts'
import type { World } from './world.ts'

export type Authentication =
  | { readonly caller: Principal; readonly headers: Readonly<Record<string, string>> }
  | { readonly caller?: never; readonly refusal: WireAnswer }

/** Recorded: 142 bytes, in another key order and layout than every other error. */
const CHALLENGE_BODY = `{
  "error" : 401,
  "reason" : "Unauthorized",
  "detail" : "You are not authorized for this resource.",
  "errorCode" : "UNEXPECTED_ERROR"
}`

/** Says who sent a request to the API. Wrong credentials and none at all get the same answer. */
export function createAuthenticate({
  world,
  oauth,
  logins,
}: {
  world: World
  oauth: OAuth
  logins: Logins
}): (request: WireRequest) => Authentication {
  const { quirks, random } = world
  const keyOf = (publicKey: string) => world.state.identities.apiKeys.find((key) => key.publicKey === publicKey)
  const digest = createDigest({ passwordOf: (username) => keyOf(username)?.privateKey, quirks, random })

  const refuse = (challenge: string | undefined): Authentication => ({
    refusal: {
      status: 401,
      headers: {
        'Content-Type': 'application/json',
        Vary: 'Accept-Encoding',
        ...(challenge === undefined ? {} : { 'WWW-Authenticate': challenge }),
      },
      body: Buffer.from(CHALLENGE_BODY),
    },
  })

  return ({ method, target, headers }) => {
    const { authorization = '' } = headers
    const bearer = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1]
    if (bearer !== undefined) {
      const user = logins.accepts(bearer) ? world.state.identities.users[0] : undefined
      const caller = oauth.accountOf(bearer) ?? user
      if (caller) return { caller, headers: {} }
      if (quirks.bearerChallenge === 'absent') return refuse(undefined)
      return refuse(quirks.bearerChallenge === 'bearer' ? 'Bearer error="invalid_token"' : digest.challenge(false))
    }
    const verdict = digest.check({ method, target, authorization })
    if (!verdict.accepted) return refuse(digest.challenge(verdict.stale))
    const caller = keyOf(verdict.username)
    return caller ? { caller, headers: verdict.headers } : refuse(digest.challenge(false))
  }
}
