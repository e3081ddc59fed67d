import {
  type DurableExecutionClient,
  DurableExecutionInvocationInputWithClient,
  type OperationUpdate,
} from '@aws/durable-execution-sdk-js'
import type { Clock } from '../../../../src/base/clock.ts'
import { openGate, type Passing } from '../../../scenarios/crash/gate.ts'
import type { IdleClock } from './idle-clock.ts'

/** Something that a process is about to do, or has done a moment ago: there it may be killed. */
export type Moment = string

/** A process that serves one invocation, until it has answered or is killed. */
export interface Life {
  /** Where it reaches Atlas. */
  readonly origin: string
  readonly clock: Clock
  readonly killed: Promise<'killed'>
  /** The same invocation, whose checkpoints go through this process. */
  served(event: DurableExecutionInvocationInputWithClient): DurableExecutionInvocationInputWithClient
  close(): Promise<void>
}

/**
 * Killed means: its connections are cut, it wakes up no more, and nothing that it writes down arrives. `at` says of each moment whether
 * it dies there; of a write that Atlas has taken, before the answer comes.
 */
export async function openLife({
  atlas,
  clock,
  at,
  isSilent = false,
  onCheckpoint,
}: {
  atlas: string
  clock: IdleClock
  at: (moment: Moment) => boolean
  /** Atlas never answers what this process would change. */
  isSilent?: boolean
  /** Told of what has arrived. */
  onCheckpoint: (updates: readonly OperationUpdate[]) => void
}): Promise<Life> {
  const gate = await openGate(atlas)
  const death = Promise.withResolvers<'killed'>()
  const end = new AbortController()
  let isDead = false
  const dies = (moment: Moment): boolean => {
    if (!isDead && at(moment)) {
      isDead = true
      end.abort()
      for (const answer of under.values()) answer()
      void gate.close()
      death.resolve('killed')
    }
    return isDead
  }
  const under = new Map<Passing, () => void>()
  const look = (when: string, passing: Passing) => {
    if (passing.method === 'GET') return isDead ? 'drop' : 'pass'
    return dies(`${when} ${passing.name.replace(/ \d+$/, '')}`) ? 'drop' : 'pass'
  }
  gate.watch({
    received(passing) {
      if (isSilent && passing.method !== 'GET') return never()
      const verdict = look('before', passing)
      if (verdict === 'drop') return verdict
      const answer = Promise.withResolvers<void>()
      void clock.during(answer.promise)
      under.set(passing, answer.resolve)
      return verdict
    },
    answered(passing) {
      under.get(passing)?.()
      under.delete(passing)
      return look('after', passing)
    },
  })
  return {
    origin: gate.origin,
    clock: {
      now: clock.now,
      async sleep(ms, signal) {
        await clock.sleep(ms, AbortSignal.any([end.signal, ...(signal ? [signal] : [])]))
        if (isDead) await never()
      },
    },
    killed: death.promise,
    served: (event) => new DurableExecutionInvocationInputWithClient(event, mortal(event.durableExecutionClient)),
    async close() {
      for (const answer of under.values()) answer()
      if (!isDead) await gate.close()
    },
  }

  function mortal(client: DurableExecutionClient): DurableExecutionClient {
    return {
      getExecutionState: (request, logger) => (isDead ? never() : client.getExecutionState(request, logger)),
      async checkpoint(request, logger) {
        const updates = request.Updates ?? []
        const names = updates.map(({ Type, Action, Name }) => `${Type} ${Action} ${Name}`)
        if (isDead || names.some((name) => dies(`before ${name}`))) return never()
        const taken = await client.checkpoint(request, logger)
        onCheckpoint(updates)
        return names.some((name) => dies(`after ${name}`)) ? never() : taken
      },
    }
  }
}

function never<Value>(): Promise<Value> {
  return new Promise(() => {})
}
