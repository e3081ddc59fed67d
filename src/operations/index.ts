// Made from the files of this folder by `npm test -- -u`; not edited by hand.
import { addIpAccess } from './add-ip-access.ts'
import { callApi } from './call-api.ts'
import { checkAccess } from './check-access.ts'
import { connectionString } from './connection-string.ts'
import { createCluster } from './create-cluster.ts'
import { createDatabaseRole } from './create-database-role.ts'
import { createDatabaseUser } from './create-database-user.ts'
import { createProject } from './create-project.ts'
import { deleteCluster } from './delete-cluster.ts'
import { deleteDatabaseRole } from './delete-database-role.ts'
import { deleteDatabaseUser } from './delete-database-user.ts'
import { deleteProject } from './delete-project.ts'
import { findCluster } from './find-cluster.ts'
import { findProject } from './find-project.ts'
import { listClusters } from './list-clusters.ts'
import { listDatabaseUsers } from './list-database-users.ts'
import { listIpAccess } from './list-ip-access.ts'
import { listOrganizations } from './list-organizations.ts'
import { listProjects } from './list-projects.ts'
import { listSnapshots } from './list-snapshots.ts'
import { loadSampleData } from './load-sample-data.ts'
import type { Operation } from './operation.ts'
import { pauseCluster } from './pause-cluster.ts'
import { removeIpAccess } from './remove-ip-access.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { resumeCluster } from './resume-cluster.ts'
import { takeSnapshot } from './take-snapshot.ts'
import { updateCluster } from './update-cluster.ts'
import { updateProject } from './update-project.ts'
import { waitForCluster } from './wait-for-cluster.ts'

/** Every operation by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  [
    addIpAccess,
    callApi,
    checkAccess,
    connectionString,
    createCluster,
    createDatabaseRole,
    createDatabaseUser,
    createProject,
    deleteCluster,
    deleteDatabaseRole,
    deleteDatabaseUser,
    deleteProject,
    findCluster,
    findProject,
    listClusters,
    listDatabaseUsers,
    listIpAccess,
    listOrganizations,
    listProjects,
    listSnapshots,
    loadSampleData,
    pauseCluster,
    removeIpAccess,
    restoreSnapshot,
    resumeCluster,
    takeSnapshot,
    updateCluster,
    updateProject,
    waitForCluster,
  ].map((operation) => [operation.name, operation]),
)
