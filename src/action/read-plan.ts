import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { Operation, Policy } from '../operations/operation.ts'
import { planOfOne } from '../plan/flat.ts'
import { parsePlan } from '../plan/parse.ts'
import type { Plan } from '../plan/plan.ts'
import type { Task } from './inputs.ts'

/** The plan of a task. Rejects with a `UsageError` that holds every issue. */
export async function readPlan({
  task,
  workspace,
  operations,
  policy,
}: {
  task: Exclude<Task, { kind: 'environment' }>
  /** The folder that relative paths start from. */
  workspace: string
  operations: ReadonlyMap<string, Operation>
  policy: Policy
}): Promise<Plan> {
  if (task.kind === 'operation') return planOfOne({ operation: task.name, params: task.params, operations, policy })
  if (task.kind === 'plan') return parsePlan({ text: task.text, file: 'operations', operations, policy })
  const text = await readFile(resolve(workspace, task.path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError([
      {
        message: `operations-file: ${safeText(task.path)} cannot be read (${error.code}).`,
        hint:
          error.code === 'ENOENT'
            ? 'Check the path, and that the job checks the repository out first.'
            : 'Give the path of a file in the workspace.',
      },
    ])
  })
  return parsePlan({ text, file: task.path, operations, policy })
}
