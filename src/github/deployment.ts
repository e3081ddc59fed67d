import type { Call } from './call.ts'
import { notDocumented } from './github-error.ts'
import { jsonFields, positiveNumber } from './json-fields.ts'
import { readPages } from './read-pages.ts'
import { type Written, written } from './written.ts'

type DeploymentState = 'in_progress' | 'success' | 'failure'

export interface DeploymentStep {
  /** Of the pull request. */
  readonly number: number
  /** The commit that the environment is for. */
  readonly sha: string
  readonly state: DeploymentState
  /** Where the reader finds more: the page of the workflow run. */
  readonly logUrl?: string | undefined
}

interface Bound {
  readonly call: Call
  readonly repository: string
}

/** Tells our deployments from those that others make for an environment of the same name. */
const TASK = 'deploy:mongodb-atlas'
const NEEDS = 'deployments: write'
const DESCRIPTIONS: Readonly<Record<DeploymentState | 'inactive', string>> = {
  in_progress: 'The database environment is being made ready',
  success: 'The database environment is ready',
  failure: 'The database environment could not be made ready',
  inactive: 'The database environment was taken down',
}

/** GitHub's name for the environment of a pull request; environments belong to a repository, so the number tells them apart. */
function deploymentEnvironment(number: number): string {
  return `atlas-pr-${number}`
}

/**
 * Says how far the environment of a pull request is. The deployment of the same commit is used again unless it is inactive. With
 * success ours from before become inactive, which GitHub itself does only for environments that last (docs: `auto_inactive`).
 */
export function markDeployment({
  call,
  repository,
  number,
  sha,
  state,
  logUrl,
}: Bound & DeploymentStep): Promise<Written> {
  return written(async () => {
    const all = await ourDeployments({ call, repository, number })
    const active = await findActive({ call, repository, all, sha })
    if (active === undefined && state !== 'in_progress' && (await isReplaced({ call, repository, all, sha }))) return
    const id = active ?? (await create({ call, repository, number, sha }))
    if ((await stateOf({ call, repository, id })) !== state) await setState({ call, id, state, logUrl })
    if (state !== 'success') return
    for (const { id: other } of all) {
      if (other >= id) continue
      // All before an inactive one were made inactive with it, and going down looks at each.
      if ((await stateOf({ call, repository, id: other })) === 'inactive') return
      await setState({ call, id: other, state: 'inactive' })
    }
  })
}

/** Makes every deployment of the pull request's environment inactive. */
export function endDeployments({ call, repository, number }: Bound & { readonly number: number }): Promise<Written> {
  return written(async () => {
    for (const { id } of await ourDeployments({ call, repository, number })) {
      if ((await stateOf({ call, repository, id })) !== 'inactive') await setState({ call, id, state: 'inactive' })
    }
  })
}

interface Deployment {
  readonly id: number
  readonly sha: string
}

/** The newest first. */
async function ourDeployments({
  call,
  repository,
  number,
}: Bound & { number: number }): Promise<readonly Deployment[]> {
  const route = 'GET /repos/{owner}/{repo}/deployments'
  const parameters = { environment: deploymentEnvironment(number), task: TASK }
  const all = await readPages({ call, repository, request: { route, parameters, needs: NEEDS }, read: readDeployment })
  return all.toSorted((one, other) => other.id - one.id)
}

async function findActive({
  call,
  repository,
  all,
  sha,
}: Bound & { all: readonly Deployment[]; sha: string }): Promise<number | undefined> {
  const newest = all.find((one) => one.sha === sha)
  if (newest === undefined) return undefined
  return (await stateOf({ call, repository, id: newest.id })) === 'inactive' ? undefined : newest.id
}

/** The deployment of this commit was made inactive by that of another one: the run that says how it ended is late. */
async function isReplaced({
  call,
  repository,
  all,
  sha,
}: Bound & { all: readonly Deployment[]; sha: string }): Promise<boolean> {
  const [newest] = all
  if (newest === undefined || newest.sha === sha || !all.some((one) => one.sha === sha)) return false
  return (await stateOf({ call, repository, id: newest.id })) !== 'inactive'
}

async function create({ call, repository, number, sha }: Bound & { number: number; sha: string }): Promise<number> {
  const route = 'POST /repos/{owner}/{repo}/deployments'
  const parameters = {
    ref: sha,
    task: TASK,
    environment: deploymentEnvironment(number),
    description: `Database environment of pull request ${number}`,
    transient_environment: true,
    production_environment: false,
    auto_merge: false,
    required_contexts: [],
  }
  const { data, status } = await call({ route, parameters, needs: NEEDS })
  const made = readDeployment(data)
  // 202 is the answer of a merge, which was not asked for.
  if (made === undefined)
    throw notDocumented({ call: { route, repository, needs: NEEDS }, status, what: 'no deployment' })
  return made.id
}

/** The newest status; `undefined` when it has none yet. */
async function stateOf({ call, repository, id }: Bound & { id: number }): Promise<string | undefined> {
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
  const { data, status } = await call({ route, parameters: { deployment_id: id, per_page: 1 }, needs: NEEDS })
  if (!Array.isArray(data)) throw notDocumented({ call: { route, repository, needs: NEEDS }, status, what: 'no list' })
  const { state } = jsonFields(data[0])
  return typeof state === 'string' ? state : undefined
}

async function setState({
  call,
  id,
  state,
  logUrl,
}: {
  call: Call
  id: number
  state: DeploymentState | 'inactive'
  logUrl?: string | undefined
}): Promise<void> {
  const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
  const description = DESCRIPTIONS[state]
  const parameters = {
    deployment_id: id,
    state,
    description,
    // Else GitHub ends the deployments that others made for an environment of this name.
    auto_inactive: false,
    ...(logUrl !== undefined && { log_url: logUrl }),
  }
  await call({ route, parameters, needs: NEEDS })
}

function readDeployment(value: unknown): Deployment | undefined {
  const { id: given, sha } = jsonFields(value)
  const id = positiveNumber(given)
  return id === undefined || typeof sha !== 'string' ? undefined : { id, sha }
}
