import type { Issue } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import type { OutputValue } from '../operation.ts'
import { flag, optional, text, withDefault } from '../param.ts'
import type { Cluster } from './cluster.ts'
import { clusterName } from './cluster-name.ts'
import { HEX_ID, type ProjectReference, projectReference } from './project.ts'

/** How an existing cluster is named: project and name, or both in one word. */
export const clusterReference = {
  ...projectReference,
  cluster: optional(
    text({
      describe: 'Project (id or name) and cluster in one word, `project:cluster`, instead of the other names.',
      expected: '`project:cluster`',
      pattern: /^[^\p{Cc}/]{1,64}:[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/u,
    }),
  ),
  clusterName: optional(clusterName),
}

export interface ClusterReference extends ProjectReference {
  readonly cluster?: string
  readonly clusterName?: string
}

type Given = (name: 'projectId' | 'projectName' | 'cluster' | 'clusterName') => boolean

export function checkClusterReference(given: Given): Issue[] {
  const parts = (['projectId', 'projectName', 'clusterName'] as const).filter(given)
  if (given('cluster')) {
    if (parts.length === 0) return []
    return [
      {
        message: 'cluster is given together with other names of the cluster.',
        hint: 'Give cluster alone, or project-id and cluster-name.',
      },
    ]
  }
  if (parts.length === 0)
    return [
      {
        message: 'the cluster is missing.',
        hint: 'Give project-id and cluster-name, or cluster as `project:cluster`.',
      },
    ]
  const issues: Issue[] = []
  if (!given('clusterName'))
    issues.push({ message: 'cluster-name is missing.', hint: 'Say which cluster of the project.' })
  if (given('projectId') === given('projectName')) {
    issues.push({ message: 'exactly one of project-id and project-name is needed.', hint: 'Give one of them.' })
  }
  return issues
}

/** Takes `project:cluster` apart; a project name may hold colons itself, a cluster name none. */
export function readClusterReference(params: ClusterReference): ProjectReference & { clusterName: string } {
  const { cluster, clusterName = '', ...project } = params
  if (cluster === undefined) return { ...project, clusterName }
  const at = cluster.lastIndexOf(':')
  const named = cluster.slice(0, at)
  return {
    ...(HEX_ID.test(named) ? { projectId: named } : { projectName: named }),
    ...(project.orgId !== undefined && { orgId: project.orgId }),
    clusterName: cluster.slice(at + 1),
  }
}

export const wait = withDefault(
  true,
  flag({
    describe: 'Wait until Atlas has finished. With `false` the step ends as soon as Atlas has accepted the request.',
  }),
)

export const clusterOutputs = {
  projectId: { describe: 'Id of the project.' },
  clusterName: { describe: 'Name of the cluster.' },
  clusterState: { describe: 'State of the cluster; `PAUSED` when it is paused.' },
  tier: { describe: 'Tier of the cluster.' },
  provider: { describe: 'Cloud provider.' },
  region: { describe: 'Atlas name of the region.' },
  mongodbVersion: { describe: 'Version of MongoDB.' },
  connectionString: { describe: 'Connection string (SRV) without credentials.' },
} as const

export function clusterOutputsOf(cluster: Cluster): { [Name in keyof typeof clusterOutputs]?: OutputValue } {
  const connectionString = safeConnectionString(
    cluster.connectionStrings.standardSrv ?? cluster.connectionStrings.standard,
  )
  return {
    projectId: cluster.projectId,
    clusterName: safeText(cluster.name),
    clusterState: shownState(cluster),
    tier: cluster.tier,
    provider: cluster.provider,
    region: cluster.region,
    mongodbVersion: cluster.version,
    ...(connectionString !== undefined && { connectionString }),
  }
}

/** Atlas shows a paused cluster as IDLE, which has sent many a reader looking for network trouble. */
export function shownState({ state, paused }: Cluster): string {
  return paused && state === 'IDLE' ? 'PAUSED' : state
}

/** A connection string as Atlas builds them: no credentials, nothing outside visible ASCII. */
export function safeConnectionString(value: string | undefined): string | undefined {
  return value !== undefined && /^mongodb(?:\+srv)?:\/\/[^\s@\x00-\x20\x7f-\uffff]{1,4000}$/.test(value)
    ? value
    : undefined
}
