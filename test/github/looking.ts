import type { HttpGet } from '../../src/github/http-get.ts'
import { createHttpGet } from '../../src/plan/http-get.ts'
import { type RoutedServer, routedServer, type ServedRoute } from '../support/routed-server.ts'

/** GETs as the runs make them. */
export const get: HttpGet = createHttpGet({ proxy: {}, userAgent: 'mongodb-atlas-action/0.0.0-test' })

/** A service that tells an address, or does what the route says. */
export function echo(said: string | Omit<ServedRoute, 'path'>): Promise<RoutedServer> {
  return routedServer([{ path: '/', ...(typeof said === 'string' ? { body: said } : said) }])
}
