import {
  DurableExecutionInvocationInputWithClient,
  type DurableLambdaHandler,
  type OperationUpdate,
} from '@aws/durable-execution-sdk-js'
import { ActionError } from '../../../../src/base/errors.ts'
import { createRun } from '../../../../src/function/aws/durable-run.ts'
import type { RunOrder } from '../../../../src/function/runs/run-order.ts'
import {
  type Exchange,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../../src/simulator/server.ts'
import type { RepositoryHandle } from '../../../support/github/repository-handle.ts'
import { type LoopbackGitHub, startGitHub } from '../../../support/github/start-github.ts'
import { recordedLog } from '../../support/recorded-log.ts'
import { type RecordedRuns, recordedRuns } from '../../support/recorded-runs.ts'
import { type IdleClock, idleClock } from './idle-clock.ts'
import { type Life, type Moment, openLife } from './life.ts'
import { executeLocally, type LocalExecution } from './local-runner.ts'
import { workerOf } from './worker-of.ts'

export interface DurableWorld {
  readonly simulator: Simulator
  readonly gitHub: LoopbackGitHub
  readonly shop: RepositoryHandle
  readonly clock: IdleClock
  readonly exchanges: readonly Exchange[]
  readonly runs: RecordedRuns
  readonly recorded: ReturnType<typeof recordedLog>
  run(order: RunOrder, more?: RunMore): Promise<EndedRun>
  close(): Promise<void>
}

interface RunMore {
  /** Whether the process dies there. */
  readonly at?: (moment: Moment) => boolean
  readonly isSuperseded?: () => boolean
  readonly mostSlices?: number
  /** So many times the worker cannot be opened, as when its secret cannot be read. */
  readonly closedFor?: number
  /** The first invocation has so little time, and Atlas does not answer its writes. */
  readonly silentFirstMs?: number
}

export interface EndedRun extends LocalExecution {
  /** All that was written down. */
  readonly updates: readonly OperationUpdate[]
  /** Where a process could have died, in order. */
  readonly moments: readonly Moment[]
  readonly deaths: number
}

/** Atlas and GitHub on this machine, and runs as durable executions between them; whatever waits without a process waits for nothing. */
export async function durableWorld({
  file,
  simulator: options = {},
}: {
  /** The environment file of the base branch; `ORG` stands for the id of the organization. */
  file: string
  simulator?: SimulatorOptions
}): Promise<DurableWorld> {
  const clock = idleClock()
  const exchanges: Exchange[] = []
  const simulator = await startSimulator({ ...options, clock, onExchange: (exchange) => exchanges.push(exchange) })
  const gitHub = await startGitHub()
  const shop = gitHub.repository('octo/shop')
  shop.addFile({ path: '.github/atlas-environment.yml', text: file.replaceAll('ORG', simulator.orgId) })
  const runs = recordedRuns()
  const recorded = recordedLog()
  return {
    simulator,
    gitHub,
    shop,
    clock,
    exchanges,
    runs,
    recorded,
    async run(order, { at = () => false, isSuperseded = () => false, mostSlices, closedFor = 0, silentFirstMs } = {}) {
      const updates: OperationUpdate[] = []
      const moments: Moment[] = []
      let deaths = 0
      let refusals = closedFor
      let invocations = 0
      const begin = (isSilent: boolean): Promise<Life> =>
        openLife({
          isSilent,
          atlas: simulator.url,
          clock,
          at(moment) {
            moments.push(moment)
            return at(moment)
          },
          onCheckpoint(taken) {
            updates.push(...taken)
            for (const { Type, Action, WaitOptions } of taken)
              if (Type === 'WAIT' && Action === 'START') clock.skip((WaitOptions?.WaitSeconds ?? 0) * 1000)
          },
        })
      const handler: DurableLambdaHandler = async (invoked, context) => {
        if (!DurableExecutionInvocationInputWithClient.isInstance(invoked))
          throw new TypeError('not a local invocation')
        for (let event = invoked; ; ) {
          invocations += 1
          const isSilent = invocations === 1 && silentFirstMs !== undefined
          const life = await begin(isSilent)
          const worker = workerOf({ life, during: clock.during, simulator, gitHub, runs, recorded, isSuperseded })
          const openWorker = async () => {
            if (refusals-- > 0) throw new ActionError({ code: 'SECRET', message: 'The secret cannot be read.' })
            return worker
          }
          const run = createRun({ openWorker, ...(mostSlices !== undefined && { mostSlices }) })
          const ended = await Promise.race([
            run(life.served(event), isSilent ? { ...context, getRemainingTimeInMillis: () => silentFirstMs } : context),
            life.killed,
          ])
          await life.close()
          if (ended !== 'killed') return ended
          deaths += 1
          // Lambda invokes the function once more, with what has been written down by then.
          event = await again(event)
        }
      }
      return { ...(await executeLocally(handler, order)), updates, moments, deaths }
    },
    async close() {
      await simulator.close()
      await gitHub.close()
      if (gitHub.problems.length > 0) throw new Error(`strange requests:\n${gitHub.problems.join('\n')}`)
    },
  }
}

async function again(
  event: DurableExecutionInvocationInputWithClient,
): Promise<DurableExecutionInvocationInputWithClient> {
  const { DurableExecutionArn, CheckpointToken, durableExecutionClient } = event
  const { Operations = [] } = await durableExecutionClient.getExecutionState({ DurableExecutionArn, CheckpointToken })
  return new DurableExecutionInvocationInputWithClient(
    { DurableExecutionArn, CheckpointToken, InitialExecutionState: { Operations, NextMarker: '' } },
    durableExecutionClient,
  )
}
