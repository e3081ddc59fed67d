import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { deleteCluster } from '../../operations/delete-cluster.ts'
import { deleteDatabaseUser } from '../../operations/delete-database-user.ts'
import { type BuiltStep, buildPlan } from '../../plan/build.ts'
import type { RunResult } from '../../plan/run.ts'
import type { Session, SessionOptions } from '../../plan/session.ts'
import { type Environment, keyUserOf, type SearchPlace } from '../find-environments.ts'
import { ownerOfEnvironment } from '../identity.ts'
import { downSteps } from '../life/down.ts'
import { guardOperation } from './guard-operation.ts'
import type { SweepRow } from './sweep-report.ts'
import { unhurried } from './unhurried.ts'

/**
 * Deletes one environment, as long as it is still due: `findReason` is asked right before each write why it is not. Never rejects for
 * what Atlas or GitHub say.
 */
export async function takeDown({
  environment,
  place,
  session,
  host: { settings, owner },
  findReason,
}: {
  environment: Environment
  place: SearchPlace
  session: Session
  host: Pick<SessionOptions, 'settings' | 'owner'>
  findReason: (atlas: Atlas) => Promise<string | undefined>
}): Promise<Pick<SweepRow, 'outcome' | 'note'>> {
  let withdrawn: string | undefined
  const look = async (atlas: Atlas) => {
    withdrawn ??= await findReason(atlas)
    return withdrawn
  }
  const steps = downSteps({ environment, place, isReachable: false, prefix: `${environment.name}-` })
  const plan = await buildPlan({
    steps: holderLast(steps).map((step) => guarded({ step, environment, look })),
    policy: settings.policy,
    file: environment.name,
  })
  const { expiresAt } = environment
  const marked = place.isolation === 'database' ? expiresAt : undefined
  const result = await session.run(plan, {
    owner: ownerOfEnvironment({ identity: environment, mark: owner.mark, expiresAt: marked }),
  })
  return outcomeOf({ result, withdrawn })
}

/** What says when an environment expires is its cluster, not its user: should the run be cut short, the next one finds it again. */
function holderLast(steps: readonly BuiltStep[]): BuiltStep[] {
  const users = steps.filter(({ operation }) => operation === deleteDatabaseUser).map(({ id }) => id)
  return steps.map((step) =>
    step.operation === deleteCluster ? { ...step, needs: [...(step.needs ?? []), ...users] } : step,
  )
}

/** The user that was made for the deletion goes in any case. */
function guarded({
  step,
  environment,
  look,
}: {
  step: BuiltStep
  environment: Environment
  look: (atlas: Atlas) => Promise<string | undefined>
}): BuiltStep {
  const isOwnKey = step.operation === deleteDatabaseUser && step.params['username'] === keyUserOf(environment.name)
  if (isOwnKey) return step
  return { ...step, operation: unhurried(guardOperation({ operation: step.operation, findReason: look })) }
}

function outcomeOf({
  result: { steps },
  withdrawn,
}: {
  result: RunResult
  withdrawn: string | undefined
}): Pick<SweepRow, 'outcome' | 'note'> {
  const failures = steps.flatMap(({ state }) => (state.status === 'failed' ? [state.error] : []))
  const [failure] = failures
  if (failure !== undefined) return { outcome: 'failed', note: renderFailure(failure) }
  // The step without a guard takes away only what this run has made.
  const hasDeleted = steps.some(
    ({ step, state }) => step.operation !== deleteDatabaseUser && state.status === 'done' && state.change === 'deleted',
  )
  if (withdrawn !== undefined)
    return { outcome: 'kept', note: hasDeleted ? `${withdrawn}; a part of it is gone` : withdrawn }
  const notes = steps.flatMap(({ state }) =>
    state.status === 'skipped' || state.status === 'deferred' ? [state.why] : [],
  )
  const [note] = notes
  const outcome = hasDeleted ? 'deleted' : note === undefined ? 'gone' : 'kept'
  return { outcome, ...(note !== undefined && { note }) }
}

function renderFailure(error: Error): string {
  const hint = error instanceof ActionError ? error.hint : undefined
  return safeText(hint === undefined ? error.message : `${error.message} ${hint}`)
}
