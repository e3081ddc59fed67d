import { type Issue, type Position, UsageError } from '../../base/errors.ts'
import type { Policy } from '../../operations/operation.ts'
import { collectIn, inTextOrder } from '../../plan/draft.ts'
import { readMapping } from '../../plan/read-mapping.ts'
import type { Tree } from '../../plan/yaml-tree.ts'
import { checkIsolation } from './isolation.ts'
import { readAccess } from './read-access.ts'
import { readKeys } from './read-keys.ts'
import { readPause } from './read-pause.ts'
import { readCluster, readProject } from './read-place.ts'
import { readRoles } from './read-roles.ts'
import { readSeed } from './read-seed.ts'
import { TOP_BLOCKS, TOP_KEYS } from './spec-keys.ts'

const WORDS = {
  name: 'The environment file',
  expected: 'a mapping such as `org-id: …`',
  whenTooLarge: 'Check that it is the right file.',
  whenNone: 'Write at least `org-id`, and `cluster` with `tier` and `region`.',
}

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
  readonly access: readonly ('runner' | { readonly address: string; readonly allowWideCidr?: true })[]
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

type EnvironmentPlace =
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

/** Reads the text of an environment file and checks it completely. Throws a `UsageError` with every issue, in the order of the text. */
export async function readSpec({
  text,
  file,
  policy,
}: {
  text: string
  /** Where the text comes from, as it is to be named in messages. */
  file: string
  policy: Policy
}): Promise<EnvironmentSpec> {
  const issues: Issue[] = []
  const report = collectIn(issues)
  const mapping = await readMapping({ text, file, words: WORDS })
  const top = readKeys({ keys: TOP_KEYS, blocks: TOP_BLOCKS, mapping, report })
  const { isolation, label } = top
  const seen = { mapping, isolation, policy, report }
  if (isolation !== undefined) checkIsolation({ isolation, mapping, report })
  const cluster = readCluster(seen)
  const project = readProject({ ...seen, cluster })
  const roles = readRoles(seen)
  const access = readAccess(seen)
  const shared = isolation === 'database'
  const pause = shared ? undefined : await readPause(seen)
  const seed = shared ? undefined : readSeed({ ...seen, tier: cluster?.['tier'] })
  const place = placeOf({ top, project })
  const { ttl: ttlMs, drafts } = top
  if (issues.length > 0 || place === undefined || ttlMs === undefined || drafts === undefined) {
    throw new UsageError(inTextOrder(issues))
  }
  const positionOf = (path: string) => positionIn(mapping, path.split('.'))
  return { file, place, cluster, databaseUser: { roles }, access, ttlMs, pause, seed, label, drafts, positionOf }
}

/** Nothing if something is missing, which has been reported. */
function placeOf({
  top: { isolation, orgId, projectId, clusterName },
  project,
}: {
  top: ReturnType<typeof readKeys<typeof TOP_KEYS>>
  project: Readonly<Record<string, unknown>>
}): EnvironmentPlace | undefined {
  if (isolation === 'project') return orgId === undefined ? undefined : { isolation, orgId, project }
  if (projectId === undefined) return undefined
  if (isolation === 'cluster') return { isolation, projectId }
  return isolation === undefined || clusterName === undefined ? undefined : { isolation, projectId, clusterName }
}

function positionIn(tree: Tree, [name, ...rest]: readonly string[]): Position | undefined {
  if (name === undefined || tree.kind === 'leaf') return undefined
  const found = tree.kind === 'mapping' ? tree.entries.get(name) : itemAt(tree.items, name)
  return rest.length === 0 ? found?.position : found && positionIn(found.tree, rest)
}

/** Items count from 0: `access.0`. */
function itemAt(items: readonly Tree[], index: string): { position: Position; tree: Tree } | undefined {
  const tree = items[Number(index)]
  return tree && { position: tree.position, tree }
}
