import type { JWTPayload } from 'jose'
import type { HttpGet } from '../../github/http-get.ts'
import { createHttpGet } from '../../plan/http-get.ts'
import type { Caller } from '../runs/run-order.ts'
import { keysUrl } from './issuer.ts'
import { issuerKeys } from './issuer-keys.ts'
import { readCaller } from './read-caller.ts'

/** Who has sent a token; or why it proves nothing, for the log alone. `unavailable`: the same token may do later. */
type Verified = { readonly caller: Caller } | { readonly reason: string; readonly unavailable?: true }
export type VerifyToken = (token: string) => Promise<Verified>

const SKEW_S = 60
/** GitHub's tokens live for minutes; one with a later end would be no token of a job. */
const OLDEST_S = 15 * 60
const LONGEST_TOKEN = 16 * 1024

/** GitHub's OIDC tokens (docs: "OpenID Connect reference"): RS256 of the one issuer, for the one audience, fresh. */
export function createTokenVerifier({
  issuer,
  audience,
  now,
  get = createHttpGet({ proxy: {}, userAgent: 'mongodb-atlas-action' }),
}: {
  /** As `readIssuer` gives it. */
  issuer: string
  audience: string
  now: () => Date
  /** For the keys of the issuer; follows no redirect. */
  get?: HttpGet
}): VerifyToken {
  const findKey = issuerKeys({ url: keysUrl(issuer), get, now })
  return async (token) => {
    if (token.length > LONGEST_TOKEN) return { reason: `the token has more than ${LONGEST_TOKEN} characters` }
    const [{ jwtVerify }, { JOSEError }] = await Promise.all([import('jose/jwt/verify'), import('jose/errors')])
    let payload: JWTPayload
    try {
      const verified = await jwtVerify(
        token,
        async ({ kid }) => {
          if (kid === undefined) throw new KeyMissing('the token names no key', false)
          const key = await findKey(kid)
          if ('reason' in key) throw new KeyMissing(key.reason, key.unavailable)
          return key
        },
        {
          issuer,
          audience,
          // Pinned: a public key must never be taken for the secret of an HMAC, and `none` is no signature (RFC 8725 §3.1).
          algorithms: ['RS256'],
          clockTolerance: SKEW_S,
          maxTokenAge: OLDEST_S,
          requiredClaims: ['exp', 'nbf', 'iat'],
          currentDate: now(),
        },
      )
      payload = verified.payload
    } catch (error) {
      if (error instanceof KeyMissing)
        return { reason: error.message, ...(error.unavailable && { unavailable: true as const }) }
      if (error instanceof JOSEError) return { reason: reasonOf(error) }
      throw error
    }
    // A token for several audiences is as good as sent to all of them.
    if (payload.aud !== audience) return { reason: 'the claim aud names other audiences beside this one' }
    const caller = readCaller(payload)
    return 'reason' in caller ? caller : { caller }
  }
}

class KeyMissing extends Error {
  readonly unavailable: boolean

  constructor(message: string, unavailable: boolean) {
    super(message)
    this.unavailable = unavailable
  }
}

/** In our own words, since texts of the package may change, and the log is searched for these. */
function reasonOf(error: { readonly code: string; readonly claim?: unknown; readonly reason?: unknown }): string {
  const claim = typeof error.claim === 'string' ? error.claim : ''
  switch (error.code) {
    case 'ERR_JWT_EXPIRED':
      return claim === 'iat' ? 'the token is too old (iat)' : 'the token has expired (exp)'
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      if (error.reason === 'missing') return `the claim ${claim} is missing`
      if (claim === 'nbf' || claim === 'iat') return `the token is not valid yet (${claim})`
      return `the claim ${claim} is not the one that is configured`
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return 'the signature is not by a key of the issuer'
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return 'the token is not signed with RS256'
    default:
      return `the token cannot be read (${error.code})`
  }
}
