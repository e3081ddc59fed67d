import { chooseHost } from '../atlas/cloud.ts'
import type { Issue } from '../base/errors.ts'

/** Where a broker is, and for whom the id token of a job is meant that goes there. */
export interface BrokerAddress {
  /** Without a slash at the end; routes are appended. */
  readonly url: string
  readonly origin: string
  /** The origin of the address: what `BROKER_AUDIENCE` has to be. */
  readonly audience: string
  readonly isLoopback: boolean
}

/** Decides before a token is asked for: whoever receives one can act as the job, so it goes over https, or stays on this machine. */
export function readBrokerUrl(value: string): BrokerAddress | Issue {
  const text = value.trim()
  if (!URL.canParse(text)) return refusal('is not a URL')
  const { protocol, origin, pathname, username, password, search, hash } = new URL(text)
  if (username !== '' || password !== '') return refusal('holds a user name or a password')
  if (search !== '' || hash !== '') return refusal('holds a query or a fragment')
  const isLoopback = isOnLoopback(origin)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback)) return refusal('is not an https URL')
  return { url: `${origin}${pathname.replace(/\/+$/, '')}`, origin, audience: origin, isLoopback }
}

/** The rule by which hosts of Atlas are told from loopback holds here as well. */
export function isOnLoopback(origin: string): boolean {
  const host = chooseHost({ cloud: 'commercial', baseUrl: origin })
  return 'isLoopback' in host && host.isLoopback
}

function refusal(why: string): Issue {
  return {
    message: `broker-url: the value ${why}; the id token of a job is sent over https only, or to a broker on loopback.`,
    hint: 'Give the address of the broker, such as `https://atlas-broker.example.com`.',
  }
}
