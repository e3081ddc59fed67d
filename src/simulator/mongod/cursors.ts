import type { Document } from './documents.ts'

/** What is left of a result that did not go into one answer. */
interface Cursor {
  readonly namespace: string
  readonly username: string
  documents: readonly Document[]
}

/** A driver that never comes back for its results must not fill the memory: the oldest cursors go first. */
const MOST_CURSORS = 1000

export interface Cursors {
  /** Its id; 0 is none. */
  readonly open: (cursor: Cursor) => number
  readonly find: (id: number) => Cursor | undefined
  readonly close: (id: number) => boolean
}

export function createCursors(): Cursors {
  const open = new Map<number, Cursor>()
  let last = 0
  return {
    open(cursor) {
      for (const oldest of open.keys()) {
        if (open.size < MOST_CURSORS) break
        open.delete(oldest)
      }
      last += 1
      open.set(last, cursor)
      return last
    },
    find: (id) => open.get(id),
    close: (id) => open.delete(id),
  }
}
