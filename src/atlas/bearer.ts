import type { Clock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import { bearerLayer, unlessAborted } from './bearer-layer.ts'
import type { Layer } from './send.ts'
import { requestToken, revokeToken, type TokenClient } from './token-endpoint.ts'

export interface ServiceAccountOptions extends TokenClient {
  readonly clock: Clock
  /** Aborts the wait for a token; a revocation has its own. */
  readonly signal: AbortSignal
  /** Told of each token before it is used, so that it can be masked. */
  readonly onToken: (token: Secret) => void
}

export interface ServiceAccount {
  readonly layer: Layer
  /** Revokes the token of this process, if there is one, also one that is on its way (RFC 7009). */
  revoke(signal: AbortSignal): Promise<void>
}

interface Token {
  readonly value: Secret
  readonly refreshAt: number
  /** Atlas has taken it at least once; a token refused from the start is not worth a second one. */
  accepted: boolean
}

const REFRESH_EARLY_MS = 60_000

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4) as Atlas serves them: an account may hold 100 live tokens and mint few a minute,
 * so a process takes one, shares it among all calls, renews it a minute before its end or once after a 401, and revokes it.
 */
export function serviceAccount(options: ServiceAccountOptions): ServiceAccount {
  const { clock } = options
  let minting: Promise<Token> | undefined
  let token: Token | undefined

  async function current(): Promise<Token> {
    if (token !== undefined && clock.now().getTime() < token.refreshAt) return token
    minting ??= mint(options).then(
      (minted) => {
        minting = undefined
        token = minted
        return minted
      },
      (error: unknown) => {
        minting = undefined
        throw error
      },
    )
    return minting
  }

  return {
    layer: bearerLayer<Token>({
      current,
      another(refused) {
        if (!refused.accepted) return undefined
        if (token === refused) token = undefined
        return current()
      },
      accepted: (used) => {
        used.accepted = true
      },
    }),
    async revoke(signal) {
      const last =
        (await unlessAborted(
          minting?.catch(() => undefined),
          signal,
        )) ?? token
      token = undefined
      if (last !== undefined) await revokeToken(options, last.value, signal)
    },
  }
}

/** A token that lives shorter than two minutes is used for half its life, not renewed for every call. */
async function mint(options: ServiceAccountOptions): Promise<Token> {
  const asked = options.clock.now().getTime()
  const { value, livesMs } = await requestToken(options, options.signal)
  options.onToken(value)
  return { value, refreshAt: asked + Math.max(livesMs - REFRESH_EARLY_MS, livesMs / 2), accepted: false }
}
