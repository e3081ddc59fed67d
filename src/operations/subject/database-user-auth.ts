import type { Issue } from '../../base/errors.ts'

/** The ways in which a database user logs in, by our words; LDAP is left to those who have it already. */
export const AUTH_TYPES = [
  'scram',
  'x509-managed',
  'x509-customer',
  'aws-iam-user',
  'aws-iam-role',
  'oidc-group',
  'oidc-user',
] as const
export type AuthType = (typeof AUTH_TYPES)[number]

/** What Atlas calls it. */
interface Kind {
  /** The database that the user is created in. */
  readonly database: 'admin' | '$external'
  readonly attribute?: { readonly name: 'x509Type' | 'awsIAMType' | 'oidcAuthType'; readonly value: string }
  /** Of the connection string; SCRAM is negotiated. */
  readonly mechanism?: 'MONGODB-X509' | 'MONGODB-AWS' | 'MONGODB-OIDC'
  /** What Atlas's documentation asks of the username. */
  readonly username?: { readonly pattern: RegExp; readonly expected: string }
}

const x509 = (value: string): Kind => ({
  database: '$external',
  attribute: { name: 'x509Type', value },
  mechanism: 'MONGODB-X509',
})
const arn = {
  pattern: /^arn:aws[a-z-]*:(?:iam|sts)::\d{12}:.+$/,
  expected: 'an ARN such as `arn:aws:iam::123456789012:role/app`',
}
const aws = (value: string): Kind => ({
  database: '$external',
  attribute: { name: 'awsIAMType', value },
  mechanism: 'MONGODB-AWS',
  username: arn,
})
const oidc = (database: Kind['database'], value: string): Kind => ({
  database,
  attribute: { name: 'oidcAuthType', value },
  mechanism: 'MONGODB-OIDC',
  username: { pattern: /^[^/]+\/.+$/, expected: 'the id of the identity provider, a slash, and its name for it' },
})

/** Workforce users of OIDC are in `admin`, those of workloads in `$external` (schema of database users). */
const KINDS: Readonly<Record<AuthType, Kind>> = {
  scram: { database: 'admin' },
  'x509-managed': x509('MANAGED'),
  'x509-customer': x509('CUSTOMER'),
  'aws-iam-user': aws('USER'),
  'aws-iam-role': aws('ROLE'),
  'oidc-group': oidc('admin', 'IDP_GROUP'),
  'oidc-user': oidc('$external', 'USER'),
}

export function authKind(authType: AuthType): Kind {
  return KINDS[authType]
}

export function isX509(authType: AuthType): boolean {
  return KINDS[authType].mechanism === 'MONGODB-X509'
}

/** What the username of a new user has to look like. */
export function checkUsername({ username, authType }: { username?: string; authType?: AuthType }): Issue[] {
  const rule = authType && KINDS[authType].username
  if (rule === undefined || username === undefined || rule.pattern.test(username)) return []
  return [{ message: `username: with \`auth-type: ${authType}\` it is ${rule.expected}.`, hint: 'Write it so.' }]
}

/** Our word for how a user logs in, from what Atlas says of it; `ldap-user` and `ldap-group` are words of lists only. */
export function authTypeOf(user: {
  readonly x509Type: string
  readonly awsIAMType: string
  readonly oidcAuthType: string
  readonly ldapAuthType: string
}): string {
  if (user.ldapAuthType !== 'NONE') return `ldap-${user.ldapAuthType.toLowerCase()}`
  const found = AUTH_TYPES.find((authType) => {
    const { attribute } = KINDS[authType]
    return attribute !== undefined && user[attribute.name] === attribute.value
  })
  return found ?? 'scram'
}
