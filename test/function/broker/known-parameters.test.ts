import { expect, test } from 'vitest'
import { operations } from '../../../src/operations/index.ts'

/** What the limits of a rule look at. */
const LIMITED = new Set([
  ...['projectId', 'projectName', 'newProjectName', 'orgId', 'cluster', 'clusterName', 'clusters', 'cascade'],
  ...['targetProjectId', 'targetProjectName', 'targetClusterName', 'tier', 'provider', 'region'],
  ...['expiresAfter', 'allowWideCidr', 'runner', 'comment', 'outputFile', 'password'],
  ...['operationId', 'method', 'path', 'parameters', 'body', 'apiVersion'],
])
/** What is within the project and the cluster that are limited, or says how something is done there. */
const WITHIN = new Set([
  ...['actions', 'allPages', 'authType', 'awsSecurityGroup', 'backup', 'cidrBlock', 'database', 'defaultAlerts'],
  ...['description', 'diskSizeGb', 'force', 'ifCommentContains', 'ifExists', 'inheritedRoles', 'ipAddress'],
  ...['labels', 'mongodbVersion', 'once', 'onlyOurs', 'overwrite', 'privateEndpoint', 'projectOwnerId'],
  ...[
    'regionUsageRestrictions',
    'resume',
    'retainBackups',
    'retentionDays',
    'roleName',
    'roles',
    'rotatePassword',
    'snapshotId',
  ],
  ...['snapshotName', 'tags', 'terminationProtection', 'until', 'username', 'wait'],
])

test.each([...operations.values()].map(({ name, params }) => [name, Object.keys(params)] as const))(
  'the policy has thought of every parameter of %s',
  (_, names) => {
    // A new parameter belongs into one of the two lists: what can name a project, a cluster or a size has to be limited.
    expect(names.filter((name) => !LIMITED.has(name) && !WITHIN.has(name))).toEqual([])
  },
)

test('whatever gives the id of a project was itself given or has made one that is limited', () => {
  const given = ['projectId', 'orgId']
  const strays = [...operations.values()].filter(
    ({ outputs, params }) => 'projectId' in outputs && !given.some((name) => name in params),
  )
  expect(strays.map(({ name }) => name)).toEqual([])
})

test('whatever gives the name of a cluster was itself given one', () => {
  const strays = [...operations.values()].filter(
    ({ outputs, params }) => 'clusterName' in outputs && !('clusterName' in params),
  )
  expect(strays.map(({ name }) => name)).toEqual([])
})
