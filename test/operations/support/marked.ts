/** The mark of a job of the repository that the tests act for, with ids as long as GitHub's if they are given so. */
export function marked({ run, attempt = 1, job = 0 }: { run: number; attempt?: number; job?: number }): string {
  return `gh:0123abcd:${run}-${attempt}-${job.toString(16).padStart(8, '0')}`
}
