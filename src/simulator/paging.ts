import { Problem } from './problem.ts'
import type { Call, Route } from './route.ts'

const COMMON = ['envelope', 'pretty']
const PAGING = ['includeCount', 'itemsPerPage', 'pageNum']
const BOOLEANS = new Set([
  'envelope',
  'pretty',
  'includeCount',
  'includeDeletedWithRetainedBackups',
  'retainBackups',
  'includeRaw',
  'includeOrgUsers',
  'flattenTeams',
  'includeSystemManaged',
])

function invalidQuery(name: string, value: string): Problem {
  return new Problem(400, 'INVALID_QUERY_PARAMETER', {
    detail: `Invalid query parameter ${name} specified: ${value}.`,
    parameters: [name],
  })
}

/** Refuses parameters that the operation does not have, and values of the wrong type or out of range. */
export function checkQuery(route: Route, query: URLSearchParams, options: { refuseUnknown: boolean }): void {
  const known = new Set([...COMMON, ...(route.paged ? PAGING : []), ...(route.query ?? [])])
  for (const [name, value] of query) {
    if (!known.has(name)) {
      if (options.refuseUnknown) throw invalidQuery(name, value)
      continue
    }
    if (BOOLEANS.has(name) && value !== 'true' && value !== 'false') throw invalidQuery(name, value)
    const most = name === 'itemsPerPage' ? 500 : name === 'pageNum' ? Number.MAX_SAFE_INTEGER : undefined
    if (most === undefined) continue
    if (!/^\d+$/.test(value) || Number(value) < 1 || Number(value) > most) throw invalidQuery(name, value)
  }
}

/**
 * The page that the query asks for. Recorded: the self link gives the filters and includeCount in alphabetical order, then
 * pageNum and itemsPerPage; the next link gives itemsPerPage first. No count when includeCount is false.
 * `filters` may say another default of includeCount.
 */
export function renderPage(
  call: Pick<Call, 'query' | 'link'> & { path: string; filters: Readonly<Record<string, string>> },
  all: readonly unknown[],
): Record<string, unknown> {
  const { query, path } = call
  const includeCount = query.get('includeCount') ?? call.filters['includeCount'] ?? 'true'
  const size = Number(query.get('itemsPerPage') ?? 100)
  const number = Number(query.get('pageNum') ?? 1)
  const filters = Object.entries({ ...call.filters, includeCount })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  const other = (page: number) => call.link(`${path}?${filters}&itemsPerPage=${size}&pageNum=${page}`)

  return {
    links: [
      { href: call.link(`${path}?${filters}&pageNum=${number}&itemsPerPage=${size}`), rel: 'self' },
      ...(number > 1 ? [{ href: other(number - 1), rel: 'previous' }] : []),
      ...(number * size < all.length ? [{ href: other(number + 1), rel: 'next' }] : []),
    ],
    results: all.slice((number - 1) * size, number * size),
    ...(includeCount === 'true' ? { totalCount: all.length } : {}),
  }
}
