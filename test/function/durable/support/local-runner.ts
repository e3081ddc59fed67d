import type { DurableLambdaHandler } from '@aws/durable-execution-sdk-js'
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing'
import { afterAll, beforeAll } from 'vitest'

interface Uninstallable {
  uninstall(): void
}

/**
 * The SDK's own backend for a file of tests, without waiting. It takes the timers of the whole process in hand for that, in steps of
 * 20 ms, by which every request over a socket would take seconds; only pauses within an invocation need them, and runs have none.
 */
export function useLocalRunner(): void {
  beforeAll(async () => {
    const ready = LocalDurableTestRunner.setupTestEnvironment({ skipTime: true })
    const clock: Uninstallable | undefined = Reflect.get(LocalDurableTestRunner, 'fakeClock')
    clock?.uninstall()
    await ready
  })
  afterAll(() => LocalDurableTestRunner.teardownTestEnvironment())
}

export interface LocalExecution {
  readonly status: string | undefined
  readonly result: unknown
  readonly error: { readonly name: string | undefined; readonly message: string | undefined } | undefined
  /** All that the backend has kept of it, as text. */
  readonly history: string
}

export async function executeLocally(handler: DurableLambdaHandler, payload: object): Promise<LocalExecution> {
  const runner = new LocalDurableTestRunner({ handlerFunction: handler })
  const execution = await runner.run({ payload })
  const status = execution.getStatus()
  const error = status === 'FAILED' ? execution.getError() : undefined
  return {
    status,
    result: status === 'SUCCEEDED' ? execution.getResult() : undefined,
    error: error && { name: error.errorType, message: error.errorMessage },
    history: JSON.stringify([
      execution.getHistoryEvents(),
      execution.getOperations().map((one) => one.getOperationData()),
    ]),
  }
}
