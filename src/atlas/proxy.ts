import { UsageError } from '../base/errors.ts'
import type { ProxySettings } from './transport.ts'

/**
 * The settings as undici takes them. An empty string says "none"; leaving one out would make undici read the environment itself.
 * Throws `UsageError`, which never holds a value: proxy addresses bring user names and passwords along.
 */
export function readProxy({ httpProxy, httpsProxy, noProxy }: ProxySettings): Record<keyof ProxySettings, string> {
  return {
    httpProxy: address('HTTP_PROXY', httpProxy),
    httpsProxy: address('HTTPS_PROXY', httpsProxy),
    noProxy: noProxy ?? '',
  }
}

/** Without a scheme it is an http proxy, as for curl. */
function address(variable: string, value = ''): string {
  const trimmed = value.trim()
  if (trimmed === '') return ''
  const url = trimmed.includes('://') ? trimmed : `http://${trimmed}`
  if (isProxy(url)) return url
  throw new UsageError([
    {
      message: `${variable}: the value is not the address of an http or https proxy.`,
      hint: 'Write it as `http://host:port` or `http://user:password@host:port`, with other signs than letters and digits percent-encoded in user and password.',
    },
  ])
}

function isProxy(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url)
    decodeURIComponent(username + password)
    return protocol === 'http:' || protocol === 'https:'
  } catch {
    return false
  }
}
