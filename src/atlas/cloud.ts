import { isIPv4, isIPv6 } from 'node:net'
import type { Issue } from '../base/errors.ts'

export const CLOUDS = ['commercial', 'government'] as const
/** Commercial Atlas, or Atlas for Government: other hosts, other accounts, other rules. */
export type Cloud = (typeof CLOUDS)[number]

const ORIGINS: Readonly<Record<Cloud, string>> = {
  commercial: 'https://cloud.mongodb.com',
  government: 'https://cloud.mongodbgov.com',
}

const DOMAINS: Readonly<Record<Cloud, string>> = { commercial: 'mongodb.com', government: 'mongodbgov.com' }

/** The one origin that API calls and token requests of a run go to. */
export interface Host {
  readonly cloud: Cloud
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string
  readonly isLoopback: boolean
}

/**
 * Chooses the host before any credential is touched. `baseUrl` may name a simulator on loopback, or another https host of the same
 * cloud's domain (its staging twins); anything else could carry the credentials away, so it is refused.
 */
export function chooseHost({ cloud, baseUrl }: { cloud: Cloud; baseUrl: string | undefined }): Host | Issue {
  if (baseUrl === undefined) return { cloud, origin: ORIGINS[cloud], isLoopback: false }
  if (!URL.canParse(baseUrl)) return refusal('is not a URL')
  const { protocol, hostname, origin, username, password, pathname, search, hash } = new URL(baseUrl)
  if (username !== '' || password !== '') return refusal('holds a user name or a password')
  if (pathname !== '/' || search !== '' || hash !== '') return refusal('holds more than scheme, host and port')
  if (isLoopback(hostname) && (protocol === 'http:' || protocol === 'https:'))
    return { cloud, origin, isLoopback: true }
  if (protocol !== 'https:') return refusal('is not an https URL')
  if (isWithin(hostname, DOMAINS[cloud])) return { cloud, origin, isLoopback: false }
  const other = CLOUDS.find((name) => isWithin(hostname, DOMAINS[name]))
  if (other === undefined) return refusal(`names a host outside ${DOMAINS[cloud]}`)
  return {
    message: `base-url: this host belongs to ${other} Atlas, but cloud is ${cloud}.`,
    hint: `Say \`cloud: ${other}\`, or leave base-url out.`,
  }
}

function refusal(why: string): Issue {
  return {
    message: `base-url: the value ${why}; credentials are sent only to MongoDB Atlas itself or to a simulator on loopback.`,
    hint: 'Leave base-url out, and choose between the two Atlas clouds with `cloud: commercial` or `cloud: government`.',
  }
}

/** 127.0.0.0/8, ::1 and localhost (RFC 6761 §6.3); the URL parser has already written addresses in their canonical form. */
function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIPv4(bare)) return bare.startsWith('127.')
  if (isIPv6(bare)) return bare === '::1'
  return bare === 'localhost'
}

function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`)
}
