/**
 * Where the service's recorded answers and its own document disagree, the recordings are right. Each row was seen on the wire
 * (recordings of August 2026); rows go when the document catches up.
 */
export const recordedStatuses: ReadonlyMap<string, readonly number[]> = new Map([
  ['POST /api/atlas/v2/groups', [201]],
  ['DELETE /api/atlas/v2/groups/{groupId}', [202]],
  ['POST /api/atlas/v2/groups/{groupId}/accessList', [201]],
  ['POST /api/atlas/v2/groups/{groupId}/alertConfigs', [201]],
  ['POST /api/atlas/v2/groups/{groupId}/privateEndpoint/endpointService', [201]],
  ['DELETE /api/atlas/v2/groups/{groupId}/privateEndpoint/{cloudProvider}/endpointService/{endpointServiceId}', [202]],
  ['PATCH /api/atlas/v2/groups/{groupId}/privateEndpoint/regionalMode', [202]],
  ['PATCH /api/atlas/v2/groups/{groupId}/auditLog', [202]],
])

/**
 * Complaints about answers that the service itself would earn, by route and place. Where a list of allowed values was only found
 * too short for one attribute, only that attribute is let off.
 */
const oddities: readonly { readonly route: RegExp; readonly complaint: RegExp }[] = [
  // Names of events and units of metrics are more than the document lists, and each alert is tried against some thirty kinds.
  { route: /\/alerts|\/alertConfigs/, complaint: /./ },
  // Documented in capitals, sent as `secondary`.
  { route: /\/clusters/, complaint: /\.biConnector\.readPreference must be equal/ },
  // On-demand snapshots say `ondemand`, which no list has.
  { route: /\/backup\/snapshots/, complaint: /\.frequencyType must be equal/ },
  // A restore that is not one of a moment has three times null there.
  {
    route: /\/clusters\/\{clusterName\}\/backup\/restoreJobs/,
    complaint: /\.desiredTimestamp\.(date|increment) must be/,
  },
  // Null as long as the load is not over, and where there was no error.
  { route: /\/sampleDatasetLoad/, complaint: /\.(completeDate|errorMessage) must be string/ },
  // A resource is either the cluster or a collection, though all three names are called required.
  { route: /\/customDBRoles/, complaint: /\.resources\.\d+ must have required property/ },
  { route: /\/endpointService/, complaint: /\.\w*(errorMessage|Name|ResourceId) must be string/ },
  { route: /\/endpointService/, complaint: /\.serviceAttachmentNames\.\d+ must match/ },
  { route: /\/users$/, complaint: /\.mobileNumber must be string|\.inviterUsername must match/ },
  { route: /\/certs$/, complaint: /\.subject must match pattern/ },
  // Never used is 0, documented as at least 1.
  { route: /\/apiKeys\/\{apiUserId\}\/accessList/, complaint: /\.count must be >= 1/ },
  { route: /\/flexClusters/, complaint: /\.versionReleaseSystem must be equal/ },
  // Organizations and projects made in the console carry spaces, which the pattern for new ones leaves out.
  { route: /\/(orgs|groups)(\/\{\w+\})?$/, complaint: /\.name must match pattern/ },
]

/** These succeed without JSON: nothing at all, or a certificate under a JSON media type. */
export const routesWithoutJson: ReadonlySet<string> = new Set([
  'PATCH /api/atlas/v2/groups/{groupId}/maintenanceWindow',
  'POST /api/atlas/v2/groups/{groupId}/databaseUsers/{username}/certs',
])

export function isRecordedOddity({ template, complaint }: { template: string; complaint: string }): boolean {
  return oddities.some((oddity) => oddity.route.test(template) && oddity.complaint.test(complaint))
}
