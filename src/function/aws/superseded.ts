import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'
import type { Worker } from '../runs/worker.ts'
import { executionOf, functionOf, qualifierOf, runIdOf, versionOf } from './execution-id.ts'
import { environmentPrefix } from './execution-name.ts'
import type { LambdaApi } from './lambda-client.ts'

/** Runs that are under way are few; with more, the older of two may go on for a while, which does no harm. */
const MOST_PAGES = 5
/** The most that one listing takes. */
const PAGE = 1_000

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
      return await hasYounger({ lambda, functionArn, workerArn, arn, id, prefix: environmentPrefix(order) })
    } catch (error) {
      log('warn', 'younger runs unknown', { run: id, why: error instanceof Error ? error.name : sayError(error) })
      return false
    }
  }
}

type Listing = {
  readonly lambda: LambdaApi
  readonly functionArn: string
  readonly own: { readonly startedAt: number; readonly id: string }
  readonly prefix: string
}

async function hasYounger({
  arn,
  id,
  workerArn,
  ...listing
}: Omit<Listing, 'own'> & { arn: string; id: string; workerArn: string }): Promise<boolean> {
  const { client, GetDurableExecutionCommand } = listing.lambda
  const { StartTimestamp } = await client.send(
    new GetDurableExecutionCommand({ DurableExecutionArn: arn, IncludeExecutionData: false }),
  )
  if (StartTimestamp === undefined) return false
  const own = { startedAt: StartTimestamp.getTime(), id }
  // Without a qualifier AWS lists the runs of all versions, says the SDK; those of $LATEST, of which there are none, say its web pages.
  // Where this run itself is not listed, the latter is so: then the versions are asked of which a younger one may be.
  for (const qualifier of [undefined, qualifierOf(workerArn), versionOf(id)]) {
    const { isYoungerThere, isOwnThere } = await look({ ...listing, own, qualifier })
    if (isYoungerThere) return true
    if (qualifier === undefined && isOwnThere) return false
  }
  return false
}

async function look({
  lambda: { client, ListDurableExecutionsByFunctionCommand },
  functionArn,
  own,
  prefix,
  qualifier,
}: Listing & { qualifier: string | undefined }): Promise<{ isYoungerThere: boolean; isOwnThere: boolean }> {
  let isOwnThere = false
  let marker: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { DurableExecutions = [], NextMarker } = await client.send(
      new ListDurableExecutionsByFunctionCommand({
        FunctionName: functionArn,
        Qualifier: qualifier,
        Statuses: ['RUNNING'],
        // A moment earlier, since it is not documented whether the bound itself counts.
        StartedAfter: new Date(own.startedAt - 1_000),
        MaxItems: PAGE,
        Marker: marker,
      }),
    )
    const listed = DurableExecutions.filter(
      ({ DurableExecutionName: name, Status }) => name?.startsWith(prefix) === true && Status === 'RUNNING',
    ).map(({ DurableExecutionArn, StartTimestamp: at }) => ({
      startedAt: at?.getTime() ?? 0,
      id: runIdOf(DurableExecutionArn ?? ''),
    }))
    if (listed.some((one) => isYounger(one, own))) return { isYoungerThere: true, isOwnThere }
    isOwnThere ||= listed.some(({ id }) => id === own.id)
    if (NextMarker === undefined) break
    marker = NextMarker
  }
  return { isYoungerThere: false, isOwnThere }
}

/** Of two that were started in the same moment exactly one is the younger. */
function isYounger(one: { startedAt: number; id: string }, other: { startedAt: number; id: string }): boolean {
  return one.startedAt === other.startedAt ? one.id > other.id : one.startedAt > other.startedAt
}
