/** What goes wrong with a request, or happens just before it. */
export type Trouble =
  /** Answers so, without doing what was asked. */
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      /** JSON in GitHub's shape when left out; a string goes out as it is, as `text/html` when it begins so. */
      readonly body?: unknown
    }
  /** Drops the connection without doing what was asked, or after it was done. */
  | { readonly drop: 'request' | 'reply' }
  /** Never answers. */
  | { readonly silence: true }
  | { readonly delayMs: number }
  /** Sends half of the answer as if it were whole. */
  | { readonly truncate: true }
  /** The world changes just before the request is handled. */
  | { readonly first: () => void }

export interface Fault {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Tested against the path with its query, without the base path; a string has to be the whole path. */
  readonly path: string | RegExp
  /** The first request that it befalls, counted from 1 among those that match, from now on. */
  readonly nth?: number
  /** How many requests it befalls; one when left out. */
  readonly times?: number
  readonly trouble: Trouble
}

export interface Faults {
  add(fault: Fault): void
  /** The troubles of this request. */
  take(request: { method: string; path: string; query: string }): readonly Trouble[]
}

export function createFaults(): Faults {
  const planned: { readonly fault: Fault; seen: number }[] = []
  return {
    add: (fault) => void planned.push({ fault, seen: 0 }),
    take: ({ method, path, query }) =>
      planned.flatMap((one) => {
        const { fault } = one
        const isMeant = typeof fault.path === 'string' ? fault.path === path : fault.path.test(path + query)
        if (!isMeant || (fault.method ?? method) !== method) return []
        one.seen += 1
        const nth = fault.nth ?? 1
        return one.seen >= nth && one.seen < nth + (fault.times ?? 1) ? [fault.trouble] : []
      }),
  }
}
