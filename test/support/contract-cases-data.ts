import { error, PROJECT, type Told } from './contract-cases.ts'

const OTHER = '6a7944f22c88faeba59d3572'
const CLUSTER = `/groups/${PROJECT}/clusters/pr-42`

const app = {
  groupId: PROJECT,
  databaseName: 'admin',
  username: 'app',
  roles: [{ databaseName: 'app', roleName: 'readWrite' }],
  scopes: [{ name: 'pr-42', type: 'CLUSTER' }],
}
const shownUser = {
  ...app,
  awsIAMType: 'NONE',
  labels: [],
  ldapAuthType: 'NONE',
  links: [],
  oidcAuthType: 'NONE',
  x509Type: 'NONE',
}
const user = (over: object, answer: object = shownUser): Told => ({
  call: `POST /groups/${PROJECT}/databaseUsers`,
  body: { ...app, password: 'f3a1c9d24b7e', deleteAfterDate: '2026-08-10T12:00:00Z', ...over },
  status: 201,
  answer,
})
const reader = {
  roleName: 'order-reader',
  actions: [{ action: 'FIND', resources: [{ cluster: false, db: 'app', collection: 'orders' }] }],
  inheritedRoles: [{ db: 'app', role: 'read' }],
}
const role = (over: object): Told => ({
  call: `POST /groups/${PROJECT}/customDBRoles/roles`,
  body: { ...reader, ...over },
  status: 202,
  answer: reader,
})
const snapshot = {
  id: OTHER,
  description: 'before the release',
  expiresAt: '2026-08-11T03:26:42Z',
  frequencyType: 'ondemand',
  snapshotType: 'onDemand',
  status: 'queued',
  storageSizeBytes: 0,
  type: 'replicaSet',
  replicaSetName: 'pr-42',
  copyRegions: [],
  policyItems: [],
  links: [],
}
const snapshotOf = (body: object): Told => ({
  call: `POST ${CLUSTER}/backup/snapshots`,
  body,
  status: 200,
  answer: snapshot,
})
const job = { deliveryType: 'automated', snapshotId: OTHER, targetGroupId: PROJECT, targetClusterName: 'copy' }
const restore = (over: object): Told => ({
  call: `POST ${CLUSTER}/backup/restoreJobs`,
  body: { ...job, ...over },
  status: 200,
  answer: { ...job, id: OTHER, cancelled: false, expired: false, failed: false, deliveryUrl: [], links: [] },
})
const flexRestore = (body: object): Told => ({
  call: `POST /groups/${PROJECT}/flexClusters/pr-42/backup/restoreJobs`,
  date: '2024-11-13',
  body,
  status: 200,
  answer: { id: OTHER, deliveryType: 'RESTORE', projectId: PROJECT, status: 'PENDING', instanceName: 'pr-42' },
})
const flexTarget = { snapshotId: OTHER, targetProjectId: PROJECT, targetDeploymentItemName: 'copy' }
const load = (over: object): Told => ({
  call: `POST /groups/${PROJECT}/sampleDatasetLoad/pr-42`,
  status: 201,
  answer: { _id: OTHER, clusterName: 'pr-42', createDate: '2026-08-10T03:05:16Z', state: 'WORKING' },
  ...over,
})

/** Users, roles, sample data and backups, by the attributes of the description and the recorded status codes. */
export const rightDataExchanges: [string, Told][] = [
  ['a database user with a password, an end and a scope', user({})],
  ['a user with a certificate', user({ databaseName: '$external', password: undefined, x509Type: 'MANAGED' })],
  [
    'a user whose name is a subject',
    { call: `GET /groups/${PROJECT}/databaseUsers/%24external/CN%3Dapp%2COU%3Dshop`, answer: shownUser },
  ],
  ['the end of a user', { call: `DELETE /groups/${PROJECT}/databaseUsers/admin/app`, status: 204 }],
  [
    'the state of changes of a cluster',
    { call: `GET ${CLUSTER}/status`, answer: { changeStatus: 'PENDING', links: [] } },
  ],
  ['a role, 202 as recorded', role({})],
  [
    'a role for the cluster',
    role({ actions: [{ action: 'LIST_SESSIONS', resources: [{ cluster: true, db: '', collection: '' }] }] }),
  ],
  ['a load of sample data', load({})],
  ['a snapshot', snapshotOf({ description: 'before the release', retentionInDays: 3 })],
  ['a restore', restore({})],
  ['a restore of a flex cluster', flexRestore(flexTarget)],
]

export const wrongDataExchanges: [string, Told, RegExp][] = [
  ['a user without its database', user({ databaseName: undefined }), /required property 'databaseName'/],
  ['a user of another database', user({ databaseName: 'app' }), /databaseName must be equal to one of the allowed/],
  ['a role without its name', user({ roles: [{ databaseName: 'app' }] }), /required property 'roleName'/],
  ['a scope of an unknown type', user({ scopes: [{ name: 'pr-42', type: 'CLUSTERS' }] }), /type must be equal/],
  ['a user with a misspelt end', user({ deleteAfter: '2026-08-10T12:00:00Z' }), /\$\.deleteAfter is not an attribute/],
  ['a user whose end is no time', user({ deleteAfterDate: 'tomorrow' }), /deleteAfterDate must match format/],
  ['an answer whose roles are texts', user({}, { ...shownUser, roles: ['readWrite@app'] }), /roles\.0 must be object/],
  [
    'a resource without its database',
    role({ actions: [{ action: 'FIND', resources: [{ cluster: false, collection: '' }] }] }),
    /'db'/,
  ],
  [
    'an unknown action',
    role({ actions: [{ action: 'READ', resources: [{ cluster: false, db: 'app', collection: '' }] }] }),
    /action must be equal/,
  ],
  ['an inherited role of the user kind', role({ inheritedRoles: [{ databaseName: 'app' }] }), /databaseName is not an/],
  [
    'another state of changes',
    { call: `GET ${CLUSTER}/status`, answer: { changeStatus: 'DONE' } },
    /changeStatus must be/,
  ],
  ['a load with a body', load({ body: {} }), /takes no body/],
  ['a load that is answered 200', load({ status: 200 }), /status 200, expected 201/],
  ['a snapshot that is kept for a text', snapshotOf({ retentionInDays: '3' }), /retentionInDays must be integer/],
  ['a snapshot that is kept for no day', snapshotOf({ retentionInDays: 0 }), /retentionInDays must be >= 1/],
  ['a snapshot with an attribute of its answer', snapshotOf({ snapshotType: 'onDemand' }), /snapshotType is not an/],
  ['a restore without its kind', restore({ deliveryType: undefined }), /required property 'deliveryType'/],
  ['a restore of an unknown kind', restore({ deliveryType: 'copy' }), /deliveryType must be equal/],
  ['a restore into a name of flex clusters', restore({ targetDeploymentItemName: 'copy' }), /ItemName is not an/],
  ['a restore of a flex cluster by its kind', flexRestore({ ...flexTarget, deliveryType: 'RESTORE' }), /read-only/],
  [
    'a restore of a flex cluster into nothing',
    flexRestore({ snapshotId: OTHER }),
    /required property 'targetDeploymentItemName'/,
  ],
  ['a path in the singular', { call: `GET /groups/${PROJECT}/databaseUser`, ...error(404, 'X') }, /no operation/],
]
