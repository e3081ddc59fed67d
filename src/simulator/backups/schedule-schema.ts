import * as z from 'zod/mini'

const FREQUENCIES = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'ON_DEMAND']
const provider = z.optional(z.enum(['AWS', 'AZURE', 'GCP']))
const boolean = z.optional(z.boolean())

/** Copies are told apart by the replication spec before 2024-08-05, and by the zone since. */
const schemaOf = (place: 'replicationSpecId' | 'zoneId') => {
  const where = { [place]: z.string(), cloudProvider: provider, regionName: z.optional(z.string()) }
  return z.strictObject({
    autoCopySettingsEnabled: boolean,
    autoExportEnabled: boolean,
    copyPolicyItemsEnabled: boolean,
    copySettings: z.optional(
      z.array(
        z.strictObject({
          ...where,
          copyPolicyItems: z.optional(z.array(z.looseObject({ frequencyType: z.string() })).check(z.maxLength(6))),
          frequencies: z.optional(z.array(z.enum(FREQUENCIES)).check(z.maxLength(6))),
          lastNumberOfSnapshots: z.optional(z.int().check(z.gte(1), z.lte(500))),
          shouldCopyOplogs: boolean,
        }),
      ),
    ),
    deleteCopiedBackups: z.optional(z.array(z.strictObject(where))),
    deleteCopySnapshots: boolean,
    deleteSnapshots: boolean,
    export: z.optional(
      z.strictObject({
        exportBucketId: z.optional(z.string()),
        frequencyType: z.optional(z.enum(['monthly', 'yearly'])),
      }),
    ),
    extraRetentionSettings: z.optional(
      z.array(z.strictObject({ frequencyType: z.optional(z.enum(FREQUENCIES)), retentionDays: z.optional(z.int()) })),
    ),
    policies: z.optional(
      z
        .array(
          z.strictObject({
            id: z.optional(z.string()),
            policyItems: z.array(
              z.strictObject({
                id: z.optional(z.string()),
                frequencyInterval: z.int().check(z.gte(1), z.lte(40)),
                frequencyType: z.enum(['daily', 'hourly', 'weekly', 'monthly', 'yearly', 'ondemand']),
                retentionUnit: z.enum(['days', 'weeks', 'months', 'years']),
                retentionValue: z.int().check(z.gte(1)),
              }),
            ),
          }),
        )
        .check(z.maxLength(1)),
    ),
    referenceHourOfDay: z.optional(z.int().check(z.gte(0), z.lte(23))),
    referenceMinuteOfHour: z.optional(z.int().check(z.gte(0), z.lte(59))),
    restoreWindowDays: z.optional(z.int().check(z.gte(1))),
    updateCopySnapshots: boolean,
    updateSnapshots: boolean,
    useOrgAndGroupNamesInExportPrefix: boolean,
  })
}
export const scheduleSchema = { old: schemaOf('replicationSpecId'), new: schemaOf('zoneId') }
/** Attributes that only answers have. */
export const SCHEDULE_READ_ONLY = ['clusterId', 'clusterName', 'links', 'nextSnapshot']
/** What only says what is to be done with the snapshots that are there. */
export const WRITE_ONLY = [
  'deleteCopiedBackups',
  'deleteCopySnapshots',
  'deleteSnapshots',
  'updateCopySnapshots',
  'updateSnapshots',
]
