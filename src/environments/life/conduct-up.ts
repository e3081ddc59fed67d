import { systemClock } from '../../base/clock.ts'
import type { RunResult } from '../../plan/run.ts'
import type { EnvironmentSpec } from '../file/spec.ts'
import type { Identity } from '../identity.ts'
import { conductDown } from './conduct-down.ts'
import { hasVanished } from './has-vanished.ts'
import { type Conducted, type FindReason, type Host, inSession, runSteps } from './in-session.ts'
import { refuseNamesakes } from './refuse-namesakes.ts'
import { upSteps } from './up.ts'

/** An environment that vanishes while it comes up was being deleted by an earlier `down`: it is begun again. */
const MOST_BEGINNINGS = 3

/**
 * Brings an environment up. Looks before each write whether it is still wanted; if not, what is there is taken down instead, since
 * the `down` of the pull request may have looked too early. All of it together has the time of one run.
 */
export async function conductUp({
  host,
  spec,
  identity,
  findReason = async () => undefined,
  findReturn = async () => undefined,
}: {
  host: Host
  spec: EnvironmentSpec
  identity: Identity
  findReason?: FindReason
  /** Why it is wanted again, while it is taken down. */
  findReturn?: FindReason
}): Promise<Conducted> {
  const { settings, cancellation } = host
  const { place, file } = spec
  const spent = stopwatch(settings)
  for (let beginning = 1; ; beginning++) {
    const { result, withdrawn, expiresAt } = await inSession({
      host,
      findReason,
      async run(session, guard) {
        // Looking first also tells Atlas's time, by which the expiry is reckoned.
        await refuseNamesakes({ atlas: session.atlas, place, identity })
        const expiresAt = expiryOf({ host, now: session.atlas.now(), ttlMs: spec.ttlMs })
        const steps = upSteps({ spec, identity, expiresAt })
        const result = await runSteps({ host, session, steps, identity, file, expiresAt, place, spentMs: spent() })
        const withdrawn = guard.reason() ?? (isUp(result) ? await findReason() : undefined)
        return { result, expiresAt, ...(withdrawn !== undefined && { withdrawn }) }
      },
    })
    const { aborted } = cancellation.signal
    const isLast = aborted || beginning === MOST_BEGINNINGS
    if (withdrawn === undefined) {
      if (isLast || !hasVanished({ result, place })) return { result, ...(isUp(result) && expiresAt && { expiresAt }) }
      host.onNotice('An earlier deletion has taken a part of the environment away. It is begun again.', 'passing')
      continue
    }
    if (aborted) return { result, withdrawn: `${withdrawn}, but there was no time left to take it down`, isKept: true }
    host.onNotice(`${withdrawn}: what is there is taken down`, 'lasting')
    const going = { host, place, identity, findReason: findReturn, prefix: 'down-', spentMs: spent() }
    const down = await conductDown(going)
    const steps = [...result.steps, ...down.result.steps]
    if (down.withdrawn === undefined) return { result: { steps }, withdrawn }
    if (down.isKept || isLast) {
      return { result: { steps }, withdrawn: `${withdrawn}, but ${down.withdrawn}`, isKept: true }
    }
    host.onNotice(`${down.withdrawn}: the environment is begun again`, 'lasting')
  }
}

/** The end is reckoned once for a run that is put down and taken up: else each time would extend it, by a write. */
function expiryOf({ host: { notebook }, now, ttlMs }: { host: Host; now: Date; ttlMs: number }): Date {
  const begunAt = notebook?.keep('begun at', () => now.toISOString())
  return new Date((begunAt === undefined ? now : new Date(begunAt)).getTime() + ttlMs)
}

function isUp({ steps }: RunResult): boolean {
  return steps.every(({ state: { status } }) => status === 'done' || status === 'skipped' || status === 'deferred')
}

/** How much time of the session's kind has gone by. */
function stopwatch({ clockSpeed: speed }: Host['settings']): () => number {
  const clock = systemClock({ speed })
  const startedAt = clock.now().getTime()
  return () => clock.now().getTime() - startedAt
}
