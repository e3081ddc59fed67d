import { createHash } from 'node:crypto'
import type { PlanStep } from '../../plan/plan.ts'
import type { Caller } from '../runs/run-order.ts'
import { serverOf } from './issuer.ts'
import { writtenIn } from './policy/written.ts'

/**
 * The mark that the worker puts into access-list entries which it leases for a job: of the form that jobs with credentials of their own
 * use, so that both know each other's, and know when a run is over. Jobs of one run differ by the key pair that each has made.
 */
export function brokerMark({
  caller,
  recipient,
}: {
  caller: Caller
  recipient: Readonly<Record<string, string>>
}): string {
  return `${markOfRun(caller)}${short(`${recipient['x']}\n${recipient['y']}`)}`
}

/**
 * Whether a plan does nothing but give back what runs for the same workflow run have leased. Such entries bear the run's own mark, which
 * nobody but the worker writes, and on its order alone; so that whoever was allowed to have them made may have them taken back, on
 * whichever project that was. The mark has to be whole: a part of it would be found in the marks of others.
 */
export function isRelease({ steps, caller }: { steps: readonly PlanStep[]; caller: Caller }): boolean {
  return (
    steps.length > 0 && steps.every((step) => step.operation.name === 'remove-ip-access' && isOwn({ step, caller }))
  )
}

const PARAMS = ['if-comment-contains', 'ip-address', 'project-id']

function isOwn({ step, caller }: { step: PlanStep; caller: Caller }): boolean {
  const names = Object.keys(step.params).sort()
  if (names.some((name, index) => name !== PARAMS[index])) return false
  if (PARAMS.some((name) => writtenIn(step, name).kind !== 'value')) return false
  const mark = writtenIn(step, 'if-comment-contains')
  const text = mark.kind === 'value' && typeof mark.value === 'string' ? mark.value : ''
  const run = markOfRun(caller)
  return text.startsWith(run) && /^[0-9a-f]{8}$/.test(text.slice(run.length))
}

function markOfRun({ issuer, repository, runId, runAttempt }: Caller): string {
  return `gh:${short(`${serverOf(issuer)}/${repository}`)}:${runId}-${runAttempt}-`
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
