import { AtlasError } from '../atlas/atlas-error.ts'
import { createTransport, type ProxySettings } from '../atlas/transport.ts'
import { ActionError } from '../base/errors.ts'
import type { HttpGet } from '../github/http-get.ts'

/** GETs beside Atlas, over the same proxies and certificates; rare enough that each has a connection of its own. */
export function createHttpGet({ proxy, userAgent }: { proxy: ProxySettings; userAgent: string }): HttpGet {
  return async (url, { headers = {}, signal }) => {
    const { origin, pathname, search } = new URL(url)
    const transport = createTransport({ origin, proxy })
    try {
      const target = pathname + search
      // GitHub refuses requests that do not say who asks.
      return await transport.send({
        method: 'GET',
        target,
        template: target,
        headers: { 'user-agent': userAgent, ...headers },
        signal,
      })
    } catch (error) {
      if (signal.aborted || !(error instanceof AtlasError)) throw error
      const { code, method, template, message } = error
      throw new ActionError({ code, message: message.replace(`${method} ${template}: `, '') })
    } finally {
      await transport.close()
    }
  }
}
