import type { Cloud } from '../../atlas/cloud.ts'
import { type Issue, UsageError } from '../../base/errors.ts'
import type { BrokerRequest } from '../../broker/request.ts'
import { errandOf } from '../../environments/decide.ts'
import { readEnvironmentRequest } from '../../environments/request.ts'
import type { Operation, Policy } from '../../operations/operation.ts'
import { planOfOne } from '../../plan/flat.ts'
import { parsePlan } from '../../plan/parse.ts'
import type { Caller } from '../runs/run-order.ts'
import { climbs } from './climbs.ts'
import type { Ask } from './policy/decide.ts'
import { isEventOf } from './policy/environment-limits.ts'
import { unfitForBroker } from './unfit-for-broker.ts'

/** What a request asks for, understood by the same code as the run will. Rejects with a `UsageError` with every issue. */
export async function readAsk({
  task,
  caller,
  operations,
  cloud,
}: {
  task: BrokerRequest['task']
  caller: Caller
  operations: ReadonlyMap<string, Operation>
  cloud: Cloud
}): Promise<Ask> {
  if (task.kind === 'environment') return readEnvironmentAsk({ task, caller })
  const policy: Policy = { cloud, allowedProviders: [], allowedRegions: [], allowedTiers: [] }
  const { steps } =
    task.kind === 'plan'
      ? await parsePlan({ text: task.text, file: task.file, operations, policy })
      : await planOfOne({ operation: task.name, params: task.params, operations, policy })
  const issues = unfitForBroker({ steps, hasRunnerAddress: task.runnerAddress !== undefined })
  if (issues.length > 0) throw new UsageError(issues)
  return { kind: 'steps', steps }
}

function readEnvironmentAsk({
  task: { inputs, event },
  caller,
}: {
  task: Extract<BrokerRequest['task'], { kind: 'environment' }>
  caller: Caller
}): Ask {
  const issues: Issue[] = []
  const request = readEnvironmentRequest({ inputs, issues })
  if (request !== undefined && climbs(request.file))
    issues.push({
      message: 'environment-file: a path with `.` or `..` in it could lead out of the repository.',
      hint: 'Give its path from the top of the repository.',
    })
  if (event !== undefined && !isEventOf({ event, caller }))
    issues.push({
      message: `event: it is not the one that the token names, which is ${caller.event}.`,
      hint: 'Send the event that has started the job.',
    })
  if (request === undefined || issues.length > 0) throw new UsageError(issues)
  return { kind: 'environment', verb: request.verb, errand: errandOf({ request, event }), event }
}
