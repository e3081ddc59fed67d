import type { Cloud } from '../../atlas/cloud.ts'
import { Secret } from '../../base/secret.ts'
import { optional, text } from '../param.ts'
import { type AuthType, authKind } from './database-user-auth.ts'
import { DATABASE_NAME } from './database-user-roles.ts'

/** Who logs in: only SCRAM has credentials within the string; certificates, cloud roles and tokens come to the driver otherwise. */
export type Login =
  | { readonly authType: 'scram'; readonly username: string; readonly password: Secret }
  | { readonly authType: Exclude<AuthType, 'scram'> }

export const uriDatabase = optional(
  text({
    describe: 'Database that connection-string-with-credentials opens.',
    expected: 'the name of a database: 1 to 63 characters, none of them `/ \\ . " $ @` or a space',
    pattern: DATABASE_NAME,
  }),
)

export const connectionStringWithCredentials = {
  describe:
    'Connection string that a driver logs in with. Without SCRAM it names the mechanism only, and the driver brings certificate, role or token.',
  secret: true,
} as const

const PARTS = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)\/?([^?]*)\??(.*)$/s

/**
 * The connection string with what logs in added to it: everything but RFC 3986's unreserved characters is percent-encoded. The
 * database to log in to is always named, since otherwise drivers take the one that the string opens. Atlas for Government knows
 * SCRAM-SHA-256 only (its documentation), so that is named, too.
 */
export function credentialsUri({
  connectionString,
  login,
  database,
  cloud,
}: {
  /** Without credentials, as Atlas gives it. */
  connectionString: string
  login: Login
  database: string | undefined
  cloud: Cloud
}): Secret {
  const [, scheme = '', hosts = '', path = '', query = ''] = PARTS.exec(connectionString) ?? []
  const userInfo =
    login.authType === 'scram' ? `${encodeUriPart(login.username)}:${encodeUriPart(login.password.reveal())}@` : ''
  const scram = cloud === 'government' ? 'SCRAM-SHA-256' : undefined
  const mechanism = login.authType === 'scram' ? scram : authKind(login.authType).mechanism
  const options = [
    ...query.split('&').filter((option) => option !== '' && !/^auth(?:Source|Mechanism)=/i.test(option)),
    `authSource=${encodeUriPart(login.authType === 'scram' ? 'admin' : '$external')}`,
    ...(mechanism === undefined ? [] : [`authMechanism=${mechanism}`]),
  ]
  return new Secret(
    `${scheme}${userInfo}${hosts}/${database === undefined ? path : encodeUriPart(database)}?${options.join('&')}`,
  )
}

/** `encodeURIComponent` leaves some that RFC 3986 reserves, and that shells and YAML read in their own way. */
export function encodeUriPart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
