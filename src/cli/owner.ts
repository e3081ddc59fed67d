import { createHash } from 'node:crypto'
import type { Owner } from '../operations/operation.ts'
import { MANAGED_BY } from '../operations/subject/ownership.ts'

/** Who runs the command. */
export interface Actor {
  readonly host: string
  readonly user: string
  readonly processId: number
  readonly startedAt: Date
}

/** Who acts. The mark differs between runs, and names of people and machines stay out of it, since others read it in Atlas. */
export function ownerOf({ host, user, processId, startedAt }: Actor): Owner {
  const who = createHash('sha256').update(`${user}\n${host}`).digest('hex').slice(0, 8)
  const when = startedAt.toISOString().replace(/[-:]|\.\d+/g, '')
  return { tags: [MANAGED_BY], mark: `cli:${who}:${when}-${processId}` }
}
