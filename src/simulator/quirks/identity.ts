import * as z from 'zod/mini'

/** Behaviour around API keys, service accounts and logins that no source confirms. */
export interface IdentityQuirks {
  /** Status of a device-token answer that says "not yet": Atlas's own tool looks at the code alone. */
  readonly devicePendingStatus: 400 | 401 | 403
}

export const defaultIdentityQuirks: IdentityQuirks = {
  devicePendingStatus: 400,
}

export const identityQuirksSchema = {
  devicePendingStatus: z.exactOptional(z.literal([400, 401, 403])),
} satisfies Record<keyof IdentityQuirks, z.ZodMiniType>
