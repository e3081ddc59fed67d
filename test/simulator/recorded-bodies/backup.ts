import type { BodyBuilder } from '../recorded-request.ts'

const only = (body: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)))

/** Request bodies that fit the recorded answers: by method and the end of the path. */
export const backupBodies: readonly BodyBuilder[] = [
  {
    method: 'POST',
    path: /\/clusters\/[^/]+\/backup\/snapshots$/,
    // The recorded expiry is a day away.
    build: (answer) => ({ ...only(answer, ['description']), retentionInDays: 1 }),
  },
  {
    method: 'POST',
    path: /\/flexClusters\/[^/]+\/backup\/restoreJobs$/,
    build: (answer) => only(answer, ['snapshotId', 'targetDeploymentItemName', 'targetProjectId']),
  },
  {
    method: 'PATCH',
    path: /\/backup\/schedule$/,
    build: (answer) => only(answer, ['useOrgAndGroupNamesInExportPrefix']),
  },
]
