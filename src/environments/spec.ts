import type { Position } from '../base/errors.ts'

/** What the environment file says, checked and with defaults. */
export interface EnvironmentSpec {
  /** The file, as it is named in messages. */
  readonly file: string
  readonly place: EnvironmentPlace
  /** Raw parameters of create-cluster, by kebab-case name, without the names of project and cluster. */
  readonly cluster: Readonly<Record<string, unknown>> | undefined
  /** Roles as written: with isolation `database`, a bare `readWrite`, `read` or `dbAdmin` means the environment's database. */
  readonly databaseUser: { readonly roles: readonly string[] }
  /** `address`: a single IPv4 or IPv6 address, or a range in CIDR notation. */
  readonly access: readonly ('runner' | { readonly address: string })[]
  readonly ttlMs: number
  readonly pause: PauseWindow | undefined
  readonly seed: EnvironmentSeed | undefined
  /** Only pull requests that bear this label get an environment. */
  readonly label: string | undefined
  /** Drafts get one, too. */
  readonly drafts: boolean
  /** Where something is written: `cluster`, `cluster.tier`, `seed.from`. */
  readonly positionOf: (path: string) => Position | undefined
}

export type EnvironmentPlace =
  | {
      readonly isolation: 'project'
      readonly orgId: string
      /** Further raw parameters of create-project, by kebab-case name: region-usage-restrictions, project-owner-id, tags. */
      readonly project: Readonly<Record<string, unknown>>
    }
  | { readonly isolation: 'cluster'; readonly projectId: string }
  | { readonly isolation: 'database'; readonly projectId: string; readonly clusterName: string }

/** When the cluster is paused and resumed: cron expressions of five fields, in an IANA time zone. */
export interface PauseWindow {
  readonly at: string
  readonly resume: string
  readonly timeZone: string
}

export type EnvironmentSeed =
  | { readonly kind: 'sample-data' }
  | {
      readonly kind: 'snapshot'
      /** An id, or `latest`. */
      readonly snapshot: string
      readonly from: {
        readonly projectId?: string
        readonly projectName?: string
        readonly orgId?: string
        readonly clusterName: string
      }
    }
