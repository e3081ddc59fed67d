import { LETTERS_AND_DIGITS } from '../random.ts'
import type { World } from '../world.ts'
import { tokenText } from './token-text.ts'

const LIFETIME_SECONDS = 3600

/** What a login answers with. */
interface LoginTokens {
  readonly access_token: string
  readonly refresh_token?: string
  readonly scope: string
  readonly id_token?: string
  readonly token_type: 'Bearer'
  readonly expires_in: number
}

interface Login {
  readonly clientId: string
  readonly scope: string
  readonly endsAt: number
  readonly accessTokens: Map<string, number>
  refreshToken: string | undefined
}

/** The logins of the simulated user: access tokens of an hour, and one refresh token that each refresh replaces. */
export interface Logins {
  start(given: { clientId: string; scope: string }): LoginTokens
  /** No tokens when the token is not the newest of a login that this client may still refresh, or the scope is more than it has. */
  refresh(given: { clientId: string; refreshToken: string; scope: string }): LoginTokens | 'ended' | 'beyond-scope'
  /**
   * Ends this token alone: who wants both ended has to say so, since what else ends is the server's choice (RFC 7009 §2.1). One that
   * is not known, or not one of this client, is no error (§2.2).
   */
  end(given: { clientId: string; token: string }): void
  accepts(accessToken: string): boolean
}

export function createLogins({ clock, random, quirks }: Pick<World, 'clock' | 'random' | 'quirks'>): Logins {
  const logins = new Set<Login>()
  const now = () => clock.now().getTime()
  const isLive = (login: Login, token: string) => now() < (login.accessTokens.get(token) ?? 0)

  /** OpenID Connect Core §3.1.2.1 and §11: an id token is for who asks for `openid`, a refresh token for `offline_access`. */
  function issue(login: Login): LoginTokens {
    const issuedAt = Math.floor(now() / 1000)
    const claims = { clientId: login.clientId, issuedAt, expiresAt: issuedAt + LIFETIME_SECONDS }
    const access_token = tokenText(random, claims)
    login.accessTokens.set(access_token, now() + LIFETIME_SECONDS * 1000)
    const asked = new Set(login.scope.split(' '))
    if (asked.has('offline_access')) login.refreshToken = random.pick(LETTERS_AND_DIGITS, 43)
    return {
      access_token,
      ...(login.refreshToken === undefined ? {} : { refresh_token: login.refreshToken }),
      scope: login.scope,
      ...(asked.has('openid') ? { id_token: tokenText(random, claims) } : {}),
      token_type: 'Bearer',
      expires_in: LIFETIME_SECONDS,
    }
  }

  return {
    start({ clientId, scope }) {
      const endsAt = now() + quirks.loginMs
      const login: Login = { clientId, scope, endsAt, accessTokens: new Map(), refreshToken: undefined }
      logins.add(login)
      return issue(login)
    },
    refresh({ clientId, refreshToken, scope }) {
      const login = [...logins].find((one) => one.refreshToken === refreshToken)
      if (!login || login.clientId !== clientId || now() >= login.endsAt) return 'ended'
      const granted = new Set(login.scope.split(' '))
      return scope.split(' ').every((word) => granted.has(word)) ? issue(login) : 'beyond-scope'
    },
    end({ clientId, token }) {
      for (const login of logins) {
        if (login.clientId !== clientId) continue
        login.accessTokens.delete(token)
        if (login.refreshToken === token) login.refreshToken = undefined
      }
    },
    accepts: (accessToken) => [...logins].some((login) => isLive(login, accessToken)),
  }
}
