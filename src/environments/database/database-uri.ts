import { isIPv4 } from 'node:net'
import type { Issue } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'

/**
 * Where clusters of Atlas are: the hosts that MongoDB's drivers trust with a token unasked (OIDC specification, ALLOWED_HOSTS), but
 * for the one that no cluster is in.
 */
const ATLAS_DOMAINS = ['mongodb.net', 'mongodb-dev.net', 'mongodb-qa.net', 'mongodbgov.net']

/** Narrower than the standard, so that no driver can read it otherwise: what is encoded stays encoded, nothing stands twice. */
const PARTS =
  /^mongodb(?<srv>\+srv)?:\/\/(?:[\w.~-]|%[\dA-Fa-f]{2})+:(?:[\w.~-]|%[\dA-Fa-f]{2})+@(?<hosts>[A-Za-z0-9.:,[\]-]+)\/[\w.~%-]*(?:\?(?<query>[\w.~%$&=-]*))?$/
const HOST = /^(?<name>[A-Za-z0-9.-]+|\[::1\])(?::\d{1,5})?$/

const FLAG = /^(?:true|false)$/
/**
 * What Atlas puts into its connection strings and this action adds, by small letters. Anything else may send the traffic elsewhere
 * (`proxyHost`, `srvAllowedHostsSuffix`), trust anybody (`tlsInsecure`), or read files.
 */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ['authsource', /^admin$/],
  ['authmechanism', /^SCRAM-SHA-(?:1|256)$/],
  ['replicaset', /^[\w.-]{1,100}$/],
  ['retrywrites', FLAG],
  ['w', /^(?:majority|\d)$/],
  ['loadbalanced', FLAG],
  ['ssl', /^true$/],
  ['tls', /^true$/],
])
/** Loopback needs no TLS, and a simulator has no replica set. */
const LOOPBACK_OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ...OPTIONS,
  ['ssl', FLAG],
  ['tls', FLAG],
  ['directconnection', FLAG],
])

/** Where a connection string leads to. */
export interface DatabasePlace {
  /** The first host without its port: for an SRV string the cluster's name in DNS. */
  readonly host: string
}

/**
 * Reads a connection string with credentials, or says why a password is not sent there. Neither ever holds anything of the user
 * name or the password.
 */
export function readDatabaseUri(uri: string): DatabasePlace | Issue {
  const { srv, hosts = '', query = '' } = PARTS.exec(uri)?.groups ?? {}
  const names = hosts.split(',').map((host) => HOST.exec(host)?.groups?.['name']?.toLowerCase())
  const [host] = names
  if (host === undefined || names.includes(undefined))
    return refusal('is not one of Atlas with a user name and a password')
  if (srv !== undefined && !/^[^,:]+$/.test(hosts))
    return refusal('names several hosts or a port, and is to be looked up')
  const isLocal = srv === undefined && names.every(isLoopback)
  const stranger = names.find((name) => !isLocal && !isAtlas(name))
  if (stranger !== undefined) return refusal(`leads to ${safeText(stranger)}, which is no cluster of Atlas`)
  const options = query.split('&').filter((option) => option !== '')
  const known = isLocal ? LOOPBACK_OPTIONS : OPTIONS
  const seen = new Set<string>()
  for (const option of options) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(option) ?? []
    const key = name.toLowerCase()
    if (known.get(key)?.test(value) !== true || seen.has(key))
      return refusal(`has the option ${safeText(name, { longest: 60 })}, which Atlas does not give like this`)
    seen.add(key)
  }
  // Only an SRV string means TLS by itself (connection string specification).
  if (srv === undefined && !isLocal && !seen.has('ssl') && !seen.has('tls')) return refusal('asks for no TLS')
  return { host }
}

function refusal(why: string): Issue {
  return {
    message: `connection-string: the value ${why}; the credentials are sent only to clusters of Atlas, or to loopback.`,
    hint: 'Give connection-string-with-credentials of create-database-user as it is.',
  }
}

/** Loopback by address, or by the name that no resolver may send elsewhere (RFC 6761 §6.3). */
function isLoopback(name = ''): boolean {
  return name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'))
}

function isAtlas(name = ''): boolean {
  return ATLAS_DOMAINS.some((domain) => name.endsWith(`.${domain}`)) && !name.includes('..')
}
