import { sayError } from '../../plan/say-error.ts'
import type { Answering } from '../incoming-call.ts'
import type { Log } from '../log.ts'
import type { Runs } from '../runs/runs.ts'
import { unexpected } from '../unexpected.ts'
import { readLambdaEvent } from './lambda-events.ts'
import { type LambdaResult, lambdaResult } from './lambda-result.ts'

/** The function's result: an answer, or the run that a schedule has started. */
export type FrontResult = LambdaResult | { readonly run: string }

/**
 * The front as a Lambda function. HTTP requests are always answered. What a schedule wants rejects if it cannot be started, so that
 * Lambda tries it again and keeps it among the dead letters in the end.
 */
export function createFront({
  answering,
  runs,
  log,
}: {
  answering: Answering
  runs: Pick<Runs, 'start'>
  log: Log
}): (event: unknown, context: unknown) => Promise<FrontResult> {
  return async (event, context) => {
    const requestId = requestIdOf(context)
    try {
      const read = readLambdaEvent(event)
      if (read.kind === 'http') return lambdaResult(await answering(read.call).catch(failed))
      const { id: run, isNew } = await runs.start(read.order)
      log('info', 'schedule fired', { requestId, run, isNew, of: read.order.of, since: read.order.since })
      return { run }
    } catch (error) {
      log('error', 'event failed', { requestId, error: sayError(error) })
      throw error
    }

    function failed(error: unknown) {
      return unexpected({ error, requestId, log })
    }
  }
}

/** By which Lambda's own lines of the invocation are found as well. */
function requestIdOf(context: unknown): string {
  const id: unknown = typeof context === 'object' && context !== null && Reflect.get(context, 'awsRequestId')
  return typeof id === 'string' ? id : crypto.randomUUID()
}
