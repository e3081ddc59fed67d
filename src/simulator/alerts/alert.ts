import type { Project } from '../state.ts'
import type { World } from '../world.ts'

/** Times are milliseconds since 1970 on the simulated clock. */
export interface Alert {
  readonly id: string
  readonly alertConfigId: string
  readonly eventTypeName: string
  readonly status: string
  readonly details: Readonly<Record<string, unknown>>
  readonly createdAt: number
  readonly resolvedAt: number | undefined
  readonly updatedAt: number
  readonly notifiedAt: number
  readonly acknowledged:
    | { readonly until: string; readonly by: string; readonly comment: string | undefined }
    | undefined
}

const MINUTE = 60_000

/** The alerts of a project. Those that the quirk wants are raised with the first look at them, at the project's creation. */
export function alertsOf(project: Project, { quirks, random }: World): readonly Alert[] {
  const { alerting } = project
  alerting.alerts ??= quirks.alerts.map(({ eventTypeName, status, details = {} }): Alert => {
    const config = alerting.configs.find((one) => one.eventTypeName === eventTypeName)
    const over = status === 'CLOSED' || status === 'CANCELLED' ? project.createdAt + MINUTE : undefined
    return {
      id: random.objectId(),
      alertConfigId: config?.id ?? random.objectId(),
      eventTypeName,
      status,
      details,
      createdAt: project.createdAt,
      resolvedAt: over,
      updatedAt: over ?? project.createdAt,
      notifiedAt: over ?? project.createdAt,
      acknowledged: undefined,
    }
  })
  return alerting.alerts
}
