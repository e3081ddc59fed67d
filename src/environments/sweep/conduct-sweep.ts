import { openSession, type SessionOptions } from '../../plan/session.ts'
import type { SearchPlace } from '../find-environments.ts'
import { type SweepOptions, sweep } from './sweep.ts'
import type { SweepReport } from './sweep-report.ts'

export type SweepHost = Omit<SessionOptions, 'guard'>

/**
 * A sweep from the first request to the revoked token. Without `place`, environments with a project of their own are looked for in every
 * organization that the credentials see. A report that says `incomplete`, or counts failures, is a failure of the run.
 */
export async function conductSweep({
  host,
  place = { isolation: 'project' },
  ...options
}: Omit<SweepOptions, 'host' | 'place'> & { host: SweepHost; place?: SearchPlace | undefined }): Promise<SweepReport> {
  const session = openSession(host)
  try {
    return await sweep({ ...options, host, place, session })
  } finally {
    await session.close()
  }
}
