import * as z from 'zod/mini'

/** An alert that every project has; nothing happens in the simulator that would raise one. */
interface SeededAlert {
  readonly eventTypeName: string
  readonly status: 'OPEN' | 'TRACKING' | 'CLOSED' | 'CANCELLED'
  /** Attributes that only alerts of its kind have, as `clusterName` or `metricName`. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Behaviour of what belongs to a project as a whole that no source confirms, and what a test wants to be there. */
export interface ProjectQuirks {
  /** None. */
  readonly alerts: readonly SeededAlert[]
  /** A GET of a maintenance window that nobody set: 400 ATLAS_MAINTENANCE_WINDOW_NOT_DEFINED, or one without a day. */
  readonly unsetMaintenanceWindow: 'refuse' | 'empty'
}

export const defaultProjectQuirks: ProjectQuirks = {
  alerts: [],
  unsetMaintenanceWindow: 'refuse',
}

export const projectQuirksSchema = {
  alerts: z.exactOptional(
    z.array(
      z.strictObject({
        eventTypeName: z.string(),
        status: z.enum(['OPEN', 'TRACKING', 'CLOSED', 'CANCELLED']),
        details: z.exactOptional(z.record(z.string(), z.unknown())),
      }),
    ),
  ),
  unsetMaintenanceWindow: z.exactOptional(z.enum(['refuse', 'empty'])),
} satisfies Record<keyof ProjectQuirks, z.ZodMiniType>
