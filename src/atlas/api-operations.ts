import { once } from '../base/once.ts'
import { apiTable } from './api-table.ts'
import type { Method } from './send.ts'

/** One operation of the Admin API. */
export interface ApiOperation {
  readonly id: string
  readonly method: Method
  /** With its parameters as `{names}`. */
  readonly path: string
  /** The newest stable version, or `preview` where there is none. */
  readonly version: string
  /** Parameters that stand in the query, or in a header. */
  readonly parameters: ReadonlyMap<string, ApiParameter>
  /** What a successful answer holds: a page of `results`, a bare array, or one thing. */
  readonly list: 'results' | 'array' | undefined
  /** It takes `pageNum` and `itemsPerPage`, which are among the parameters then. */
  readonly paged: boolean
  readonly body: 'needed' | 'allowed' | 'none'
  readonly media: 'json' | 'csv' | 'json or csv' | 'gzip' | 'text'
}

interface ApiParameter {
  readonly place: 'query' | 'header'
  readonly needed: boolean
  readonly repeatable: boolean
}

export const API_ROOT = '/api/atlas/v2'

/** All operations of the Admin API by their id. The table is taken apart when it is first asked for. */
export const apiOperations = once((): ReadonlyMap<string, ApiOperation> => {
  const all = apiTable.flatMap((line) => {
    const [root = '', ...entries] = line.split('|')
    let rest = ''
    return entries.map((entry) => {
      const [flags = '', id = '', date = '', place = '', parameters = ''] = entry.split(' ')
      if (place !== '"') rest = place === '-' ? '' : place
      return readOperation({ flags, id, date, path: API_ROOT + root + rest, parameters })
    })
  })
  return new Map(all.map((operation) => [operation.id, operation]))
})

const METHODS: Readonly<Record<string, Method>> = { G: 'GET', P: 'POST', U: 'PUT', A: 'PATCH', D: 'DELETE' }

/**
 * The letters after the method: `r` a page of results, `a` a bare array, `n` pages by number, `b` needs a body, `o` may have one,
 * `z` gzip, `c` CSV, `v` JSON or CSV, `t` text under a JSON media type.
 */
function readOperation(entry: {
  flags: string
  id: string
  date: string
  path: string
  parameters: string
}): ApiOperation {
  const { flags, id, date, path } = entry
  const has = (flag: string) => flags.includes(flag, 1)
  const paging = has('n') ? ['itemsPerPage', 'pageNum'] : []
  const parameters = [...entry.parameters.split(',').filter((written) => written !== ''), ...paging]
  return {
    id,
    method: METHODS[flags.charAt(0)] ?? 'GET',
    path,
    version: date.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3'),
    parameters: new Map(parameters.map(readParameter)),
    list: has('r') ? 'results' : has('a') ? 'array' : undefined,
    paged: has('n'),
    body: has('b') ? 'needed' : has('o') ? 'allowed' : 'none',
    media: has('z') ? 'gzip' : has('c') ? 'csv' : has('v') ? 'json or csv' : has('t') ? 'text' : 'json',
  }
}

function readParameter(written: string): [string, ApiParameter] {
  return [
    written.replace(/[@!*]/g, ''),
    {
      place: written.startsWith('@') ? 'header' : 'query',
      needed: written.includes('!'),
      repeatable: written.endsWith('*'),
    },
  ]
}

/** The names that stand in a path template. */
export function namesInPath(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
