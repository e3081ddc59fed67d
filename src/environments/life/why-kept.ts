import { deleteCluster } from '../../operations/delete-cluster.ts'
import { deleteProject } from '../../operations/delete-project.ts'
import type { RunResult } from '../../plan/run.ts'

/**
 * Why a `down` that was not called off left a project or a cluster alone, as a clause: a part of it is protected, or has become so
 * since it was looked for.
 */
export function whyKept({ steps }: RunResult): string | undefined {
  for (const { step, state } of steps) {
    const isDeletion = step.operation === deleteProject || step.operation === deleteCluster
    if (isDeletion && state.status === 'skipped') return state.why.replace(/\.$/, '')
  }
  return undefined
}
