import { API_ROOT } from './route.ts'
import { matchTemplate } from './router.ts'
import { routes } from './routes/registry.ts'

interface FaultMatch {
  readonly method?: string | undefined
  /**
   * The path of a route, or any path with `{names}`: matches the whole path. Anything else matches the paths that begin with it.
   * The query does not count.
   */
  readonly path?: string | undefined
  /** The first request that it happens to, counted from 1 among those that match; 1 when not given. */
  readonly nth?: number | undefined
  /** How many requests in a row it happens to; 1 when not given. */
  readonly times?: number | 'always' | undefined
  /** Counts requests without valid credentials too, digest challenges among them. */
  readonly anonymous?: boolean | undefined
}

export type FaultAction =
  /** The connection is reset; the request took no effect, or it did. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** An error in Atlas's shape in place of the answer; the request took no effect, or it did. */
  | {
      readonly kind: 'status'
      readonly when: 'before' | 'after'
      readonly status: number
      readonly errorCode?: string | undefined
      readonly detail?: string | undefined
      readonly headers?: Readonly<Record<string, string>> | undefined
    }
  /** The answer comes so much later, on the real clock or on the simulated one. */
  | { readonly kind: 'delay'; readonly ms: number; readonly clock: 'real' | 'simulated' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'truncate' }
  /** A page of a proxy in place of the answer; the request took no effect. */
  | { readonly kind: 'html'; readonly status: number }
  /** A DELETE is answered as ever, and nothing happens. */
  | { readonly kind: 'lose-delete' }
  /** A GET answers what the same GET answered last, for so many reads or so many simulated milliseconds. */
  | { readonly kind: 'lag'; readonly reads?: number | undefined; readonly ms?: number | undefined }
  /** The status of the answer without its body. */
  | { readonly kind: 'empty' }
  /** Headers that replace those of the answer; an empty value takes one away. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }

export interface Fault {
  readonly match: FaultMatch
  readonly action: FaultAction
}

export interface FaultBook {
  add(fault: Fault): void
  /** The actions for a request, which counts as one of those that match. */
  take(request: { method: string; path: string; anonymous: boolean }): readonly FaultAction[]
}

export function createFaultBook(faults: readonly Fault[], now: () => number): FaultBook {
  const entries: { fault: Fault; matched: number; firstAt?: number }[] = []
  const add = (fault: Fault) => entries.push({ fault, matched: 0 })
  faults.forEach(add)

  return {
    add,
    take(request) {
      return entries.flatMap((entry) => {
        const { match, action } = entry.fault
        if (!matches(match, request)) return []
        entry.matched += 1
        const { nth = 1 } = match
        if (entry.matched < nth) return []
        if (action.kind === 'lag' && action.ms !== undefined) {
          entry.firstAt ??= now()
          return now() < entry.firstAt + action.ms ? [action] : []
        }
        const times = (action.kind === 'lag' ? action.reads : undefined) ?? match.times ?? 1
        return times === 'always' || entry.matched < nth + times ? [action] : []
      })
    },
  }
}

function matches(
  match: FaultMatch,
  { method, path, anonymous }: { method: string; path: string; anonymous: boolean },
): boolean {
  if (anonymous && !match.anonymous) return false
  if (match.method !== undefined && match.method !== method) return false
  if (match.path === undefined) return true
  const known = match.path.includes('{') || routes.some((route) => API_ROOT + route.path === match.path)
  return known ? matchTemplate(match.path, path) !== undefined : path.startsWith(match.path)
}
