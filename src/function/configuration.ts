import { type Issue, UsageError } from '../base/errors.ts'
import { type FrontConfiguration, readFront } from './front-configuration.ts'
import type { Environment } from './variables.ts'
import { readWorker, type WorkerConfiguration } from './worker-configuration.ts'

export interface Configuration {
  readonly front: FrontConfiguration
  readonly worker: WorkerConfiguration
}

/** The whole function in one process. Throws a `UsageError` with every issue, each once; no issue holds a secret. */
export async function readConfiguration({
  environment,
  readFile,
}: {
  environment: Environment
  readFile: (path: string) => Promise<string>
}): Promise<Configuration> {
  const issues = new Map<string, Issue>()
  const note = (error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    for (const issue of error.issues) issues.set(issue.message, issue)
    return undefined
  }
  const front = await readFront({ environment, readFile }).catch(note)
  const worker = await Promise.resolve()
    .then(() => readWorker(environment))
    .catch(note)
  if (front === undefined || worker === undefined) throw new UsageError([...issues.values()])
  return { front, worker }
}
