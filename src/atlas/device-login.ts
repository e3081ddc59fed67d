import type { Clock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import { bearerLayer, unlessAborted } from './bearer-layer.ts'
import { type DeviceTokens, loginOver, refreshDeviceTokens } from './device-flow.ts'
import type { Layer, Send } from './send.ts'

/** A user's login, as it is kept between processes. */
export interface Login {
  /** The client that the login was made with; only that one can refresh and revoke it. */
  readonly clientId: string
  readonly accessToken: Secret
  readonly refreshToken: Secret | undefined
  readonly scope: string
  /** From then on it is renewed before it is used. */
  readonly refreshAt: Date
  readonly expiresAt: Date
}

/** Where logins are kept, one for each origin: a token is looked up by the host that it is sent to, and never sent to another. */
export interface LoginStore {
  /** Rejects with `UsageError` when what is kept cannot be trusted or read. */
  read(origin: string): Promise<Login | undefined>
  /**
   * Keeps what the task makes of the newest login; `undefined` forgets it. Nobody else changes it meanwhile, in this process or
   * another. When it resolves, it is kept; when the task rejects, nothing has changed.
   */
  change(origin: string, task: (kept: Login | undefined) => Promise<Login | undefined>): Promise<Login | undefined>
}

interface LoginOptions {
  readonly origin: string
  readonly store: LoginStore
  readonly clock: Clock
  readonly userAgent: string
  readonly send: Send
  /** Told of each token before it is used, so that it can be concealed. */
  readonly onToken: (token: Secret) => void
}

interface Bearer {
  readonly value: Secret
  readonly refreshAt: number
  /** Just renewed, and not taken by Atlas yet: if it is refused, a further one would be too. */
  untried: boolean
}

const REFRESH_EARLY_MS = 60_000

/** A token that lives shorter than two minutes is used for half its life. */
export function loginOf({
  clientId,
  tokens,
  askedAt,
}: {
  clientId: string
  tokens: DeviceTokens
  /** When the tokens were asked for, in ms since 1970: their life counts from then at the latest. */
  askedAt: number
}): Login {
  const { access, refresh, scope } = tokens
  return {
    clientId,
    accessToken: access.value,
    refreshToken: refresh,
    scope,
    refreshAt: new Date(askedAt + Math.max(access.livesMs - REFRESH_EARLY_MS, access.livesMs / 2)),
    expiresAt: new Date(askedAt + access.livesMs),
  }
}

/**
 * The kept login as a credential. It is renewed a minute before its end or once after a 401, by one process at a time: a refresh
 * token may be good for one use only (RFC 9700 §2.2.2), so whoever comes second finds the new one in the store.
 */
export function deviceLogin(options: LoginOptions): {
  layer: Layer
  /** Resolves when no renewal is under way, since a refresh token that is not kept is a login lost. */
  settle: (signal: AbortSignal) => Promise<void>
} {
  const { clock, origin, store } = options
  let bearer: Bearer | undefined
  let coming: Promise<Bearer> | undefined
  let refused: string | undefined

  const isGood = ({ accessToken, refreshAt }: Login) =>
    accessToken.reveal() !== refused && clock.now().getTime() < refreshAt.getTime()

  async function current(): Promise<Bearer> {
    const isUsable =
      bearer !== undefined && bearer.value.reveal() !== refused && clock.now().getTime() < bearer.refreshAt
    if (bearer !== undefined && isUsable) return bearer
    coming ??= take().finally(() => {
      coming = undefined
    })
    bearer = await coming
    return bearer
  }

  async function take(): Promise<Bearer> {
    const kept = demand(await store.read(origin))
    if (isGood(kept)) return bearerOf(kept)
    let untried = false
    const login = await store.change(origin, async (newest) => {
      const before = demand(newest)
      if (isGood(before)) return before
      untried = true
      return renew(before)
    })
    return { ...bearerOf(demand(login)), untried }
  }

  async function renew(login: Login): Promise<Login> {
    const { clientId, refreshToken, scope } = tell(login)
    if (refreshToken === undefined) throw loginOver('the login is over, and the server gave no means to renew it')
    const askedAt = clock.now().getTime()
    const tokens = await refreshDeviceTokens({ ...options, clientId }, { refreshToken, scope })
    return tell(loginOf({ clientId, tokens, askedAt }))
  }

  function tell(login: Login): Login {
    options.onToken(login.accessToken)
    if (login.refreshToken !== undefined) options.onToken(login.refreshToken)
    return login
  }

  function bearerOf(login: Login): Bearer {
    const { accessToken, refreshAt } = tell(login)
    return { value: accessToken, refreshAt: refreshAt.getTime(), untried: false }
  }

  return {
    layer: bearerLayer<Bearer>({
      current,
      another(token) {
        if (token.untried) return undefined
        if (token.value.reveal() === bearer?.value.reveal()) refused = token.value.reveal()
        return current()
      },
      accepted(token) {
        token.untried = false
      },
    }),
    async settle(signal) {
      await unlessAborted(
        coming?.catch(() => undefined),
        signal,
      )
    },
  }
}

function demand(login: Login | undefined): Login {
  if (login === undefined) throw loginOver('nobody is logged in here any more')
  return login
}
