import type { Ipv6Form } from './ip-range.ts'
import type { EndpointSet } from './limits.ts'
import { type BackupQuirks, defaultBackupQuirks } from './quirks/backup.ts'
import { type DatabaseQuirks, defaultDatabaseQuirks } from './quirks/database.ts'
import { defaultIdentityQuirks, type IdentityQuirks } from './quirks/identity.ts'
import { defaultNetworkQuirks, type NetworkQuirks } from './quirks/network.ts'
import { defaultProjectQuirks, type ProjectQuirks } from './quirks/project.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How long things take, in milliseconds of simulated time. */
export interface Timings {
  /** Creation of a dedicated cluster by instance size; `other` for every size that is not named. */
  readonly createDedicated: Readonly<Record<string, number>> & { readonly other: number }
  readonly createSharded: number
  readonly createFree: number
  readonly createFlex: number
  /** A change of tags, protection and the like. */
  readonly update: number
  /** A change of hardware, regions or shards. */
  readonly scale: number
  readonly pause: number
  readonly resume: number
  /** From M0 or flex to a dedicated cluster. */
  readonly upgrade: number
  /** Resuming a cluster that is still being paused. */
  readonly resumeWhilePausing: number
  readonly deleteDedicated: number
  readonly deleteFree: number
  readonly deleteFlex: number
}

/**
 * Behaviour of Atlas that no source confirms, or that differs between installations: each can be switched. The default of a
 * choice is the first value that its type names, unless its comment says otherwise; `ms` means simulated milliseconds.
 */
export interface Quirks extends BackupQuirks, DatabaseQuirks, IdentityQuirks, NetworkQuirks, ProjectQuirks {
  /** Atlas's recorded challenge says MD5. */
  readonly digestAlgorithm: 'MD5' | 'MD5-sess' | 'SHA-256' | 'SHA-256-sess'
  /** `absent`: the challenge offers no qop, as RFC 2069 servers do. */
  readonly digestQop: 'auth' | 'absent'
  /** In real milliseconds: a nonce ages with the wire, not with the clusters. Then `stale=true`. 60,000. */
  readonly nonceTtlMs: number
  /** `many`: counts in any order, none twice. `in-order`: each count is the last plus one. `once`: one request per nonce. */
  readonly nonceUses: 'many' | 'in-order' | 'once'
  /** Hands out the next nonce in `Authentication-Info` (RFC 7616 §3.5). Off. */
  readonly nextNonce: boolean
  /** What a bad or expired bearer token's 401 carries as `WWW-Authenticate`. */
  readonly bearerChallenge: 'digest' | 'bearer' | 'absent'

  /** A date in `Accept` on which no version was released. */
  readonly unknownVersionDate: 'refuse' | 'accept'
  /** A date before the operation's first version. */
  readonly tooOldVersion: 406 | 404
  /** Version dates that answer 410 VERSION_GONE. None. */
  readonly goneVersions: readonly string[]
  /** A request body whose Content-Type is neither `application/json` nor the versioned type of the version served: 415. */
  readonly otherContentType: 'refuse' | 'ignore'
  /** A query parameter that the operation does not have: 400 INVALID_QUERY_PARAMETER. */
  readonly unknownQueryParameter: 'refuse' | 'ignore'
  /** The error code for an attribute that the version does not have. INVALID_ATTRIBUTE. */
  readonly unknownAttributeCode: string
  /** An attribute that only answers have, at the top or as id of a replication spec: 400 ATTRIBUTE_READ_ONLY. */
  readonly readOnlyAttribute: 'refuse' | 'ignore'

  /** The Retry-After of a rate limit: the time until the next refill, 0 (measured once), or none (documented as possible). */
  readonly retryAfter: 'exact' | 'zero' | 'absent'
  /** Other capacities and refills per minute, by endpoint set. None: those of the documentation. */
  readonly limits: Readonly<Partial<Record<EndpointSet, { capacity: number; refill: number }>>>
  /** Requests to the token endpoint in one minute. 50. */
  readonly tokensPerMinute: number
  /** Access tokens that live at one time. 100. */
  readonly liveTokens: number

  /**
   * Real milliseconds between the moment at which a POST to the access list reads the list and the moment at which it writes it:
   * what is written in between is lost, silently. 0 makes it atomic. 10.
   */
  readonly accessListWriteMs: number
  /** A new entry cannot be read by its address for so many ms. 500. */
  readonly accessListReadLagMs: number
  /** A new entry is PENDING for so many ms. 20,000. */
  readonly accessListActiveMs: number
  /** What a POST of an entry that is there does to the comment and the expiry that it does not name: takes or leaves them. */
  readonly accessListUpsert: 'replace' | 'keep'
  /** How IPv6 addresses and ranges are given back; not known. The published pattern for addresses wants all eight words. */
  readonly ipv6Form: Ipv6Form
  /** So many new entries, the first of all projects together, end in FAILED, not ACTIVE. 0. */
  readonly accessListFails: number
  /** Whether the projects have the VPC peering connection that an AWS security group needs. No. */
  readonly vpcPeering: boolean

  /** A new project answers 401 USER_UNAUTHORIZED for so many ms. 0. */
  readonly newProjectUnauthorizedMs: number
  /** A new project can be written to, yet not be read or listed, for so many ms. 0. */
  readonly newProjectReadLagMs: number
  /** A project's deletion is refused for so many ms after its last cluster turned 404. 0. */
  readonly clustersCountedAfterDeletionMs: number
  /** A deleted project can still be read for so many ms. 0. */
  readonly projectDeleteLagMs: number
  /** The specification's pattern for names has no space, the console's default name has one. */
  readonly spaceInProjectName: 'refuse' | 'accept'
  /** 250. */
  readonly projectsPerOrganization: number
  /** Of all kinds together. 25. */
  readonly clustersPerProject: number
  /** Per project. 200. */
  readonly accessListEntries: number

  /** A new cluster can be changed and deleted, yet not be read or listed, for so many ms. 0. */
  readonly newClusterReadLagMs: number
  /** A new dedicated cluster is REPAIRING for so many ms before its first IDLE. 0. */
  readonly repairMs: number
  /** An M0 cluster is paused, by Atlas, so many ms after its creation: nothing connects to it here. 0: never. */
  readonly freePausesAfterMs: number
  /** After a PATCH a GET still says IDLE for so many ms. 1000. */
  readonly patchLagMs: number
  /** `paused: false` for a cluster that runs: nothing happens, or 409. */
  readonly resumeRunning: 'accept' | 'refuse'
  /** `later`: 202 at once, yet the cluster goes on with CREATING to its end, and to DELETING only then. */
  readonly deleteWhileCreating: 'accept' | 'refuse' | 'later'
  readonly deleteWhilePaused: 'accept' | 'refuse'
  /**
   * A PATCH of settings while the cluster is being created or changed: Atlas takes it or answers 4xx, depending on the attribute;
   * which is not known. 409 CLUSTER_UPDATE_IN_PROGRESS, whose code is a guess. While it is being deleted it is always refused.
   */
  readonly updateWhileBusy: 'accept' | 'refuse'
  /** A PATCH that names no attribute. */
  readonly emptyUpdate: 'refuse' | 'accept'
  readonly timings: Timings
}

/** Durations are the recorded ones where there is a recording: M10 median, M20, M30, Azure M10 for the rest, two M10 shards. */
export const defaultTimings: Timings = {
  createDedicated: { M10: 16 * MINUTE, M20: 800 * SECOND, M30: 488 * SECOND, other: 620 * SECOND },
  createSharded: 1435 * SECOND,
  createFree: 15 * SECOND,
  createFlex: 8 * SECOND,
  update: 18 * SECOND,
  scale: 8 * MINUTE,
  pause: 3 * MINUTE,
  resume: 5 * MINUTE,
  upgrade: 1490 * SECOND,
  resumeWhilePausing: 30 * SECOND,
  deleteDedicated: 3 * MINUTE,
  deleteFree: 30 * SECOND,
  deleteFlex: 38 * SECOND,
}

export const defaultQuirks: Quirks = {
  ...defaultBackupQuirks,
  ...defaultDatabaseQuirks,
  ...defaultIdentityQuirks,
  ...defaultNetworkQuirks,
  ...defaultProjectQuirks,
  digestAlgorithm: 'MD5',
  digestQop: 'auth',
  nonceTtlMs: MINUTE,
  nonceUses: 'many',
  nextNonce: false,
  bearerChallenge: 'digest',
  unknownVersionDate: 'refuse',
  tooOldVersion: 406,
  goneVersions: [],
  otherContentType: 'refuse',
  unknownQueryParameter: 'refuse',
  unknownAttributeCode: 'INVALID_ATTRIBUTE',
  readOnlyAttribute: 'refuse',
  retryAfter: 'exact',
  limits: {},
  tokensPerMinute: 50,
  liveTokens: 100,
  accessListWriteMs: 10,
  accessListReadLagMs: 500,
  accessListActiveMs: 20 * SECOND,
  accessListUpsert: 'replace',
  ipv6Form: 'full',
  accessListFails: 0,
  vpcPeering: false,
  newProjectUnauthorizedMs: 0,
  newProjectReadLagMs: 0,
  clustersCountedAfterDeletionMs: 0,
  projectDeleteLagMs: 0,
  spaceInProjectName: 'refuse',
  projectsPerOrganization: 250,
  clustersPerProject: 25,
  accessListEntries: 200,
  newClusterReadLagMs: 0,
  repairMs: 0,
  freePausesAfterMs: 0,
  patchLagMs: SECOND,
  resumeRunning: 'accept',
  deleteWhileCreating: 'accept',
  deleteWhilePaused: 'accept',
  updateWhileBusy: 'accept',
  emptyUpdate: 'refuse',
  timings: defaultTimings,
}
