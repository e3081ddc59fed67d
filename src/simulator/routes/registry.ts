import type { Route } from '../route.ts'
import { accessList } from './access-list.ts'
import { backupSchedule } from './backup-schedule.ts'
import { backupSnapshots } from './backup-snapshots.ts'
import { clusters } from './clusters.ts'
import { customRoles } from './custom-roles.ts'
import { databaseUserCertificates } from './database-user-certificates.ts'
import { databaseUsers } from './database-users.ts'
import { flexBackups } from './flex-backups.ts'
import { flexClusters } from './flex-clusters.ts'
import { organizations } from './organizations.ts'
import { projects } from './projects.ts'
import { regions } from './regions.ts'
import { restoreJobs } from './restore-jobs.ts'
import { root } from './root.ts'
import { sampleData } from './sample-data.ts'

/** Every operation that the simulator serves. */
export const routes: readonly Route[] = [
  ...root,
  ...organizations,
  ...projects,
  ...accessList,
  ...clusters,
  ...flexClusters,
  ...backupSnapshots,
  ...restoreJobs,
  ...backupSchedule,
  ...flexBackups,
  ...regions,
  ...databaseUsers,
  ...databaseUserCertificates,
  ...customRoles,
  ...sampleData,
]
