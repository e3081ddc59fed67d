import { tmpdir } from 'node:os'
import type { Atlas } from '../../../src/atlas/client.ts'
import type { Patience } from '../../../src/environments/database/database-driver.ts'
import { createDropDatabase } from '../../../src/environments/database/drop-database.ts'
import type { Operation } from '../../../src/operations/operation.ts'
import { buildPlan } from '../../../src/plan/build.ts'
import type { EndedState } from '../../../src/plan/engine.ts'
import { createOutside } from '../../../src/plan/outside.ts'
import { run } from '../../../src/plan/run.ts'
import { type JumpClock, jumpClock } from '../../operations/support/jump-clock.ts'

export const DATABASE = 'pr-42-0123abcd'

/** For servers that answer, on a machine that may be busy. */
export const PATIENT: Patience = { connectMs: 5_000, answerMs: 1_500 }
/** For servers that do not, which costs this time at each of the twenty tries. */
export const HASTY: Patience = { connectMs: 60, answerMs: 100 }

/** The operation, on a clock that stands still while the driver, which has a clock of its own, is at work. */
export function dropOn(clock: JumpClock, patience: Patience): Operation {
  const operation = createDropDatabase(patience)
  return {
    ...operation,
    step(context) {
      const end = clock.begin()
      return operation.step(context).finally(end)
    },
  }
}

export interface Dropped {
  readonly state: EndedState
  readonly doing: readonly string[]
  readonly secrets: readonly string[]
  /** Simulated milliseconds. */
  readonly tookMs: number
  /** Everything that anybody could see of it. */
  readonly seen: string
}

/** Drops a database that cannot be reached through the engine, without any Atlas; waiting between tries costs no real time. */
export async function dropRun(uri: string, database: string = DATABASE): Promise<Dropped> {
  const clock = jumpClock()
  const policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] } as const
  const plan = await buildPlan({
    steps: [{ id: 'data', operation: dropOn(clock, HASTY), params: { 'connection-string': uri, database } }],
    policy,
    file: 'down',
  })
  const startedAt = clock.host.now().getTime()
  const doing: string[] = []
  const secrets: string[] = []
  const { steps } = await run({
    plan,
    atlas: noAtlas(clock),
    owner: { tags: [], mark: 'mark' },
    policy,
    clock: clock.host,
    random: () => 0.5,
    timeoutMs: 3_600_000,
    cancellation: new AbortController(),
    report: (event) => event.type === 'doing' && doing.push(event.doing),
    outside: createOutside({ folder: tmpdir() }),
    onSecret: (secret) => secrets.push(secret.reveal()),
    onLease: async () => {},
  })
  const state = steps[0]?.state
  if (state === undefined) throw new TypeError('a run without a step')
  const error = state.status === 'failed' ? `${state.error.message} ${state.error.stack} ${state.error.cause}` : ''
  const seen = `${JSON.stringify({ state, doing })} ${error}`
  return { state, doing, secrets, tookMs: clock.host.now().getTime() - startedAt, seen }
}

/** Dropping a database asks nothing of Atlas but the time. */
function noAtlas(clock: JumpClock): Atlas {
  const nobody = () => Promise.reject(new Error('nobody is there'))
  return {
    call: nobody,
    exchange: nobody,
    find: nobody,
    list: nobody,
    now: () => clock.host.now(),
    credentialKind: 'none',
  }
}
