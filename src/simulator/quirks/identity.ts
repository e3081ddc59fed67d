import * as z from 'zod/mini'

/** Behaviour around API keys, service accounts and logins that no source confirms. */
export interface IdentityQuirks {
  /** What the user who is asked for a login on a device does, and how many ms of simulated time later. Approves, 15,000. */
  readonly deviceUser: 'approves' | 'denies' | 'ignores'
  readonly deviceApprovalMs: number
  /** Status of a device-token answer that says "not yet": Atlas's own tool looks at the code alone. */
  readonly devicePendingStatus: 400 | 401 | 403
  readonly deviceExpiredStatus: 400 | 401 | 403
  /** Of UNAUTHORIZED: a client, a device code or a denial. */
  readonly deviceUnauthorizedStatus: 401 | 400 | 403
  readonly refreshRefusedStatus: 401 | 400 | 403
  /** What says that the user said no: the code that is known, or RFC 8628's, in the shape of OAuth. */
  readonly deviceDenial: 'UNAUTHORIZED' | 'access_denied'
  /**
   * A poll that comes sooner than the interval: Atlas's code for a limit, RFC 8628's `slow_down` in the shape of OAuth, which adds
   * five seconds to the interval, or no more than "not yet".
   */
  readonly devicePollTooSoon: 'RATE_LIMITED' | 'slow_down' | 'pending'
  /** How long a login can be refreshed. 12 hours. */
  readonly loginMs: number
  /** The published list of codes says 400 for a key that does not exist; it is wrong about other codes. */
  readonly apiKeyNotFoundStatus: 404 | 400
  /** An entry that is on the API access list of a credential already: 409, or nothing happens. */
  readonly apiAccessEntryTwice: 'refuse' | 'ignore'
}

export const defaultIdentityQuirks: IdentityQuirks = {
  deviceUser: 'approves',
  deviceApprovalMs: 15_000,
  devicePendingStatus: 400,
  deviceExpiredStatus: 400,
  deviceUnauthorizedStatus: 401,
  refreshRefusedStatus: 401,
  deviceDenial: 'UNAUTHORIZED',
  devicePollTooSoon: 'RATE_LIMITED',
  loginMs: 12 * 3600 * 1000,
  apiKeyNotFoundStatus: 404,
  apiAccessEntryTwice: 'refuse',
}

const ms = z.exactOptional(z.number().check(z.gte(0)))
const status = z.exactOptional(z.literal([400, 401, 403]))
export const identityQuirksSchema = {
  deviceUser: z.exactOptional(z.enum(['approves', 'denies', 'ignores'])),
  deviceApprovalMs: ms,
  devicePendingStatus: status,
  deviceExpiredStatus: status,
  deviceUnauthorizedStatus: status,
  refreshRefusedStatus: status,
  deviceDenial: z.exactOptional(z.enum(['UNAUTHORIZED', 'access_denied'])),
  devicePollTooSoon: z.exactOptional(z.enum(['RATE_LIMITED', 'slow_down', 'pending'])),
  loginMs: ms,
  apiKeyNotFoundStatus: z.exactOptional(z.literal([404, 400])),
  apiAccessEntryTwice: z.exactOptional(z.enum(['refuse', 'ignore'])),
} satisfies Record<keyof IdentityQuirks, z.ZodMiniType>
