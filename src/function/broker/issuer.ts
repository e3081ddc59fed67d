import type { Issue } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']
const DOTCOM = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[^/]+)?$/
/** GitHub Enterprise Cloud with data residency (docs: "OpenID Connect reference", substituted values). */
const RESIDENT = /^https:\/\/token\.actions\.([a-z0-9-]+\.ghe\.com)(?:\/[^/]+)?$/
/** GitHub Enterprise Server. */
const SERVER = /^(https?:\/\/[^/]+)\/_services\/token$/

/**
 * The issuer that tokens have to name, exactly as it stands in them. Whoever runs the issuer decides who everybody is, so that it has
 * to be proven by https; the one exception is loopback, and only where the Atlas behind the broker is a simulator there as well:
 * a setting left over from a trial then opens nothing that is real.
 */
export function readIssuer({ value, isLoopback }: { value: string; isLoopback: boolean }): string | Issue {
  const issuer = value.trim().replace(/\/+$/, '')
  const refuse = (hint: string): Issue => ({
    message: `BROKER_ISSUER: expected the address of an issuer of OIDC tokens, got \`${safeText(value, { longest: 80 })}\`.`,
    hint,
  })
  if (!URL.canParse(issuer))
    return refuse(`Leave it out for ${GITHUB_ISSUER}; GitHub Enterprise Server has \`https://HOST/_services/token\`.`)
  const { protocol, hostname, username, password, search, hash, href } = new URL(issuer)
  if (username !== '' || password !== '' || search !== '' || hash !== '')
    return refuse('Give it without user, query and fragment.')
  if (href.replace(/\/+$/, '') !== issuer)
    return refuse('Write it as it stands in the tokens: lower-case host, no port that goes without saying.')
  if (protocol === 'https:') return issuer
  if (protocol === 'http:' && LOOPBACK.includes(hostname) && isLoopback) return issuer
  return refuse('Give an https address; http is for loopback, beside a simulator of Atlas on loopback.')
}

/** Where the issuer publishes its keys. */
export function keysUrl(issuer: string): string {
  return `${issuer}/.well-known/jwks`
}

/** The GitHub whose issuer it is, as jobs have it in `GITHUB_SERVER_URL`. */
export function serverOf(issuer: string): string {
  if (DOTCOM.test(issuer)) return 'https://github.com'
  const [, resident] = RESIDENT.exec(issuer) ?? []
  if (resident !== undefined) return `https://${resident}`
  return SERVER.exec(issuer)?.[1] ?? new URL(issuer).origin
}
