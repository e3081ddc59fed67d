import type { Random } from '../random.ts'
import type { Alert } from './alert.ts'

/** What a project is told of. Times are milliseconds since 1970. */
export interface AlertConfig {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly enabled: boolean
  readonly eventTypeName: string
  readonly notifications: readonly Readonly<Record<string, unknown>>[]
  /** Matchers, thresholds and the like, shown as they were given. */
  readonly rest: Readonly<Record<string, unknown>>
}

export interface Alerting {
  configs: readonly AlertConfig[]
  /** None until somebody looks. */
  alerts?: readonly Alert[]
}

type Default = readonly [
  eventTypeName: string,
  delayMin: number,
  rest?: Readonly<Record<string, unknown>>,
  enabled?: false,
]

const metric = (metricName: string, threshold: number) => ({
  metricThreshold: { metricName, mode: 'AVERAGE', operator: 'GREATER_THAN', threshold, units: 'RAW' },
})

/** Recorded: what a project got with its creation. */
const DEFAULTS: readonly Default[] = [
  ['REPLICATION_OPLOG_WINDOW_RUNNING_OUT', 0, { threshold: { operator: 'LESS_THAN', threshold: 1, units: 'HOURS' } }],
  ['NO_PRIMARY', 15],
  ['CLUSTER_MONGOS_IS_MISSING', 15],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('CONNECTIONS_PERCENT', 80)],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('DISK_PARTITION_SPACE_USED_DATA', 90)],
  ['CREDIT_CARD_ABOUT_TO_EXPIRE', 0],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('NORMALIZED_SYSTEM_CPU_USER', 95)],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('NORMALIZED_SYSTEM_CPU_STEAL', 50), false],
  ['HOST_HAS_INDEX_SUGGESTIONS', 10],
  ['JOINED_GROUP', 0],
]

/** The configurations of a new project; none where its creation asked for none. */
export function createAlerting(
  random: Random,
  { createdAt, withDefaultAlertsSettings }: { createdAt: number; withDefaultAlertsSettings: boolean },
): Alerting {
  if (!withDefaultAlertsSettings) return { configs: [] }
  const configs = DEFAULTS.map(([eventTypeName, delayMin, rest = {}, enabled = true]) => {
    const intervalMin = eventTypeName === 'CREDIT_CARD_ABOUT_TO_EXPIRE' ? 1440 : 60
    const notification = {
      delayMin,
      emailEnabled: true,
      intervalMin,
      notifierId: random.objectId(),
      ...(eventTypeName === 'JOINED_GROUP' ? {} : { roles: ['GROUP_OWNER'] }),
      smsEnabled: false,
      typeName: 'GROUP',
    }
    const times = { createdAt, updatedAt: createdAt }
    return { id: random.objectId(), ...times, enabled, eventTypeName, notifications: [notification], rest }
  })
  return { configs }
}
