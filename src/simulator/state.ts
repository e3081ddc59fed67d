import type { AuditEvent } from './administration/audit.ts'
import { defaultOrganizationSettings, type OrganizationSettings } from './administration/organization-settings.ts'
import { defaultProjectSettings, type ProjectSettings } from './administration/project-settings.ts'
import { type Alerting, createAlerting } from './alerts/alert-config.ts'
import { type Backups, createBackups } from './backups/backups.ts'
import type { Cluster } from './clusters/cluster.ts'
import { type Database, emptyDatabase } from './database/database.ts'
import type { Identities } from './identity/principal.ts'
import type { PrivateEndpoints } from './private-endpoints/endpoint-service.ts'
import type { Auditing, MaintenanceWindow } from './project-care.ts'
import type { Random } from './random.ts'
import { LETTERS_AND_DIGITS } from './random.ts'

export interface Tag {
  readonly key: string
  readonly value: string
}

type RegionRestriction = 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' | 'GOV_REGIONS_ONLY'

/** An entry of a project's access list; times are milliseconds since 1970. */
export interface AccessEntry {
  /** What Atlas lists it by: a range in CIDR notation, or a security group's id. */
  readonly value: string
  readonly kind: 'ipAddress' | 'cidrBlock' | 'awsSecurityGroup'
  readonly comment?: string | undefined
  readonly deleteAfter?: number | undefined
  readonly createdAt: number
  /** It never takes effect. */
  readonly fails: boolean
}

export interface Project {
  readonly id: string
  readonly orgId: string
  name: string
  readonly createdAt: number
  /** Whose it is, and so who reaches it without a role in the whole organization. */
  readonly createdBy: 'credentials' | 'others'
  tags: readonly Tag[]
  withDefaultAlertsSettings: boolean
  readonly restriction: RegionRestriction | undefined
  /** Recorded: the dedicated clusters of a project share one part of their host names. */
  readonly hostHash: string
  accessList: readonly AccessEntry[]
  clusters: Cluster[]
  readonly database: Database
  settings: ProjectSettings
  /** Limits that were set, by name. */
  limits: Readonly<Record<string, number>>
  readonly backups: Backups
  readonly privateEndpoints: PrivateEndpoints
  readonly alerting: Alerting
  auditing: Auditing
  maintenanceWindow?: MaintenanceWindow | undefined
  /** When the last of its clusters was gone. */
  clusterGoneAt?: number
  /** Set once it was deleted; it can be read until then. */
  goneAt?: number
}

/** Everything that requests change. Plain data, so that it can be copied and put back. */
export interface State {
  readonly organization: { readonly id: string; readonly name: string }
  readonly foreign: { readonly organizationId: string; readonly projectId: string }
  readonly identities: Identities
  organizationSettings: OrganizationSettings
  /** What was done, oldest first. */
  readonly events: AuditEvent[]
  projects: Project[]
  /** Entries of access lists that were made to fail so far. */
  failedEntries: number
  /** Loads of sample data that were made to fail so far. */
  failedSampleLoads: number
}

export function createState(random: Random, identities: (orgId: string) => Identities): State {
  const organization = { id: random.objectId(), name: 'Simulated organization' }
  return {
    organization,
    foreign: { organizationId: random.objectId(), projectId: random.objectId() },
    identities: identities(organization.id),
    organizationSettings: defaultOrganizationSettings,
    events: [],
    projects: [],
    failedEntries: 0,
    failedSampleLoads: 0,
  }
}

export function createProject(
  random: Random,
  given: Pick<
    Project,
    'orgId' | 'name' | 'createdAt' | 'createdBy' | 'tags' | 'withDefaultAlertsSettings' | 'restriction'
  >,
): Project {
  return {
    id: random.objectId(),
    ...given,
    hostHash: random.pick(LETTERS_AND_DIGITS, 6),
    accessList: [],
    clusters: [],
    settings: defaultProjectSettings,
    limits: {},
    database: emptyDatabase(),
    backups: createBackups(),
    privateEndpoints: { services: [], regionalMode: false },
    alerting: createAlerting(random, given),
    auditing: { enabled: false, auditAuthorizationSuccess: false, configurationType: 'NONE' },
  }
}
