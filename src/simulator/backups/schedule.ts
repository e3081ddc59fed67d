import type { Cluster } from '../clusters/cluster.ts'
import type { Random } from '../random.ts'

type Frequency = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'ondemand'

interface PolicyItem {
  readonly id: string
  readonly frequencyType: Frequency
  readonly frequencyInterval: number
  readonly retentionUnit: string
  readonly retentionValue: number
}

/** When Atlas takes snapshots of a cluster by itself. The rest is kept and shown as it was given. */
export interface Schedule {
  readonly clusterId: string
  readonly policyId: string
  readonly items: readonly PolicyItem[]
  readonly referenceHourOfDay: number
  readonly referenceMinuteOfHour: number
  readonly restoreWindowDays: number
  readonly settings: Readonly<Record<string, unknown>>
}

/** Recorded: the policy of a new cluster. */
const DEFAULT_ITEMS: readonly Omit<PolicyItem, 'id'>[] = [
  { frequencyType: 'hourly', frequencyInterval: 6, retentionUnit: 'days', retentionValue: 7 },
  { frequencyType: 'daily', frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 },
  { frequencyType: 'weekly', frequencyInterval: 6, retentionUnit: 'weeks', retentionValue: 4 },
  { frequencyType: 'monthly', frequencyInterval: 40, retentionUnit: 'months', retentionValue: 12 },
  { frequencyType: 'yearly', frequencyInterval: 12, retentionUnit: 'years', retentionValue: 1 },
]

/** Recorded: the time of day is that at which backups began. */
export function defaultSchedule(cluster: Cluster, random: Random): Schedule {
  const since = new Date(cluster.createdAt)
  return {
    clusterId: cluster.id,
    policyId: random.objectId(),
    items: DEFAULT_ITEMS.map((item) => ({ id: random.objectId(), ...item })),
    referenceHourOfDay: since.getUTCHours(),
    referenceMinuteOfHour: since.getUTCMinutes(),
    restoreWindowDays: 7,
    settings: {
      autoExportEnabled: false,
      copyPolicyItemsEnabled: false,
      copySettings: [],
      useOrgAndGroupNamesInExportPrefix: false,
    },
  }
}

const HOUR = 3600 * 1000
/** No rule rests for longer than a year. */
const FARTHEST_DAYS = 366

/** When the next snapshot is due, in milliseconds since 1970; `undefined` where no rule is left. */
export function nextSnapshot(schedule: Schedule, now: number): number | undefined {
  const today = new Date(now).setUTCHours(schedule.referenceHourOfDay, schedule.referenceMinuteOfHour, 0, 0)
  const due = schedule.items.flatMap((item) => {
    const found = nextOf(item, { today, now })
    return found === undefined ? [] : [found]
  })
  return due.length === 0 ? undefined : Math.min(...due)
}

function nextOf(
  { frequencyType, frequencyInterval }: PolicyItem,
  { today, now }: { today: number; now: number },
): number | undefined {
  if (frequencyType === 'ondemand') return undefined
  if (frequencyType === 'hourly') {
    const step = frequencyInterval * HOUR
    return today + (Math.floor((now - today) / step) + 1) * step
  }
  for (let day = 0; day <= FARTHEST_DAYS; day += 1) {
    const moment = today + day * 24 * HOUR
    if (moment > now && falls(new Date(moment), { frequencyType, frequencyInterval })) return moment
  }
  return undefined
}

/** Documented: weeks begin with Monday as 1, 40 is the last day of a month, and years count by their first of a month. */
function falls(
  date: Date,
  { frequencyType, frequencyInterval }: Pick<PolicyItem, 'frequencyType' | 'frequencyInterval'>,
): boolean {
  if (frequencyType === 'weekly') return (date.getUTCDay() || 7) === frequencyInterval
  if (frequencyType === 'yearly') return date.getUTCDate() === 1 && date.getUTCMonth() + 1 === frequencyInterval
  if (frequencyType !== 'monthly') return true
  const isLast = new Date(date.getTime() + 24 * HOUR).getUTCDate() === 1
  return frequencyInterval === 40 ? isLast : date.getUTCDate() === frequencyInterval
}
