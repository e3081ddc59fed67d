import type { Secret } from '../base/secret.ts'

/** Tokens of one job for one audience, each used for as long as it lives. */
export interface IdTokens {
  /** One with some time left; `refused` is one that was not accepted and is not given again. */
  get(refused?: Secret): Promise<Secret>
}

/** Requests that wait in a queue have to arrive before the token ends. */
const MARGIN_MS = 60_000
/** GitHub's have lived five minutes (seen); what cannot be read is asked for again sooner. */
const UNREADABLE_LIFE_MS = 120_000

export function createIdTokens({
  request,
  now,
  onToken,
}: {
  request: () => Promise<Secret>
  /** Epoch milliseconds of the time that tokens live in. */
  now: () => number
  /** Told of each token before it is used. */
  onToken: (token: Secret) => void
}): IdTokens {
  let held: { readonly token: Secret; readonly until: number } | undefined
  return {
    async get(refused) {
      if (held !== undefined && held.token !== refused && now() < held.until) return held.token
      const token = await request()
      onToken(token)
      held = { token, until: now() + lifeOf(token) - MARGIN_MS }
      return token
    },
  }
}

/** By the token's own times alone, since the clock of this machine need not be GitHub's. Nothing is believed of it but that. */
function lifeOf(token: Secret): number {
  try {
    const [, claims = ''] = token.reveal().split('.')
    const { exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const life = (Number(exp) - Number(iat)) * 1000
    return Number.isFinite(life) ? life : UNREADABLE_LIFE_MS
  } catch {
    return UNREADABLE_LIFE_MS
  }
}
