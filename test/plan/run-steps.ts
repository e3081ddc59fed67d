import { tmpdir } from 'node:os'
import { AtlasError } from '../../src/atlas/atlas-error.ts'
import type { Atlas } from '../../src/atlas/client.ts'
import { defineOperation, type Lease, type Operation, type Progress } from '../../src/operations/operation.ts'
import { createOutside } from '../../src/plan/outside.ts'
import type { PlanStep } from '../../src/plan/plan.ts'
import { type RunEvent, type RunOptions, run } from '../../src/plan/run.ts'
import { jumpClock } from '../operations/support/jump-clock.ts'

type Made = Progress<{ word?: string }>

/** An operation of the test: what it says each time it is called. */
export function saying(step: (call: number) => Made | Promise<Made>, more: Partial<Operation> = {}): Operation {
  let calls = 0
  return {
    ...defineOperation({
      name: 'sample',
      summary: 'An operation of the test.',
      effect: 'write',
      subject: 'nothing',
      params: {},
      outputs: { word: { describe: 'A word.' } },
      step: async () => step(++calls),
    }),
    ...more,
  }
}

export const done = (word?: string): Made => ({
  status: 'done',
  change: 'created',
  outputs: word === undefined ? {} : { word },
})
export const waiting = (checkAgainInMs: number, lease?: Lease): Made => ({
  status: 'waiting',
  doing: 'thinking',
  checkAgainInMs,
  ...(lease && { lease }),
})

export const step = (id: string, operation: Operation, more: Partial<PlanStep> = {}): PlanStep => ({
  id,
  operation,
  params: {},
  needs: [],
  ...more,
})

/** The operations of these tests never ask Atlas. */
const nobody: Atlas = {
  call: () => Promise.reject(new Error('nobody is there')),
  exchange: () => Promise.reject(new Error('nobody is there')),
  find: () => Promise.reject(new Error('nobody is there')),
  list: () => Promise.reject(new Error('nobody is there')),
  now: () => new Date(0),
  credentialKind: 'none',
}

export function runOf(steps: readonly PlanStep[], given: Partial<RunOptions> = {}) {
  const clock = jumpClock()
  const events: string[] = []
  const startedAt = clock.host.now().getTime()
  const report = (event: RunEvent) =>
    events.push(
      `${clock.host.now().getTime() - startedAt} ${event.step.id} ${event.type === 'doing' ? event.doing : event.state.status}`,
    )
  const cancellation = given.cancellation ?? new AbortController()
  const result = run({
    plan: { steps },
    atlas: nobody,
    owner: { tags: [], mark: 'mark' },
    policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
    clock: clock.host,
    random: () => 0.5,
    timeoutMs: 3_600_000,
    report,
    onLease: async () => {},
    onSecret: () => {},
    outside: createOutside({ folder: tmpdir() }),
    ...given,
    cancellation,
  })
  return { result, events, clock, cancellation, elapsed: () => clock.host.now().getTime() - startedAt }
}

export const endings = async (result: ReturnType<typeof run>) =>
  Object.fromEntries((await result).steps.map(({ step: { id }, state }) => [id, state.status]))

/** Ends as the client's calls do when they are aborted. */
export function hangingCall(signal: AbortSignal): Promise<Made> {
  const error = new AtlasError({
    method: 'GET',
    template: '/api/atlas/v2/groups',
    outcome: 'unknown',
    message: 'cancelled',
    transient: false,
  })
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(error)))
}
