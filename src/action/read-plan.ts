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
  return parsePlan({ ...(await readPlanText({ task, workspace })), operations, policy })
}

/** The text of a plan, and where it comes from as messages name it. Rejects with a `UsageError` for a file that cannot be read. */
export async function readPlanText({
  task,
  workspace,
}: {
  task: Extract<Task, { kind: 'plan' | 'file' }>
  workspace: string
}): Promise<{ readonly text: string; readonly file: string }> {
  if (task.kind === 'plan') return { text: task.text, file: 'operations' }
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
  return { text, file: task.path }
}
