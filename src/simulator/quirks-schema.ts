import * as z from 'zod/mini'
import { ENDPOINT_SETS, type EndpointSet } from './limits.ts'
import { backupQuirksSchema } from './quirks/backup.ts'
import { databaseQuirksSchema } from './quirks/database.ts'
import { identityQuirksSchema } from './quirks/identity.ts'
import { networkQuirksSchema } from './quirks/network.ts'
import { projectQuirksSchema } from './quirks/project.ts'
import type { Quirks } from './quirks.ts'

const ms = z.number().check(z.gte(0))
const count = z.int().check(z.gte(0))
const refuseOrAccept = z.enum(['refuse', 'accept'])
const refuseOrIgnore = z.enum(['refuse', 'ignore'])
const limit = z.strictObject({ capacity: count, refill: count })
const some = <Schema extends z.ZodMiniType>(schema: Schema) => z.exactOptional(schema)

const timingsSchema = z.strictObject({
  createDedicated: some(z.record(z.string(), ms)),
  createSharded: some(ms),
  createFree: some(ms),
  createFlex: some(ms),
  update: some(ms),
  scale: some(ms),
  pause: some(ms),
  resume: some(ms),
  upgrade: some(ms),
  resumeWhilePausing: some(ms),
  deleteDedicated: some(ms),
  deleteFree: some(ms),
  deleteFlex: some(ms),
})

/** Every quirk by its name, none required. A quirk that is missing here does not compile. */
const quirks = {
  ...backupQuirksSchema,
  ...databaseQuirksSchema,
  ...identityQuirksSchema,
  ...networkQuirksSchema,
  ...projectQuirksSchema,
  digestAlgorithm: some(z.enum(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'])),
  digestQop: some(z.enum(['auth', 'absent'])),
  nonceTtlMs: some(ms),
  nonceUses: some(z.enum(['many', 'in-order', 'once'])),
  nextNonce: some(z.boolean()),
  bearerChallenge: some(z.enum(['digest', 'bearer', 'absent'])),
  unknownVersionDate: some(refuseOrAccept),
  tooOldVersion: some(z.literal([406, 404])),
  goneVersions: some(z.array(z.string())),
  otherContentType: some(refuseOrIgnore),
  unknownQueryParameter: some(refuseOrIgnore),
  unknownAttributeCode: some(z.string()),
  readOnlyAttribute: some(refuseOrIgnore),
  retryAfter: some(z.enum(['exact', 'zero', 'absent'])),
  limits: some(z.partialRecord(z.enum(Object.keys(ENDPOINT_SETS) as EndpointSet[]), limit)),
  tokensPerMinute: some(count),
  liveTokens: some(count),
  accessListWriteMs: some(ms),
  accessListReadLagMs: some(ms),
  accessListActiveMs: some(ms),
  accessListUpsert: some(z.enum(['replace', 'keep'])),
  ipv6Form: some(z.enum(['full', 'padded', 'compressed'])),
  accessListFails: some(count),
  vpcPeering: some(z.boolean()),
  newProjectUnauthorizedMs: some(ms),
  newProjectReadLagMs: some(ms),
  clustersCountedAfterDeletionMs: some(ms),
  projectDeleteLagMs: some(ms),
  spaceInProjectName: some(refuseOrAccept),
  projectsPerOrganization: some(count),
  clustersPerProject: some(count),
  accessListEntries: some(count),
  newClusterReadLagMs: some(ms),
  repairMs: some(ms),
  freePausesAfterMs: some(ms),
  patchLagMs: some(ms),
  resumeRunning: some(refuseOrAccept),
  deleteWhileCreating: some(z.enum(['accept', 'refuse', 'later'])),
  deleteWhilePaused: some(refuseOrAccept),
  updateWhileBusy: some(refuseOrAccept),
  emptyUpdate: some(refuseOrAccept),
  timings: some(timingsSchema),
} satisfies Record<keyof Quirks, z.ZodMiniType>

export const quirksSchema = z.strictObject(quirks)
