import type { RunAttempt } from '../../github/workflow-run.ts'
import type { AccessEntry } from './access-entry.ts'

/** In UTF-16 units, as Java counts, in which Atlas is written (X-Java-Method); so many units are never more characters. */
const LONGEST_COMMENT = 80
/** At most so long, and without control characters; without the flag `u`, so that units are counted. */
export const COMMENT_PATTERN = new RegExp(`^[^\\u0000-\\u001f\\u007f-\\u009f]{1,${LONGEST_COMMENT}}$`)

/** How an entry is marked by a job that has leased it (repository, run, attempt, job), or by a run on a terminal (who and where, when). */
const MARK = /gh:[0-9a-f]{8}:\d+-\d+-[0-9a-f]{8}|cli:[0-9a-f]{8}:\d{8}T\d{6}Z-\d+/g

/**
 * The comment of a temporary entry that jobs use without their marks in it, because there is no room for all: it is the mark of
 * nobody, so nobody takes the entry back, and it stays until it expires.
 */
export const SHARED = 'gh:shared'

const PARTS = /^(gh:[0-9a-f]{8}):(\d+)-(\d+)-[0-9a-f]{8}$/

/** Whose mark it is: the repository as it stands there, and the attempt of the run; `undefined` for what is no mark of a job. */
export function readMark(mark: string): (RunAttempt & { readonly repository: string }) | undefined {
  const [, repository, id, attempt] = PARTS.exec(mark) ?? []
  if (repository === undefined || id === undefined) return undefined
  return { repository, id, attempt: Number(attempt) }
}

/**
 * The text by which an owner's own leases are known: the mark of a job as it is; that of a terminal, which differs from run to run,
 * without its last part, which leaves who and where.
 */
export function leasedBy(mark: string): string {
  return isMark(mark) ? mark : mark.slice(0, mark.lastIndexOf(':') + 1) || mark
}

/** Whether the text is the mark of a job. */
export function isMark(text: string): boolean {
  return readMark(text) !== undefined
}

/**
 * The comment under which a job uses an entry. A new entry is marked; one that other jobs have marked gets one mark more; what
 * carries no mark is somebody else's, and keeps its comment. Jobs that write at once overwrite each other's marks, and Atlas has no
 * conditional write: each reads back, adds its mark again when it is missing, and makes the entry anew when the last job to leave
 * has just deleted it. A mark that a leaving job writes back too late stays in the entry until it expires.
 */
export function commentOfLease({
  present,
  mark,
  words,
  over = [],
}: {
  present: AccessEntry | undefined
  mark: string
  words: string
  /** Marks of jobs that are over: they make room for others. */
  over?: readonly string[]
}): string {
  if (present === undefined) return cut(`${mark} ${words}`)
  const { comment, deleteAfterDate } = present
  const marks = marksIn(comment)
  const isMarked = marks.some((other) => leasedBy(other) === leasedBy(mark))
  if (deleteAfterDate === undefined || marks.length === 0 || isMarked) return comment
  const all = [...marks.filter((other) => !over.includes(other)), mark].join(' ')
  return all.length > LONGEST_COMMENT ? SHARED : cut(`${all} ${withoutMarks(comment)}`)
}

/** The comment after a job has left, or `undefined` when it was the last one. */
export function commentAfterLeaving({ comment, mark }: { comment: string; mark: string }): string | undefined {
  const own = marksIn(comment).filter((each) => each.includes(mark))
  const rest = [...own, mark].reduce((text, each) => text.replaceAll(each, ' '), comment)
  const marks = marksIn(rest)
  return marks.length === 0 ? undefined : [...marks, withoutMarks(rest)].join(' ').trim()
}

export function marksIn(comment: string): string[] {
  return comment.match(MARK) ?? []
}

export function withoutMarks(comment: string): string {
  return marksIn(comment).length === 0 ? comment : comment.replace(MARK, ' ').replace(/ {2,}/g, ' ').trim()
}

/** Half of a surrogate pair is refused by whoever encodes it strictly. */
function cut(comment: string): string {
  return comment
    .slice(0, LONGEST_COMMENT)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
