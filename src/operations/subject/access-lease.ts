import type { Owner } from '../operation.ts'
import type { Outside } from '../outside.ts'
import type { AccessEntry } from './access-entry.ts'
import { commentOfLease, marksIn, SHARED } from './access-mark.ts'
import { findMarkedJobs } from './access-orphans.ts'

/** The comment under which this job uses an entry. Where there is no room for its mark, those of jobs that are over give way. */
export async function leaseComment({
  present,
  words,
  owner,
  outside,
}: {
  present: AccessEntry | undefined
  words: string
  owner: Owner
  outside: Outside
}): Promise<string> {
  const { mark } = owner
  const comment = commentOfLease({ present, mark, words })
  if (present === undefined || comment !== SHARED || present.comment === SHARED) return comment
  const { over } = await findMarkedJobs({ marks: marksIn(present.comment), owner, outside })
  return commentOfLease({ present, mark, words, over })
}
