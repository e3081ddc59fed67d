import { expect } from 'vitest'

const SHOP = { 'project-name': 'shop' }
const MAIN = { cluster: 'shop:main' }
const M10 = { ...SHOP, tier: 'M10', provider: 'AWS', region: 'US_EAST_1' }
const OFFICE = { ...SHOP, 'ip-address': '203.0.113.7' }

interface Act {
  readonly operation: string
  readonly inputs: Readonly<Record<string, string>>
  /** What goes over the wire beside reads, ids as `…`. */
  readonly writes?: readonly string[]
  /** `unchanged` if not given. */
  readonly change?: string
  readonly outputs: Readonly<Record<string, unknown>>
}

/** The life of one project, each operation as a step of a workflow has it: started as the runner starts it. */
export const life: readonly Act[] = [
  {
    operation: 'check-access',
    inputs: {},
    outputs: { 'application-name': 'MongoDB Atlas', 'credential-kind': 'api-key', 'organization-count': '1' },
  },
  { operation: 'list-organizations', inputs: {}, outputs: { count: '1' } },
  {
    operation: 'create-project',
    inputs: SHOP,
    writes: ['POST /groups'],
    change: 'created',
    outputs: { ...SHOP, 'project-id': expect.stringMatching(/^[0-9a-f]{24}$/) },
  },
  { operation: 'find-project', inputs: SHOP, outputs: SHOP },
  {
    operation: 'update-project',
    inputs: { ...SHOP, tags: 'team: red' },
    writes: ['PATCH /groups/…'],
    change: 'updated',
    outputs: {},
  },
  {
    operation: 'list-projects',
    inputs: {},
    outputs: { count: '1', projects: expect.stringContaining('"team":"red"') },
  },
  {
    operation: 'call-api',
    inputs: { 'operation-id': 'listGroups' },
    outputs: { count: '1', status: '200', response: expect.stringContaining('"name":"shop"') },
  },
  {
    operation: 'add-ip-access',
    inputs: { ...OFFICE, comment: 'office', 'expires-after': '2h' },
    writes: ['POST /groups/…/accessList'],
    change: 'created',
    outputs: { entry: '203.0.113.7', 'expires-at': expect.stringMatching(/Z$/) },
  },
  { operation: 'list-ip-access', inputs: SHOP, outputs: { count: '1' } },
  {
    operation: 'remove-ip-access',
    inputs: { ...OFFICE, 'if-comment-contains': 'office' },
    writes: ['DELETE /groups/…/accessList/203.0.113.7'],
    change: 'deleted',
    outputs: { entry: '203.0.113.7' },
  },
  {
    operation: 'create-cluster',
    inputs: { ...M10, 'cluster-name': 'main', backup: 'true' },
    writes: ['POST /groups/…/clusters'],
    change: 'created',
    outputs: {
      'cluster-state': 'IDLE',
      'connection-string': expect.stringMatching(/^mongodb\+srv:/),
    },
  },
  { operation: 'find-cluster', inputs: MAIN, outputs: { 'cluster-name': 'main', tier: 'M10' } },
  { operation: 'list-clusters', inputs: SHOP, outputs: { count: '1' } },
  {
    operation: 'connection-string',
    inputs: MAIN,
    outputs: { 'connection-string-standard': expect.stringMatching(/^mongodb:\/\/main-shard-00-00\./) },
  },
  {
    operation: 'create-database-role',
    inputs: { ...SHOP, 'role-name': 'order-reader', actions: 'FIND@app.orders', 'inherited-roles': 'read@app' },
    writes: ['POST /groups/…/customDBRoles/roles'],
    change: 'created',
    outputs: { 'role-name': 'order-reader' },
  },
  {
    operation: 'create-database-user',
    inputs: { ...SHOP, username: 'app', roles: 'readWrite@app, order-reader', 'cluster-name': 'main' },
    writes: ['POST /groups/…/databaseUsers'],
    change: 'created',
    outputs: {
      'auth-database': 'admin',
      password: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
      'connection-string-with-credentials': expect.stringMatching(/^mongodb\+srv:\/\/app:[A-Za-z0-9]{40}@main\./),
    },
  },
  {
    operation: 'list-database-users',
    inputs: SHOP,
    outputs: { count: '1', users: expect.stringContaining('"roles":["readWrite@app","order-reader"]') },
  },
  {
    operation: 'delete-database-user',
    inputs: { ...SHOP, username: 'app' },
    writes: ['DELETE /groups/…/databaseUsers/admin/app'],
    change: 'deleted',
    outputs: { username: 'app' },
  },
  {
    operation: 'delete-database-role',
    inputs: { ...SHOP, 'role-name': 'order-reader' },
    writes: ['DELETE /groups/…/customDBRoles/roles/order-reader'],
    change: 'deleted',
    outputs: { 'role-name': 'order-reader' },
  },
  {
    operation: 'load-sample-data',
    inputs: MAIN,
    writes: ['POST /groups/…/sampleDatasetLoad/main', 'PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { state: 'completed' },
  },
  {
    operation: 'take-snapshot',
    inputs: { ...MAIN, 'snapshot-name': 'release', 'retention-days': '3' },
    writes: ['POST /groups/…/clusters/main/backup/snapshots'],
    change: 'created',
    outputs: { state: 'completed', 'snapshot-id': expect.stringMatching(/^[0-9a-f]{24}$/) },
  },
  {
    operation: 'list-snapshots',
    inputs: MAIN,
    outputs: { count: '1', 'latest-snapshot-id': expect.stringMatching(/^[0-9a-f]{24}$/) },
  },
  {
    operation: 'create-cluster',
    inputs: { ...M10, 'cluster-name': 'copy' },
    writes: ['POST /groups/…/clusters'],
    change: 'created',
    outputs: { 'cluster-name': 'copy' },
  },
  {
    operation: 'restore-snapshot',
    inputs: { ...MAIN, 'target-cluster-name': 'copy' },
    writes: ['POST /groups/…/clusters/main/backup/restoreJobs'],
    change: 'updated',
    outputs: { 'target-cluster-name': 'copy', state: 'completed' },
  },
  {
    operation: 'update-cluster',
    inputs: { ...MAIN, tier: 'M30', 'termination-protection': 'true' },
    writes: ['PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { tier: 'M30' },
  },
  {
    operation: 'pause-cluster',
    inputs: MAIN,
    writes: ['PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { 'cluster-state': 'PAUSED' },
  },
  { operation: 'wait-for-cluster', inputs: { ...MAIN, until: 'paused' }, outputs: { 'cluster-state': 'PAUSED' } },
  {
    operation: 'resume-cluster',
    inputs: MAIN,
    writes: ['PATCH /groups/…/clusters/main'],
    change: 'updated',
    outputs: { 'cluster-state': 'IDLE' },
  },
  {
    operation: 'delete-cluster',
    inputs: MAIN,
    writes: ['PATCH /groups/…/clusters/main', 'DELETE /groups/…/clusters/main'],
    change: 'deleted',
    outputs: { 'cluster-name': 'main' },
  },
  {
    operation: 'delete-project',
    inputs: { ...SHOP, cascade: 'true' },
    writes: ['DELETE /groups/…/clusters/copy', 'DELETE /groups/…'],
    change: 'deleted',
    outputs: {},
  },
]
