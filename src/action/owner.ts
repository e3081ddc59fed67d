import { createHash } from 'node:crypto'
import type { Owner } from '../operations/operation.ts'
import { MANAGED_BY } from '../operations/subject/ownership.ts'
import type { Environment } from './inputs.ts'

/** Who acts, by what the runner says of the job. The mark differs between jobs, and is the same in main and post of one job. */
export function ownerOf(environment: Environment): Owner {
  const repository = environment['GITHUB_REPOSITORY']
  // The same name on two servers is two repositories, which know nothing of each other's runs.
  const place = `${environment['GITHUB_SERVER_URL'] ?? ''}/${repository ?? ''}`
  const run = `${environment['GITHUB_RUN_ID'] ?? '0'}-${environment['GITHUB_RUN_ATTEMPT'] ?? '1'}`
  const job = ['GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TRACKING_ID'].map((name) => environment[name] ?? '').join('\n')
  return {
    tags: [MANAGED_BY, ...(repository ? [{ key: 'repository', value: repository }] : [])],
    mark: `gh:${short(place)}:${run}-${short(job)}`,
  }
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
