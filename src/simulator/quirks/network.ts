import * as z from 'zod/mini'

const SECOND = 1000

/** How long private endpoints take, in ms of simulated time. */
export interface NetworkQuirks {
  /** A new endpoint service is INITIATING for so many ms. Recorded: 145, 60 and 260 seconds. */
  readonly privateEndpointServiceMs: { readonly AWS: number; readonly AZURE: number; readonly GCP: number }
  /** A new endpoint is not AVAILABLE for so many ms; not known. 60,000. */
  readonly privateEndpointMs: number
  /** What is deleted of both is DELETING for so many ms; not known. 60,000. */
  readonly privateEndpointDeleteMs: number
}

export const defaultNetworkQuirks: NetworkQuirks = {
  privateEndpointServiceMs: { AWS: 145 * SECOND, AZURE: 60 * SECOND, GCP: 260 * SECOND },
  privateEndpointMs: 60 * SECOND,
  privateEndpointDeleteMs: 60 * SECOND,
}

const ms = z.number().check(z.gte(0))
export const networkQuirksSchema = {
  privateEndpointServiceMs: z.exactOptional(z.strictObject({ AWS: ms, AZURE: ms, GCP: ms })),
  privateEndpointMs: z.exactOptional(ms),
  privateEndpointDeleteMs: z.exactOptional(ms),
} satisfies Record<keyof NetworkQuirks, z.ZodMiniType>
