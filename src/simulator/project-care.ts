/** What the databases of a project write down about those who use them. */
export interface Auditing {
  readonly enabled: boolean
  readonly auditAuthorizationSuccess: boolean
  readonly auditFilter?: string
  readonly configurationType: 'NONE' | 'FILTER_JSON'
}

/** When Atlas may restart the clusters of a project, in UTC; days count from Sunday as 1. */
export interface MaintenanceWindow {
  readonly dayOfWeek: number
  readonly hourOfDay: number
  readonly autoDeferOnceEnabled: boolean
  readonly protectedHours: { readonly startHourOfDay?: number; readonly endHourOfDay?: number } | undefined
}
