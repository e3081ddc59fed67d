import { guardDrops } from '../database/guard-drops.ts'
import type { Environment, SearchPlace } from '../find-environments.ts'
import { findWherever } from '../find-wherever.ts'
import type { Identity } from '../identity.ts'
import { downSteps } from './down.ts'
import { type Conducted, type FindReason, type Host, inSession, NOTHING, runSteps } from './in-session.ts'
import { unlessOvertaken } from './unless-overtaken.ts'
import { whyKept } from './why-kept.ts'

/** Takes an environment down: what is found of it in Atlas, and nothing else. Nothing found is success. */
export async function conductDown({
  host,
  place,
  identity,
  findReason = async () => undefined,
  prefix = '',
  spentMs = 0,
}: {
  host: Host
  place: SearchPlace
  identity: Identity
  findReason?: FindReason
  /** Put before the ids of the steps. */
  prefix?: string
  /** How much of the time is gone. */
  spentMs?: number
}): Promise<Conducted> {
  return inSession({
    host,
    findReason,
    async run(session, guard) {
      const { cloud } = host.settings.policy
      const find = () => findWherever({ atlas: session.atlas, place, cloud, identity })
      const found = await find()
      if (found.length === 0) return { result: NOTHING }
      const kept = found.find(({ environment }) => environment.isProtected)
      if (kept) return { result: NOTHING, withdrawn: protectionOf(kept.environment), isKept: true }
      const deletions = found.flatMap((one) => downSteps({ ...one, isReachable: true, prefix }))
      const steps = guardDrops({ steps: deletions, findReason: guard.look })
      const result = await runSteps({ host, session, steps, identity, file: '', place, spentMs })
      const withdrawn = guard.reason()
      if (withdrawn !== undefined) return { result, withdrawn }
      const why = whyKept(result)
      if (why !== undefined) return { result, withdrawn: why, isKept: true }
      if (host.cancellation.signal.aborted) return { result }
      return { result: await unlessOvertaken({ result, isLeft: async () => (await find()).length > 0 }) }
    },
  })
}

function protectionOf({ name }: Environment): string {
  return `${name} is protected by its tag \`protected\``
}
