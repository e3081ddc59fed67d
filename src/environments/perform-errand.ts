import { ActionError, UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { sayError } from '../plan/say-error.ts'
import { openSession } from '../plan/session.ts'
import type { Errand } from './decide.ts'
import { knownPlaceOf, placeOf, readEnvironmentFile } from './environment-file.ts'
import type { OnHeadway } from './headway.ts'
import { conductPause, type PauseOptions } from './hours/conduct-pause.ts'
import { listEnvironments } from './list-environments.ts'
import { performForPullRequest } from './perform.ts'
import type { Performance } from './performance.ts'
import type { Performed } from './performed.ts'
import type { Scope } from './scope.ts'
import { conductSweep } from './sweep/conduct-sweep.ts'
import { reportOf } from './sweep/sweep-report.ts'

type Told = Performance & {
  /** What goes on where no step says it. */
  readonly onHeadway?: OnHeadway | undefined
}

/** Does what an errand says. Rejects with what keeps it from beginning; what goes wrong on the way is in what comes back. */
export async function performErrand({ errand, ...performance }: Told & { errand: Errand }): Promise<Performed> {
  switch (errand.kind) {
    case 'nothing':
      return { did: 'nothing', why: errand.why }
    case 'up':
    case 'down':
    case 'as it stands':
      return performForPullRequest({ ...performance, errand })
    case 'list':
      return list({ ...performance, pullRequest: errand.pullRequest })
    case 'sweep':
      return sweepAll(performance)
    case 'by the hour':
      return byTheHour(performance)
    default:
      return pause({ ...performance, goal: errand.kind, pullRequest: errand.pullRequest })
  }
}

async function list({ pullRequest, ...performance }: Told & { pullRequest: number | undefined }): Promise<Performed> {
  const { host, gitHub: github, onHeadway } = performance
  const place = await placeOf({ ...performance, state: undefined })
  const session = openSession(host)
  try {
    const { settings } = host
    const scope = scopeOf({ ...performance, pullRequest })
    return { did: 'list', ...(await listEnvironments({ session, settings, place, scope, github, onHeadway })) }
  } finally {
    await session.close()
  }
}

async function sweepAll(performance: Told): Promise<Performed> {
  const { host, request, gitHub: github, onHeadway } = performance
  if (github === undefined) {
    throw new ActionError({
      code: 'NO_GITHUB',
      message:
        'environment: sweep: without GitHub nobody can tell which pull requests are open, so nothing was deleted.',
      hint: 'Give github-token (on a terminal: GITHUB_TOKEN or GH_TOKEN).',
    })
  }
  const place = await knownPlaceOf(performance).catch((error: unknown) => {
    if (error instanceof UsageError || !(error instanceof ActionError)) throw error
    return error
  })
  // Who does not know where to look has not seen everything.
  if (place instanceof ActionError) return { did: 'sweep', ...reportOf([]), incomplete: sayError(place) }
  const { graceMs, limit } = request
  const scope = scopeOf(performance)
  const report = await conductSweep({ host, place, github, scope, graceMs, limit, isReachable: true, onHeadway })
  return { did: 'sweep', ...report }
}

async function pause({
  goal,
  pullRequest,
  ...performance
}: Told & { goal: PauseOptions['goal']; pullRequest?: number | undefined }): Promise<Performed> {
  const place = await placeOf({ ...performance, state: undefined })
  const scope = scopeOf({ ...performance, pullRequest })
  const { goal: did, ...paused } = await conductPause({ ...performance, place, scope, goal })
  return { did, ...paused }
}

async function byTheHour(performance: Told): Promise<Performed> {
  const { pause: hours, file } = await readEnvironmentFile({ ...performance, state: undefined })
  if (hours !== undefined) return pause({ ...performance, goal: hours })
  throw new UsageError([
    {
      message: `environment: auto: the event is a schedule, and ${safeText(file)} has no \`pause\` that says the hours.`,
      hint: 'Write `pause` into it, or say what is to be done: `environment: sweep`, `pause` or `resume`.',
    },
  ])
}

function scopeOf({ repository, pullRequest }: { repository: string; pullRequest?: number | undefined }): Scope {
  return pullRequest === undefined
    ? { kind: 'repository', repository }
    : { kind: 'pull-request', repository, pullRequest }
}
