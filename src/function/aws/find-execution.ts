import type { GetDurableExecutionResponse } from '@aws-sdk/client-lambda'
import { safeText } from '../../base/text.ts'
import type { RunOutcome, RunView } from '../runs/run-view.ts'
import type { FoundRun } from '../runs/runs.ts'
import type { StoredSlice } from './bounded-slice.ts'
import type { LambdaApi } from './lambda-client.ts'
import { readOrder } from './order-text.ts'

/** Events of the last slice, of waiting for the next, and of invocations between them. */
const LATEST_EVENTS = 20

/** How an execution stands; `undefined` for one that there is not, or not any more. Rejects when Lambda does not say. */
export async function findExecution({
  arn,
  lambda,
}: {
  arn: string
  lambda: LambdaApi
}): Promise<FoundRun | undefined> {
  const { client, GetDurableExecutionCommand } = lambda
  try {
    const execution = await client.send(
      new GetDurableExecutionCommand({ DurableExecutionArn: arn, IncludeExecutionData: true }),
    )
    if (execution.InputPayload === undefined) return undefined
    const order = readOrder(JSON.parse(execution.InputPayload))
    return { order, view: await viewOf({ execution, arn, lambda }) }
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  }
}

async function viewOf({
  execution: { Status, Result, Error: error },
  arn,
  lambda,
}: {
  execution: GetDurableExecutionResponse
  arn: string
  lambda: LambdaApi
}): Promise<RunView> {
  if (Status === 'SUCCEEDED' && Result !== undefined) {
    const outcome: RunOutcome = JSON.parse(Result)
    return { state: outcome.state, doing: [], outcome }
  }
  const slice = await lastSlice({ arn, lambda })
  if (Status === 'RUNNING') return { state: 'running', doing: slice?.status === 'waiting' ? slice.doing : [] }
  if (slice?.status === 'ended') return { state: slice.outcome.state, doing: [], outcome: slice.outcome }
  return { state: 'failed', doing: [], outcome: broken({ status: Status, message: error?.ErrorMessage }) }
}

/** What the last slice has left behind; `undefined` before the first has ended, or where it is cut. */
async function lastSlice({
  arn,
  lambda: { client, GetDurableExecutionHistoryCommand },
}: {
  arn: string
  lambda: LambdaApi
}): Promise<StoredSlice | undefined> {
  const { Events = [] } = await client.send(
    new GetDurableExecutionHistoryCommand({
      DurableExecutionArn: arn,
      IncludeExecutionData: true,
      ReverseOrder: true,
      MaxItems: LATEST_EVENTS,
    }),
  )
  const { Payload, Truncated } = Events.find((event) => event.StepSucceededDetails)?.StepSucceededDetails?.Result ?? {}
  return Payload === undefined || Truncated === true ? undefined : JSON.parse(Payload)
}

/** The end of an execution that its run has not told of. */
function broken({ status, message }: { status: string | undefined; message: string | undefined }): RunOutcome {
  const summary =
    status === 'TIMED_OUT'
      ? 'The run has taken longer than Lambda was told to let it.'
      : status === 'STOPPED'
        ? 'The run was stopped in AWS.'
        : `The run broke: ${safeText(message ?? 'Lambda does not say why')}`
  const hint = 'Run it again to go on from here: what Atlas has begun is not lost.'
  return {
    state: 'failed',
    summary,
    error: { code: status ?? 'BROKEN', message: summary, hint },
    steps: [],
    notices: [],
  }
}
