import { defineOperation, type Operation, type Policy } from '../../src/operations/operation.ts'
import {
  choice,
  count,
  duration,
  flag,
  optional,
  required,
  secretText,
  text,
  textList,
  textMap,
  withDefault,
} from '../../src/operations/param.ts'

/** Operations of the shapes that plans meet, small enough to see at a glance what each test expects of them. */
export const policy: Policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] }

const name = text({
  describe: 'A name.',
  expected: 'a name of small letters, digits, hyphens',
  pattern: /^[a-z0-9-]+$/,
})
const step = () => Promise.resolve({ status: 'done', change: 'unchanged', outputs: {} } as const)
const project = { projectId: optional(name), projectName: optional(name) }
const hour = { ms: 3_600_000, words: '1h' }

const createProject = defineOperation({
  name: 'create-project',
  summary: 'Makes sure that a project exists.',
  effect: 'write',
  subject: 'project',
  params: {
    orgId: required(text({ describe: 'Organization.', expected: 'an organization id', pattern: /^[0-9a-f]{24}$/ })),
    projectName: required(name),
    tags: optional(textMap({ describe: 'Tags.', expected: 'a mapping of texts' })),
  },
  outputs: { projectId: { describe: 'Id.' }, projectName: { describe: 'Name.' } },
  step,
})

const createCluster = defineOperation({
  name: 'create-cluster',
  summary: 'Makes sure that a cluster exists.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...project,
    clusterName: required(name),
    tier: required(choice({ describe: 'Tier.', words: ['free', 'flex', 'M10'] })),
    nodes: withDefault(3, count({ describe: 'Nodes.', least: 1, most: 7 })),
    backup: optional(flag({ describe: 'Backup.' })),
    patience: withDefault(60_000, duration({ describe: 'Patience.', most: hour })),
    regions: optional(textList({ describe: 'Regions.', expected: 'a list of regions', pattern: /^[A-Z_0-9]+$/ })),
  },
  outputs: { connectionString: { describe: 'Where to connect.' }, state: { describe: 'State.' } },
  check: ({ params, given, policy }) => [
    ...(given('projectId') === given('projectName')
      ? [{ message: 'the project is missing.', hint: 'Give project-id, or project-name.' }]
      : []),
    ...(policy.cloud === 'government' && params.tier === 'free'
      ? [{ message: 'tier: `free` does not exist in Atlas for Government.', hint: 'Use `M10`.' }]
      : []),
  ],
  step,
})

const createUser = defineOperation({
  name: 'create-user',
  summary: 'Makes sure that a user exists.',
  effect: 'write',
  subject: 'nothing',
  params: {
    username: required(name),
    password: optional(secretText({ describe: 'Password.', expected: 'a text', pattern: /./s })),
  },
  outputs: { password: { describe: 'Password.', secret: true } },
  step,
})

const addIpAccess = defineOperation({
  name: 'add-ip-access',
  summary: 'Lets an address in.',
  effect: 'write',
  subject: 'access-entry',
  params: { ...project, ipAddress: optional(text({ describe: '', expected: 'an address', pattern: /./ })) },
  outputs: {},
  step,
})

const deleteProject = defineOperation({
  name: 'delete-project',
  summary: 'Makes sure that a project does not exist.',
  effect: 'destroy',
  subject: 'project',
  params: project,
  outputs: {},
  step,
})

const deleteCluster = defineOperation({
  name: 'delete-cluster',
  summary: 'Makes sure that a cluster does not exist.',
  effect: 'destroy',
  subject: 'cluster',
  params: { cluster: required(text({ describe: '', expected: '`project:cluster`', pattern: /^[^:]+:[^:]+$/ })) },
  outputs: {},
  step,
})

const checkAccess = defineOperation({
  name: 'check-access',
  summary: 'Looks whether Atlas lets us in.',
  effect: 'read',
  subject: 'nothing',
  params: {},
  outputs: {},
  step,
})

/** What the engine sees of an operation, whatever its own types are. */
const asOperation = (operation: object) => operation as Operation

export const operations: ReadonlyMap<string, Operation> = new Map(
  [createProject, createCluster, createUser, addIpAccess, deleteProject, deleteCluster, checkAccess]
    .map(asOperation)
    .map((operation) => [operation.name, operation]),
)
