import { readFile } from 'node:fs/promises'
import type { DurableLambdaHandler } from '@aws/durable-execution-sdk-js'
import { systemClock } from '../../base/clock.ts'
import { readFront } from '../front-configuration.ts'
import type { Count, Log } from '../log.ts'
import { createRoutes } from '../routes.ts'
import type { Environment } from '../variables.ts'
import { readWorker } from '../worker-configuration.ts'
import { createFront, type FrontResult } from './create-front.ts'
import { createDurableRuns } from './durable-runs.ts'
import { lazyLambda } from './lambda-client.ts'
import { createReadSecret } from './read-secret.ts'
import { rebuilding } from './rebuilding.ts'
import { createSecrets } from './secrets.ts'
import { createIsSuperseded } from './superseded.ts'

type CreatedWorker = ReturnType<typeof import('../create-worker.ts').createWorker>

export interface FunctionOptions {
  readonly environment: Environment
  readonly log: Log
  readonly count: Count
  readonly version: string
  readonly userAgent: string
  /** The one folder of a Lambda function that it may write to. */
  readonly folder: string
}

/**
 * Both halves as Lambda calls them, each built of its settings when it is first called, and again when a secret was rotated. They reject
 * with what is wrong with the settings.
 */
export function openFunction({ environment, ...common }: FunctionOptions): {
  handler(event: unknown, context: unknown): Promise<FrontResult>
  run(event: unknown, context: unknown): Promise<unknown>
} {
  const { log } = common
  const clock = systemClock()
  const arns = environment['ATLAS_FUNCTION_SECRET']?.split(/[\s,]+/).filter((arn) => arn !== '') ?? []
  const settings = createSecrets({ environment, arns, readSecret: createReadSecret(), clock, log })
  const openLambda = lazyLambda()
  const workerArn = environment['ATLAS_FUNCTION_WORKER'] ?? ''

  const front = rebuilding({
    ingredient: settings,
    log,
    async build(of: Environment) {
      const configuration = await readFront({ environment: of, readFile: (path) => readFile(path, 'utf8') })
      const runs = createDurableRuns({ workerArn, openLambda })
      return createFront({ answering: await createRoutes({ ...common, configuration, runs, clock }), runs, log })
    },
  })
  const worker = rebuilding({
    ingredient: settings,
    log,
    async build(of: Environment, before: CreatedWorker | undefined) {
      const configuration = readWorker(of)
      // With the clients of Atlas and GitHub, which the front does without.
      const { createWorker } = await import('../create-worker.ts')
      const made = createWorker({
        ...common,
        configuration,
        clock: systemClock({ speed: configuration.settings.clockSpeed }),
        runs: createDurableRuns({ workerArn, openLambda }),
        isSuperseded: createIsSuperseded({ workerArn, openLambda, log }),
      })
      // Between two slices, so that nothing of it is in use.
      await before?.close()
      return made
    },
  })
  let durable: Promise<DurableLambdaHandler> | undefined
  return {
    handler: async (event, context) => (await front())(event, context),
    async run(event, context) {
      // The SDK is large, and the front does without.
      durable ??= import('./durable-run.ts').then(({ createRun }) => createRun({ openWorker: worker }))
      // What Lambda hands over is what the SDK takes; it looks itself.
      return Reflect.apply(await durable, undefined, [event, context])
    },
  }
}
