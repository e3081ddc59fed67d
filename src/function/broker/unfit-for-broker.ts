import type { Issue } from '../../base/errors.ts'
import { kebabCase } from '../../base/text.ts'
import type { PlanStep } from '../../plan/plan.ts'
import { climbs } from './climbs.ts'
import { isMaybeTrue, writtenIn } from './policy/written.ts'

const RENAME = 'Give another name; what is really called so can be changed with credentials alone.'

/** What is right in a job of its own, and wrong where another machine does it. */
export function unfitForBroker({
  steps,
  hasRunnerAddress,
}: {
  steps: readonly PlanStep[]
  /** The job has said its own public address. */
  hasRunnerAddress: boolean
}): readonly Issue[] {
  return steps.flatMap((step) => {
    const { id, position, operation } = step
    const issue = (name: string, why: string, hint: string): Issue => ({
      message: `${id}.${name}: ${why}`,
      hint,
      ...(position && { position }),
    })
    const isGiven = (name: string) => writtenIn(step, name).kind !== 'absent'
    const issues: Issue[] = []
    if (isGiven('output-file'))
      issues.push(issue('output-file', 'a run of the broker has no files.', 'Take the output `response`.'))
    if (isMaybeTrue(step, 'runner') && !isGiven('ip-address') && !hasRunnerAddress)
      issues.push(issue('runner', 'the broker does not know the address of this runner.', 'Give ip-address.'))
    const comment = step.params['comment']
    if (typeof comment === 'string' && comment.includes('gh:'))
      issues.push(issue('comment', '`gh:` is how entries are marked for jobs.', 'Write something else.'))
    else if (comment !== undefined && writtenIn(step, 'comment').kind !== 'value')
      issues.push(issue('comment', 'what another step finds out could be the mark of a job.', 'Write it out.'))
    for (const name of ['username', 'role-name']) {
      const value = step.params[name]
      if (typeof value === 'string' && climbs(value))
        issues.push(issue(name, 'a name with `.` or `..` between slashes climbs out of its place in a path.', RENAME))
    }
    for (const [key, param] of Object.entries(operation.params)) {
      const name = kebabCase(key)
      if (param.secret !== true || !isGiven(name) || writtenIn(step, name).kind === 'output') continue
      const why = 'a secret that is sent would be kept with the order of the run.'
      issues.push(
        issue(name, why, 'Leave it out and let the run make one, or refer to a secret output of another step.'),
      )
    }
    return issues
  })
}
