import { readSpec } from '../../environments/file/spec.ts'
import { inParallel } from '../../environments/in-parallel.ts'
import { ENVIRONMENT_FILE } from '../../environments/request.ts'
import type { GitHub } from '../../github/github.ts'
import type { Policy } from '../../operations/operation.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'
import type { RunOrder, TourOrder } from '../runs/run-order.ts'
import type { Runs } from '../runs/runs.ts'

export interface TourOptions extends Pick<TourOrder, 'of' | 'since'> {
  /** `owner/name`. */
  readonly repositories: readonly string[]
  readonly gitHubOf: (repository: string) => Promise<Pick<GitHub, 'of'>>
  readonly runs: Pick<Runs, 'start'>
  readonly log: Log
  readonly policy: Policy
}

export interface Toured {
  /** Orders that are with the runs now, also those that a firing before this one has given. */
  readonly started: number
  /** Repositories whose file could not be read, or whose run could not be started. */
  readonly failed: number
}

const AT_ONCE = 10

/**
 * Looks at the environment file on the default branch of each repository and starts the runs that are due there. The same time gives
 * the same orders. One repository that cannot be read is told to the log and holds up no other; one without a file is passed over.
 */
export async function tour({ of, since, repositories, gitHubOf, runs, log, policy }: TourOptions): Promise<Toured> {
  let started = 0
  let failed = 0
  const begin = async (order: RunOrder) => {
    await runs.start(order)
    started += 1
  }
  const attempt = async (work: () => Promise<void>, repository?: string) => {
    try {
      await work()
    } catch (error) {
      failed += 1
      log('warn', 'tour passed over', { repository, why: sayError(error) })
    }
  }
  // Projects are found by their tags, also those of repositories that are gone and have no file any more.
  if (of === 'sweep') await attempt(() => begin({ kind: 'sweep', since }))
  const names = [...new Map(repositories.map((name) => [name.toLowerCase(), name])).values()]
  const [first] = names
  if (first === undefined) return { started, failed }
  const gitHub = await gitHubOf(first)
  const places = new Set<string>()
  await inParallel({
    items: names,
    width: AT_ONCE,
    work: (repository) =>
      attempt(async () => {
        const text = await gitHub.of(repository).fileAtBase({ path: ENVIRONMENT_FILE })
        if (text === undefined) return
        const { place, pause } = await readSpec({ text, file: ENVIRONMENT_FILE, policy })
        // A shared project is swept once, whoever's environments are in it: also those of repositories that are gone.
        const key = JSON.stringify(place)
        if (of === 'sweep' && place.isolation !== 'project' && !places.has(key)) {
          places.add(key)
          await begin({ kind: 'sweep', place, since }).catch((error: unknown) => {
            places.delete(key)
            throw error
          })
        }
        if (of === 'hours' && pause !== undefined) await begin({ kind: 'hours', repository, since })
      }, repository),
  })
  return { started, failed }
}
