/** Ids by which the lines of one matter are found again. Never a secret, never a text of somebody else. */
export interface LogFields {
  readonly requestId?: string | undefined
  readonly deliveryId?: string | undefined
  readonly run?: string | undefined
  readonly repository?: string | undefined
  readonly pullRequest?: number | undefined
  readonly [name: string]: string | number | boolean | undefined
}

/** One line of JSON. `event` is a stable word by which lines are searched, such as `webhook accepted`; texts are made safe. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void

/** Counts of the embedded metric format, by which alarms are raised. */
export type Count = (name: MetricName, value?: number) => void

export type MetricName =
  | 'RunsStarted'
  | 'RunsSucceeded'
  | 'RunsFailed'
  | 'JobsFailed'
  | 'RunsSuperseded'
  | 'Waits'
  | 'WaitedMs'
  | 'SweptEnvironments'
  | 'WebhooksAccepted'
  | 'WebhooksRefused'
  | 'BrokerDenied'
