import { setTimeout as sleep } from 'node:timers/promises'
import { ActionError } from '../../base/errors.ts'
import type { RunOrder } from '../runs/run-order.ts'
import type { Runs } from '../runs/runs.ts'
import { executionOf, functionOf, runIdOf } from './execution-id.ts'
import { executionName } from './execution-name.ts'
import { findExecution } from './find-execution.ts'
import type { LambdaApi } from './lambda-client.ts'
import { orderText } from './order-text.ts'

export interface DurableRunsOptions {
  /** The worker by the ARN of an alias or a version: what is not qualified cannot be executed durably. */
  readonly workerArn: string
  readonly openLambda: () => Promise<LambdaApi>
}

/** docs: "Invoke", asynchronous invocations. */
const MOST_BYTES = 1024 * 1024
/** Runs for one event, of which each but the last has failed. */
const MOST_ATTEMPTS = 5
/** An execution may show only a moment after its start. */
const LOOK_AFTER_MS = [0, 100, 300] as const
/** How far the clocks of two machines of AWS are apart at most, and then some. */
const SKEW_MS = 1_000

/**
 * Runs as durable executions of Lambda. Throws an `ActionError` for an ARN that is not qualified; `start` rejects with
 * what keeps Lambda from taking an order, so that whoever sent it can send it again.
 */
export function createDurableRuns({ workerArn, openLambda }: DurableRunsOptions): Runs {
  const functionArn = functionArnOf(workerArn)
  return {
    async start(order) {
      const payload = Buffer.from(orderText(order))
      if (payload.length > MOST_BYTES) throw tooLarge(payload.length)
      const lambda = await openLambda()
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
        const name = executionName({ order, functionArn, attempt })
        const started = await startNamed({ lambda, workerArn, name, payload })
        if (started !== 'has failed') return started
      }
      throw hasFailedOften(order)
    },
    async find(runId) {
      const arn = executionOf({ runId, functionArn })
      return arn === undefined ? undefined : findExecution({ arn, lambda: await openLambda() })
    },
  }
}

/**
 * Lambda answers a name that it knows with the execution that it has, running or closed, as long as the payload is the same
 * (docs: "Idempotency" of durable functions), so that one look tells whether it is new, and whether it has failed.
 */
async function startNamed({
  lambda,
  workerArn,
  name,
  payload,
}: {
  lambda: LambdaApi
  workerArn: string
  name: string
  payload: Buffer
}): Promise<{ id: string; isNew: boolean } | 'has failed'> {
  const askedAt = Date.now()
  const { client, InvokeCommand, DurableExecutionAlreadyStartedException } = lambda
  const invocation = new InvokeCommand({
    FunctionName: workerArn,
    InvocationType: 'Event',
    DurableExecutionName: name,
    Payload: payload,
  })
  try {
    const { DurableExecutionArn: arn } = await client.send(invocation)
    if (arn === undefined) throw notDurable(workerArn)
    const execution = await look({ lambda, arn })
    if (execution !== undefined && ['FAILED', 'TIMED_OUT', 'STOPPED'].includes(execution.status)) return 'has failed'
    return { id: runIdOf(arn), isNew: execution === undefined || execution.startedAt >= askedAt - SKEW_MS }
  } catch (error) {
    // The name is taken by another payload, such as one that an older version of this function wrote.
    if (error instanceof DurableExecutionAlreadyStartedException) return 'has failed'
    throw error
  }
}

/** `undefined` where nothing is to be seen: the run is kept all the same. */
async function look({
  lambda: { client, GetDurableExecutionCommand },
  arn,
}: {
  lambda: LambdaApi
  arn: string
}): Promise<{ status: string; startedAt: number } | undefined> {
  for (const ms of LOOK_AFTER_MS) {
    await sleep(ms)
    try {
      const found = await client.send(
        new GetDurableExecutionCommand({ DurableExecutionArn: arn, IncludeExecutionData: false }),
      )
      return { status: found.Status ?? '', startedAt: found.StartTimestamp?.getTime() ?? 0 }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') return undefined
    }
  }
  return undefined
}

function functionArnOf(workerArn: string): string {
  const functionArn = functionOf(workerArn)
  if (functionArn !== undefined) return functionArn
  throw new ActionError({
    code: 'USAGE',
    message: 'ATLAS_FUNCTION_WORKER: expected the ARN of an alias or a version of the worker.',
    hint: 'It ends in the name of the function, a colon, and the alias: `…:function:NAME:live`.',
  })
}

function notDurable(workerArn: string): ActionError {
  return new ActionError({
    code: 'NOT_DURABLE',
    message: `${workerArn} has taken an order, but is no durable function: nobody could tell how the run goes.`,
    hint: 'Durable execution can be switched on only when a function is made: deploy deploy/aws/template.yaml.',
  })
}

function tooLarge(bytes: number): ActionError {
  return new ActionError({
    code: 'TOO_LARGE',
    message: `The order has ${bytes} bytes, and Lambda takes ${MOST_BYTES}.`,
    hint: 'Make the plan shorter.',
  })
}

function hasFailedOften({ kind }: RunOrder): ActionError {
  return new ActionError({
    code: 'FAILED_BEFORE',
    message: `${MOST_ATTEMPTS} runs for this event (${kind}) have failed.`,
    hint: 'Look in the log of the worker why; the next event of the pull request, or the schedule, starts another.',
  })
}
