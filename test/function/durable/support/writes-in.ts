import type { DurableWorld } from './durable-world.ts'

/** What Atlas was told to change and did, `METHOD path` with ids as `…`, in alphabetical order: nothing may be there twice. */
export function writesIn({ exchanges }: Pick<DurableWorld, 'exchanges'>): string[] {
  return exchanges
    .filter(({ method, url, status }) => method !== 'GET' && status < 300 && url.startsWith('/api/atlas/v2/'))
    .map(({ method, url }) => `${method} ${url.slice('/api/atlas/v2'.length)}`)
    .map((write) => write.replace(/[0-9a-f]{24}/g, '…').replace(/\?.*/, ''))
    .toSorted()
}
