import type { Count, MetricName } from './log.ts'

/** Under which the metrics are found in CloudWatch, and by which the alarms of the template look. */
export const NAMESPACE = 'MongoDBAtlasAction'
/** The one dimension. A repository or a run would make each of them a metric that is paid by the month. */
export const DIMENSION = 'Function'

const LONGEST_NAME = 250

const UNITS: Readonly<Record<MetricName, 'Count' | 'Milliseconds'>> = {
  RunsStarted: 'Count',
  RunsSucceeded: 'Count',
  RunsFailed: 'Count',
  JobsFailed: 'Count',
  RunsSuperseded: 'Count',
  Waits: 'Count',
  WaitedMs: 'Milliseconds',
  SweptEnvironments: 'Count',
  WebhooksAccepted: 'Count',
  WebhooksRefused: 'Count',
  BrokerDenied: 'Count',
}

/**
 * Counts as lines of CloudWatch's embedded metric format, of which CloudWatch Logs makes metrics without a request:
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * `name` tells one deployment from another. `write` gets the line without a line feed, and nothing may be put before it.
 * What is no number is left out: CloudWatch would refuse the line.
 */
export function createCount(
  write: (line: string) => void,
  { name, now = () => new Date() }: { name: string; now?: () => Date },
): Count {
  // CloudWatch takes printable ASCII for a dimension, and never nothing.
  const dimension =
    name
      .replace(/[^ -~]+/g, ' ')
      .trim()
      .slice(0, LONGEST_NAME) || 'mongodb-atlas-action'
  return (metric, value = 1) => {
    if (!Number.isFinite(value)) return
    const Metrics = [{ Name: metric, Unit: UNITS[metric] }]
    const CloudWatchMetrics = [{ Namespace: NAMESPACE, Dimensions: [[DIMENSION]], Metrics }]
    write(
      JSON.stringify({
        _aws: { Timestamp: now().getTime(), CloudWatchMetrics },
        [DIMENSION]: dimension,
        [metric]: value,
      }),
    )
  }
}
