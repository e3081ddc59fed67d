import type { Quirks } from '../quirks.ts'
import type { Project } from '../state.ts'

interface LimitRule {
  readonly name: string
  readonly defaultLimit?: number
  readonly maximumLimit?: number
  readonly usage?: (project: Project) => number
  /** The quirk that says what the limit is, unless the project has one of its own. */
  readonly quirk?: 'clustersPerProject' | 'accessListEntries' | 'databaseUsers' | 'customRoles'
}

const DEPLOYMENT = 'atlas.project.deployment'
const SECURITY = 'atlas.project.security'

/** As printed in the description; that a limit's maximum is below its default is printed too. */
export const limitRules: readonly LimitRule[] = [
  {
    name: `${DEPLOYMENT}.clusters`,
    defaultLimit: 25,
    maximumLimit: 100,
    usage: ({ clusters }) => clusters.length,
    quirk: 'clustersPerProject',
  },
  { name: `${DEPLOYMENT}.nodesPerPrivateLinkRegion`, defaultLimit: 50, maximumLimit: 90 },
  {
    name: `${SECURITY}.databaseAccess.customRoles`,
    defaultLimit: 100,
    maximumLimit: 1400,
    usage: ({ database }) => database.roles.length,
    quirk: 'customRoles',
  },
  {
    name: `${SECURITY}.databaseAccess.users`,
    defaultLimit: 100,
    maximumLimit: 100,
    usage: ({ database }) => database.users.length,
    quirk: 'databaseUsers',
  },
  { name: `${SECURITY}.networkAccess.crossRegionEntries`, defaultLimit: 40, maximumLimit: 220 },
  {
    name: `${SECURITY}.networkAccess.entries`,
    defaultLimit: 200,
    maximumLimit: 20,
    usage: ({ accessList }) => accessList.length,
    quirk: 'accessListEntries',
  },
  { name: `${DEPLOYMENT}.privateServiceConnectionsPerRegionGroup`, defaultLimit: 50, maximumLimit: 100 },
  { name: `${DEPLOYMENT}.privateServiceConnectionsSubnetMask`, defaultLimit: 27, maximumLimit: 27 },
  { name: 'dataFederation.bytesProcessed.query' },
  { name: 'dataFederation.bytesProcessed.daily' },
  { name: 'dataFederation.bytesProcessed.weekly' },
  { name: 'dataFederation.bytesProcessed.monthly' },
]

/** What holds for a project; `undefined` where nothing does. */
export function limitOf(
  { name, quirk, defaultLimit }: LimitRule,
  project: Project,
  quirks: Quirks,
): number | undefined {
  return project.limits[name] ?? (quirk ? quirks[quirk] : defaultLimit)
}

/** How many of something a project may have, by the last words of the limit's name. */
export function mostOf(
  what: 'deployment.clusters' | 'networkAccess.entries' | 'databaseAccess.users' | 'databaseAccess.customRoles',
  { project, quirks }: { project: Project; quirks: Quirks },
): number {
  const rule = limitRules.find(({ name }) => name.endsWith(what))
  return (rule && limitOf(rule, project, quirks)) ?? Number.POSITIVE_INFINITY
}
