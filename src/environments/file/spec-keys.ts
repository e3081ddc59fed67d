import * as z from 'zod/mini'
import { readDuration } from '../../base/duration.ts'
import { once } from '../../base/once.ts'
import { createCluster } from '../../operations/create-cluster.ts'
import { createDatabaseUser } from '../../operations/create-database-user.ts'
import { createProject } from '../../operations/create-project.ts'
import { type Basis, choice, flag, optional, type Param, required, text, withDefault } from '../../operations/param.ts'
import { restoreSnapshot } from '../../operations/restore-snapshot.ts'
import { accessEntry } from '../../operations/subject/access-entry.ts'
import { clusterName } from '../../operations/subject/cluster-name.ts'
import { orgId, projectReference } from '../../operations/subject/project.ts'

/** What the mappings of the environment file may hold: for the reader and for the JSON Schema. */

const HOUR_MS = 3_600_000
const DEFAULT_TTL_MS = 72 * HOUR_MS
const LONGEST_TTL_MS = 90 * 24 * HOUR_MS

const ttl: Basis<number> = {
  describe: 'How long the environment lives after the last push. Default: `72h`. A sweep takes away what is older.',
  expected: 'a time span from `1h` to `90d`, such as `72h`',
  shape: 'text',
  schema: once(() =>
    z.pipe(
      z.string().check(
        z.refine((value) => {
          const ms = readDuration(value)
          return ms !== undefined && ms >= HOUR_MS && ms <= LONGEST_TTL_MS
        }),
      ),
      z.transform((value: string) => readDuration(value) as number),
    ),
  ),
}

export const TOP_KEYS = {
  isolation: withDefault(
    'project',
    choice({
      describe:
        'What each pull request has for itself: a `project`, a `cluster` in a project that is there, or a user and a `database` on a cluster that is there.',
      words: ['project', 'cluster', 'database'],
    }),
  ),
  orgId: optional({ ...orgId, describe: 'Id of the organization that the projects are made in; isolation `project`.' }),
  projectId: optional({
    ...projectReference.projectId,
    describe: 'Id of the project that is there; isolation `cluster` and `database`.',
  }),
  clusterName: optional({ ...clusterName, describe: 'Name of the cluster that is shared; isolation `database`.' }),
  ttl: withDefault(DEFAULT_TTL_MS, ttl),
  label: optional(
    text({
      describe: 'Only pull requests that bear this label get an environment.',
      expected: 'the name of a label: 1 to 50 characters',
      pattern: /^(?!\s)[^\p{Cc}]{1,50}(?<!\s)$/u,
    }),
  ),
  drafts: withDefault(true, flag({ describe: 'Whether drafts get an environment, too.' })),
}

/** Keys of the file that hold a mapping or a list of their own. */
export const TOP_BLOCKS = ['project', 'cluster', 'database-user', 'access', 'pause', 'seed'] as const

const { regionUsageRestrictions, projectOwnerId, tags } = createProject.params
export const PROJECT_KEYS = { regionUsageRestrictions, projectOwnerId, tags }

/** What the environment decides by itself. */
const DECIDED = ['projectId', 'projectName', 'orgId', 'clusterName', 'resume', 'wait']
export const CLUSTER_KEYS: Readonly<Record<string, Param>> = Object.fromEntries(
  Object.entries(createCluster.params).filter(([key]) => !DECIDED.includes(key)),
)

export const USER_KEYS = {
  roles: optional({
    ...createDatabaseUser.params.roles,
    describe: `${createDatabaseUser.params.roles.describe} With isolation \`database\`, a bare \`readWrite\`, \`read\` or \`dbAdmin\` is for the database of the environment. Default: \`readWrite\` there, \`readWriteAnyDatabase\` otherwise.`,
  }),
}

export const RANGE_KEYS = {
  cidrBlock: required(accessEntry.cidrBlock),
  allowWideCidr: withDefault(false, flag({ describe: 'Accept a range wider than /24 (IPv6: /64).' })),
}

const CRON_FIELDS = 'minute, hour, day of month, month, day of week'
const cronText = (describe: string) =>
  text({
    describe,
    expected: `a cron expression of five fields (${CRON_FIELDS}), such as \`0 20 * * 1-5\``,
    pattern: /^\s*[^\s@]\S*(?:[ \t]+\S+){4}\s*$/,
  })

export const PAUSE_KEYS = {
  at: required(cronText('When the cluster is paused, as a cron expression.')),
  resume: required(cronText('When it is resumed, as a cron expression.')),
  timeZone: withDefault(
    'UTC',
    text({
      describe: 'Time zone of both. Default: `UTC`.',
      expected: 'a name of the IANA time zone database, such as `Europe/Berlin`',
      pattern: /^[A-Za-z][A-Za-z0-9+\-_/]{0,63}$/,
    }),
  ),
}

const { snapshotId, projectId, projectName, orgId: organization } = restoreSnapshot.params
export const SEED_KEYS = {
  sampleData: withDefault(false, flag({ describe: 'Load the sample data of MongoDB.' })),
  snapshot: optional({ ...snapshotId, describe: 'Restore a snapshot of another cluster: its id, or `latest`.' }),
}
export const SEED_SOURCE_KEYS = { projectId, projectName, orgId: organization, clusterName: required(clusterName) }
