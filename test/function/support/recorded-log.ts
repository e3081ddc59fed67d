import type { Count, Log, LogFields, MetricName } from '../../../src/function/log.ts'

export interface LogLine {
  readonly level: string
  readonly event: string
  readonly fields: LogFields
}

/** A log and counts that are kept, for a test to read. */
export function recordedLog(): {
  readonly log: Log
  readonly count: Count
  readonly lines: LogLine[]
  readonly counts: MetricName[]
} {
  const lines: LogLine[] = []
  const counts: MetricName[] = []
  return {
    lines,
    counts,
    log: (level, event, fields = {}) => void lines.push({ level, event, fields }),
    count: (name) => void counts.push(name),
  }
}
