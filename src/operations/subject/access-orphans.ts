import type { Owner } from '../operation.ts'
import type { Outside } from '../outside.ts'
import { readMark } from './access-mark.ts'

/** What has become of the jobs behind some marks: each mark is in at most one of the lists, in none when it is not ours. */
export interface MarkedJobs {
  readonly over: readonly string[]
  readonly goingOn: readonly string[]
  readonly untold: readonly string[]
  /** Why some are untold. */
  readonly why: string | undefined
}

/** Whether the mark is of a job of the same repository; where there is no GitHub, no mark is. */
export function isMarkOfRepository({ mark, owner }: { mark: string; owner: Owner }): boolean {
  const own = readMark(owner.mark)
  return own !== undefined && readMark(mark)?.repository === own.repository
}

/** Asks for the runs behind the marks of this repository. */
export async function findMarkedJobs({
  marks,
  owner,
  outside,
}: {
  marks: readonly string[]
  owner: Owner
  outside: Outside
}): Promise<MarkedJobs> {
  const jobs = { over: [] as string[], goingOn: [] as string[], untold: [] as string[] }
  const own = readMark(owner.mark)
  let why: string | undefined
  for (const mark of marks.filter((mark) => isMarkOfRepository({ mark, owner }))) {
    const job = readMark(mark)
    if (job === undefined) continue
    const isThisRun = job.id === own?.id && job.attempt === own.attempt
    const isOver = isThisRun ? 'no' : await outside.isRunOver(job)
    if (isOver === 'yes') jobs.over.push(mark)
    else if (isOver === 'no') jobs.goingOn.push(mark)
    else {
      jobs.untold.push(mark)
      why = isOver.unknown
    }
  }
  return { ...jobs, why }
}
