import type { RunResult } from '../plan/run.ts'

/**
 * How a person gets in to an environment whose password nobody sees: with a user of their own, which is no part of it and ends by itself.
 * `undefined` if there is no environment to get in to.
 */
export function ownUserHint({ result: { steps }, name }: { result: RunResult; name: string }): string | undefined {
  const user = steps.find(({ step }) => step.operation.name === 'create-database-user')?.state
  if (user?.status !== 'done') return undefined
  const { 'project-id': project, 'cluster-name': cluster } = user.outputs
  if (typeof project !== 'string' || typeof cluster !== 'string') return undefined
  // A cluster that is not called like the environment is shared with others.
  const role = cluster === name ? 'readWriteAnyDatabase' : `readWrite@${name}`
  return `To get in, make a user of your own, whose password is read from standard input:
  mongodb-atlas-action call create-database-user --project-id ${project} --cluster-name ${cluster} --clusters ${cluster} \\
    --username me --roles ${role} --expires-after 8h --password -`
}
