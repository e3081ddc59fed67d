import type { ProxySettings } from '../atlas/transport.ts'

/**
 * The variable whose proxy a request to this URL goes through, or `undefined` when it goes straight: as undici reads NO_PROXY
 * (lib/dispatcher/env-http-proxy-agent.js), which sends https through HTTP_PROXY when there is no HTTPS_PROXY.
 */
export function proxiedBy({ url, proxy }: { url: string; proxy: ProxySettings }): string | undefined {
  const { protocol, hostname, port } = new URL(url)
  const variable =
    protocol === 'https:' && proxy.httpsProxy ? 'HTTPS_PROXY' : proxy.httpProxy ? 'HTTP_PROXY' : undefined
  const exempt = (proxy.noProxy ?? '').split(/[,\s]+/).some((entry) => {
    const [, name = '', only] = /^([^:]+)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    if (name === '' || (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80')))) return false
    const domain = name.replace(/^\*?\./, '')
    return name === '*' || (hostname === domain && !name.startsWith('*')) || hostname.endsWith(`.${domain}`)
  })
  return exempt ? undefined : variable
}
