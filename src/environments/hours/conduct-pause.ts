import { buildPlan } from '../../plan/build.ts'
import type { RunResult } from '../../plan/run.ts'
import { openSession, type Session, type SessionOptions } from '../../plan/session.ts'
import { clustersOf } from '../clusters-of.ts'
import type { PauseWindow } from '../file/spec.ts'
import type { SearchPlace } from '../find-environments.ts'
import { counted, LOOKING, type OnHeadway } from '../headway.ts'
import { inParallel } from '../in-parallel.ts'
import { findInScope, type Scope } from '../scope.ts'
import { type PauseGoal, pauseSteps } from './pause-steps.ts'
import { scheduleAt } from './schedule.ts'

export interface PauseOptions {
  readonly host: Pick<SessionOptions, 'settings' | 'owner'>
  readonly place: SearchPlace
  readonly scope: Scope
  /** What to do, or the hours that say it: then what they want at this moment is done, however often this runs. */
  readonly goal: PauseGoal | PauseWindow
  readonly onHeadway?: OnHeadway | undefined
}

export interface Paused {
  readonly goal: PauseGoal
  /** Until when the hours want it so. */
  readonly until?: Date
  /** One step for each cluster, whose id begins with the name of its environment. */
  readonly result: RunResult
  /** Environments that nothing is done with, each with the reason, as a clause. */
  readonly passedOver: readonly { readonly environment: string; readonly why: string }[]
}

const WIDTH = 20

/** Pauses or resumes environments, those that are protected as well. Rejects if Atlas cannot be read, or the hours never come. */
export async function conductPause({
  host,
  ...options
}: Omit<PauseOptions, 'host'> & { host: Omit<SessionOptions, 'guard'> }): Promise<Paused> {
  const session = openSession(host)
  try {
    return await pauseEnvironments({ ...options, host, session })
  } finally {
    await session.close()
  }
}

/** The same in a session that is open. */
export async function pauseEnvironments({
  host: { settings, owner },
  session,
  place,
  scope,
  goal: said,
  onHeadway,
}: PauseOptions & { session: Session }): Promise<Paused> {
  const { atlas } = session
  const { policy } = settings
  onHeadway?.(LOOKING)
  // Looking first also tells Atlas's time.
  const environments = await findInScope({ session, settings, place, scope })
  const now = atlas.now()
  const hours = typeof said === 'string' ? undefined : await scheduleAt({ pause: said, now })
  const goal = typeof said === 'string' ? said : hours?.paused === true ? 'pause' : 'resume'
  const through = counted({ doing: 'reading clusters', of: environments.length, onHeadway })
  const planned = await inParallel({
    items: environments,
    width: WIDTH,
    work: async (environment) => {
      const clusters = await through(clustersOf({ atlas, cloud: policy.cloud, environment }))
      return { environment: environment.name, steps: pauseSteps({ goal, found: { environment, clusters }, now }) }
    },
  })
  const steps = planned.flatMap(({ steps }) => (typeof steps === 'string' ? [] : steps))
  const passedOver = planned.flatMap(({ environment, steps }) =>
    typeof steps === 'string' ? [{ environment, why: steps }] : [],
  )
  const plan = await buildPlan({ steps, policy, file: goal })
  const result = await session.run(plan, { owner, width: WIDTH })
  return { goal, ...(hours !== undefined && { until: hours.until }), result, passedOver }
}
