import type { Route } from '../route.ts'
import { accessList } from './access-list.ts'
import { accountSecrets } from './account-secrets.ts'
import { alertConfigs } from './alert-configs.ts'
import { alerts } from './alerts.ts'
import { auditLog } from './audit-log.ts'
import { backupSchedule } from './backup-schedule.ts'
import { backupSnapshots } from './backup-snapshots.ts'
import { clusters } from './clusters.ts'
import { credentialAccessLists } from './credential-access-lists.ts'
import { customRoles } from './custom-roles.ts'
import { databaseUserCertificates } from './database-user-certificates.ts'
import { databaseUsers } from './database-users.ts'
import { events } from './events.ts'
import { flexBackups } from './flex-backups.ts'
import { flexClusters } from './flex-clusters.ts'
import { ipAddresses } from './ip-addresses.ts'
import { limits } from './limits.ts'
import { maintenanceWindow } from './maintenance-window.ts'
import { organizationApiKeys } from './organization-api-keys.ts'
import { organizations } from './organizations.ts'
import { privateRoutes } from './private.ts'
import { privateEndpointServices } from './private-endpoint-services.ts'
import { privateEndpoints } from './private-endpoints.ts'
import { projectApiKeys } from './project-api-keys.ts'
import { projects } from './projects.ts'
import { rateLimits } from './rate-limits.ts'
import { regions } from './regions.ts'
import { restoreJobs } from './restore-jobs.ts'
import { root } from './root.ts'
import { sampleData } from './sample-data.ts'
import { serviceAccounts } from './service-accounts.ts'
import { settings } from './settings.ts'
import { upgrade } from './upgrade.ts'
import { users } from './users.ts'

const resources: readonly Route[] = [
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
  ...organizationApiKeys,
  ...projectApiKeys,
  ...serviceAccounts,
  ...accountSecrets,
  ...credentialAccessLists,
  ...settings,
  ...limits,
  ...users,
  ...ipAddresses,
  ...events,
  ...privateEndpointServices,
  ...privateEndpoints,
  ...privateRoutes,
  ...upgrade,
  ...maintenanceWindow,
  ...auditLog,
  ...alerts,
  ...alertConfigs,
]

/** Every operation that the simulator serves. */
export const routes: readonly Route[] = [...resources, ...rateLimits(resources)]
