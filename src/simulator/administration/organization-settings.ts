/** Settings of an organization, as the API names them. */
export interface OrganizationSettings {
  readonly apiAccessListRequired: boolean
  readonly genAIFeaturesEnabled: boolean
  /** 8 to 8760. */
  readonly maxServiceAccountSecretValidityInHours: number
  readonly multiFactorAuthRequired: boolean
  readonly operationsContact?: string
  readonly restrictEmployeeAccess: boolean
  readonly securityContact?: string
  readonly streamsCrossGroupEnabled: boolean
  readonly customSessionTimeouts?: {
    readonly absoluteSessionTimeoutInSeconds?: number
    readonly idleSessionTimeoutInSeconds?: number
  }
}

/** Of these only the one about AI is documented. New organizations of Atlas want an access list; here the options decide. */
export const defaultOrganizationSettings: OrganizationSettings = {
  apiAccessListRequired: false,
  genAIFeaturesEnabled: true,
  maxServiceAccountSecretValidityInHours: 8760,
  multiFactorAuthRequired: false,
  restrictEmployeeAccess: false,
  streamsCrossGroupEnabled: false,
}
