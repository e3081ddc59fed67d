import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'
import type { Worker } from '../runs/worker.ts'
import { executionOf, functionOf, runIdOf } from './execution-id.ts'
import { environmentPrefix } from './execution-name.ts'
import type { LambdaApi } from './lambda-client.ts'

/** Runs that are under way are few; with more, the older of two may go on for a while, which does no harm. */
const MOST_PAGES = 5
const PAGE = 100

/**
 * Whether a younger run for the same environment is under way. Where Lambda does not say (throttling, no permission) it is not: two
 * runs for one environment converge, only slower.
 */
export function createIsSuperseded({
  workerArn,
  openLambda,
  log,
}: {
  workerArn: string
  openLambda: () => Promise<LambdaApi>
  log: Log
}): Worker['isSuperseded'] {
  return async ({ id, order }) => {
    if (order.kind !== 'environment') return false
    const functionArn = functionOf(workerArn)
    const arn = functionArn && executionOf({ runId: id, functionArn })
    if (functionArn === undefined || arn === undefined) return false
    try {
      const lambda = await openLambda()
      return await hasYounger({ lambda, functionArn, arn, id, prefix: environmentPrefix(order) })
    } catch (error) {
      log('warn', 'younger runs unknown', { run: id, why: error instanceof Error ? error.name : sayError(error) })
      return false
    }
  }
}

async function hasYounger({
  lambda: { client, GetDurableExecutionCommand, ListDurableExecutionsByFunctionCommand },
  functionArn,
  arn,
  id,
  prefix,
}: {
  lambda: LambdaApi
  functionArn: string
  arn: string
  id: string
  prefix: string
}): Promise<boolean> {
  const { StartTimestamp } = await client.send(
    new GetDurableExecutionCommand({ DurableExecutionArn: arn, IncludeExecutionData: false }),
  )
  if (StartTimestamp === undefined) return false
  const own = { startedAt: StartTimestamp.getTime(), id }
  let marker: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { DurableExecutions = [], NextMarker } = await client.send(
      new ListDurableExecutionsByFunctionCommand({
        FunctionName: functionArn,
        Statuses: ['RUNNING'],
        // A moment earlier, since it is not documented whether the bound itself counts.
        StartedAfter: new Date(own.startedAt - 1_000),
        ReverseOrder: true,
        MaxItems: PAGE,
        Marker: marker,
      }),
    )
    const younger = DurableExecutions.some(
      ({ DurableExecutionName: name, DurableExecutionArn, StartTimestamp: at, Status }) =>
        name?.startsWith(prefix) === true &&
        Status === 'RUNNING' &&
        isYounger({ startedAt: at?.getTime() ?? 0, id: runIdOf(DurableExecutionArn ?? '') }, own),
    )
    if (younger) return true
    if (NextMarker === undefined) return false
    marker = NextMarker
  }
  return false
}

/** Of two that were started in the same moment exactly one is the younger. */
function isYounger(one: { startedAt: number; id: string }, other: { startedAt: number; id: string }): boolean {
  return one.startedAt === other.startedAt ? one.id > other.id : one.startedAt > other.startedAt
}
