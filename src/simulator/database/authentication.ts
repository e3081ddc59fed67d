import { missingAttribute, Problem } from '../problem.ts'
import type { Authentication } from './database.ts'

const SHORTEST_PASSWORD = 8

const refuse = (errorCode: string, detail: string, ...parameters: unknown[]) =>
  new Problem(400, errorCode, { detail, parameters })

const isByPassword = (authentication: Authentication): boolean =>
  Object.values(authentication).every((type) => type === 'NONE')

/** Refuses a mix of mechanisms, the wrong database for the mechanism, and a password where none, or a better one, is needed. */
export function checkMechanism({
  authentication,
  databaseName,
  password,
  isNew,
}: {
  authentication: Authentication
  databaseName: string
  password: string | undefined
  isNew: boolean
}): void {
  const { x509Type, ldapAuthType } = authentication
  if (x509Type !== 'NONE' && ldapAuthType !== 'NONE') {
    throw refuse('ATLAS_X509_USER_CANNOT_USE_LDAP', 'A user cannot authenticate with both X.509 and LDAP.')
  }
  if (Object.values(authentication).filter((type) => type !== 'NONE').length > 1) {
    const detail = 'Invalid authentication settings. A user can authenticate in one way only.'
    throw refuse('ATLAS_INVALID_AUTH_SETTINGS', detail)
  }
  checkDatabase(authentication, databaseName)
  if (!isByPassword(authentication)) {
    if (password === undefined) return
    if (x509Type !== 'NONE') {
      throw refuse('ATLAS_X509_USER_CANNOT_USE_SCRAM', 'A user cannot authenticate with both X.509 and SCRAM.')
    }
    throw refuse('CANNOT_SET_PASSWORD_FOR_AUTH_MECHANISM', 'Only users that authenticate with SCRAM have a password.')
  }
  if (password === undefined) {
    if (isNew) throw missingAttribute('password')
    return
  }
  if (password.length >= SHORTEST_PASSWORD) return
  throw refuse('WEAK_PASSWORD', `The password must have at least ${SHORTEST_PASSWORD} characters.`)
}

/**
 * Who is known elsewhere is a user of `$external`, except groups of an OIDC provider. The description says that of LDAP too, yet
 * gives an LDAP user of `admin` as its example: both are taken.
 */
function checkDatabase(authentication: Authentication, databaseName: string): void {
  const { ldapAuthType, oidcAuthType } = authentication
  if (ldapAuthType !== 'NONE' && (databaseName === 'admin' || databaseName === '$external')) return
  const isInside = isByPassword(authentication) || oidcAuthType === 'IDP_GROUP'
  if (isInside && databaseName !== 'admin') {
    const who = oidcAuthType === 'IDP_GROUP' ? 'OIDC groups' : 'SCRAM users'
    const detail = `Database name invalid: ${who} can only be created on the admin database.`
    throw refuse('DATABASE_NAME_INVALID_ADMIN', detail, who)
  }
  if (!isInside && databaseName !== '$external') {
    const detail = 'Database name invalid: users that are authenticated elsewhere can only be created on $external.'
    throw refuse('DATABASE_NAME_INVALID_EXTERNAL', detail)
  }
}

/** RFC 2253, roughly: attributes and values, without what has to be escaped. */
const DISTINGUISHED = /^[A-Za-z][\w.-]*=(\\.|[^\\,+"<>;=])+([,+] ?[A-Za-z][\w.-]*=(\\.|[^\\,+"<>;=])+)*$/
const COMMON_NAME = /^(CN=)?[^=,+"<>;\\]+$/

/** Refuses a username that the mechanism cannot have: an ARN, a distinguished name, or a name after the id of a provider. */
export function checkUsername(username: string, authentication: Authentication): void {
  const { x509Type, awsIAMType, ldapAuthType, oidcAuthType } = authentication
  if (x509Type === 'MANAGED' && !COMMON_NAME.test(username)) {
    const detail = `The username ${username} is invalid for X.509 managed by Atlas: it must be of the form CN=<username>.`
    throw refuse('ATLAS_MANAGED_X509_NAME_INVALID', detail, username)
  }
  if ((x509Type === 'CUSTOMER' || ldapAuthType !== 'NONE') && !DISTINGUISHED.test(username)) {
    const detail = `The username ${username} is not a distinguished name of RFC 2253.`
    throw refuse('ATLAS_INVALID_LDAP_NAME', detail, username)
  }
  const kind = awsIAMType === 'USER' ? 'user' : '(role|assumed-role)'
  const isArn = new RegExp(`^arn:aws[a-z-]*:(iam|sts)::\\d{12}:${kind}/[\\w+=,.@/-]+$`).test(username)
  const isOfProvider = /^[0-9a-f]{24}\/.+$/i.test(username)
  if ((awsIAMType !== 'NONE' && !isArn) || (oidcAuthType !== 'NONE' && !isOfProvider)) {
    const detail = `The username ${username} is not valid for a database user.`
    throw refuse('ATLAS_INVALID_USERNAME', detail, username)
  }
}
