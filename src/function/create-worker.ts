import { openFunctionGitHub } from './git-hub/open-function-git-hub.ts'
import type { Worker } from './runs/worker.ts'
import type { WorkerConfiguration } from './worker-configuration.ts'

/** What runs need, of the configuration. Sends nothing; throws a `UsageError` for a key or names that cannot be right. */
export function createWorker({
  configuration: { settings, gitHub },
  ...rest
}: {
  configuration: WorkerConfiguration
} & Omit<Worker, 'settings' | 'openGitHub' | 'repositories'>): Worker & { close(): Promise<void> } {
  const { proxy } = settings
  const { openGitHub, repositories, close } = openFunctionGitHub({ ...rest, gitHub, proxy })
  return { ...rest, settings, openGitHub, repositories, close }
}
