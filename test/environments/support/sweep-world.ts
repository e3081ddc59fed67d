import type { SearchPlace } from '../../../src/environments/find-environments.ts'
import { renderTime } from '../../../src/environments/identity.ts'
import { environmentName } from '../../../src/environments/name.ts'
import { type SweepOptions, sweep } from '../../../src/environments/sweep/sweep.ts'
import type { SweepReport } from '../../../src/environments/sweep/sweep-report.ts'
import { gitHubOfTest, opened } from '../../github/opened.ts'
import { type Stage, type StageOptions, stage } from '../../operations/support/stage.ts'
import { type DEDICATED, FLEX } from '../../operations/support/told.ts'
import type { RepositoryHandle } from '../../support/github/repository-handle.ts'
import type { GitHubOptions, LoopbackGitHub } from '../../support/github/start-github.ts'
import { type HostMore, type OnRequest, onClock, openTestSession, testHost } from './sweep-stage.ts'

export const HOUR = 3_600_000
export const SHOP = 'octo/shop'

export interface Made {
  readonly number: number
  /** `octo/shop` if not given. */
  readonly repository?: string
  /** Negative: since when it is over. Without it there is no such tag. */
  readonly expiresInMs?: number
  /** In the place of those of an environment; `undefined` takes one away. */
  readonly tags?: Readonly<Record<string, string | undefined>>
  readonly name?: string
  readonly orgId?: string
  /** In the place of a flex cluster. */
  readonly cluster?: ReturnType<typeof DEDICATED>
}

interface SweepMore extends HostMore, Partial<Omit<SweepOptions, 'host' | 'github'>> {
  readonly onRequest?: OnRequest
  /** Of GitHub; the job's if not given. */
  readonly token?: string
}

export interface SweepWorld extends Stage {
  readonly gitHub: LoopbackGitHub
  readonly shop: RepositoryHandle
  /** A project with a cluster in it, by other hands; the id of the project. */
  madeProject(made: Made): Promise<string>
  /** A cluster in a project, with the tags of an environment; its name. */
  madeCluster(projectId: string, made: Made): Promise<string>
  /** A database user with the description of an environment's; the name. */
  madeUser(projectId: string, made: Made & { readonly until?: boolean; readonly description?: string }): Promise<string>
  /** ISO 8601, so long from now, or before now. */
  time(inMs: number): string
  /** Names of all projects there are. */
  projects(): Promise<string[]>
  /** Runs a sweep, and says what it wrote meanwhile: `METHOD path status`, ids as `…`. */
  sweep(more?: SweepMore): Promise<SweepReport & { readonly writes: readonly string[] }>
}

/** A simulated Atlas and a GitHub on loopback, which has the repository `octo/shop`. */
export async function sweepWorld({
  gitHub: gitHubOptions,
  ...options
}: StageOptions & { gitHub?: GitHubOptions } = {}): Promise<SweepWorld> {
  const atlas = await stage(options)
  const gitHub = await gitHubOfTest(gitHubOptions)
  const shop = gitHub.repository(SHOP)
  const { simulator, clock, sent, call } = atlas
  const time = (inMs: number) => renderTime(new Date(clock.host.now().getTime() + inMs))
  const created = async (path: string, body: object) => {
    const { status, text, json } = await call('POST', path, body)
    if (status !== 201) throw new TypeError(`${path}: ${status} ${text}`)
    return json
  }
  const tagsOf = ({ number, repository = SHOP, expiresInMs, tags = {} }: Made) =>
    Object.entries({
      'managed-by': 'mongodb-atlas-action',
      repository,
      'pull-request': String(number),
      'expires-at': expiresInMs === undefined ? undefined : time(expiresInMs),
      ...tags,
    }).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]))
  const nameOf = ({ number, repository = SHOP, name }: Made) =>
    name ?? environmentName({ repository, pullRequest: number })
  const world: SweepWorld = {
    ...atlas,
    gitHub,
    shop,
    time,
    async madeProject(made) {
      const name = nameOf(made)
      const project = { name, orgId: made.orgId ?? simulator.orgId, tags: tagsOf(made) }
      const id = idOf(await created('/groups', project))
      await created(`/groups/${id}/${made.cluster ? 'clusters' : 'flexClusters'}`, made.cluster ?? FLEX(name))
      clock.turn(60_000)
      return id
    },
    async madeCluster(projectId, made) {
      const name = nameOf(made)
      const cluster = { ...(made.cluster ?? FLEX(name)), tags: tagsOf(made) }
      await created(`/groups/${projectId}/${made.cluster ? 'clusters' : 'flexClusters'}`, cluster)
      clock.turn(60_000)
      return name
    },
    async madeUser(projectId, made) {
      const username = nameOf(made)
      const { number, repository = SHOP, expiresInMs, description } = made
      const until = expiresInMs === undefined ? '' : ` until ${time(expiresInMs)}`
      await created(`/groups/${projectId}/databaseUsers`, {
        username,
        databaseName: 'admin',
        groupId: projectId,
        password: 'gibberish-0123456789',
        roles: [{ roleName: 'readWrite', databaseName: username }],
        description: description ?? `Managed by mongodb-atlas-action for ${repository}#${number}${until}`,
      })
      return username
    },
    async projects() {
      const { json } = await call('GET', '/groups?itemsPerPage=500')
      if (typeof json !== 'object' || json === null || !('results' in json) || !Array.isArray(json.results))
        throw new TypeError('no list')
      return json.results.map(({ name }) => name).sort()
    },
    async sweep({ token, onRequest, dryRun, timeoutMs, cancellation, ...more } = {}) {
      const { client } = opened(gitHub, { repository: SHOP, ...(token !== undefined && { token }) })
      const host = testHost(simulator, {
        ...(dryRun !== undefined && { dryRun }),
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(cancellation !== undefined && { cancellation }),
      })
      const session = openTestSession({ host, clock, onRequest })
      const from = sent.length
      const place: SearchPlace = { isolation: 'project' }
      const report = await sweep({
        session,
        host,
        github: onClock(client, clock),
        place,
        scope: { kind: 'repository', repository: SHOP },
        graceMs: HOUR,
        limit: 25,
        isReachable: false,
        ...more,
      }).finally(() => session.close())
      const writes = sent
        .slice(from)
        .filter(({ method }) => method !== 'GET')
        .map(
          ({ method, url, status }) =>
            `${method} ${url.replace('/api/atlas/v2', '').replace(/[0-9a-f]{24}/g, '…')} ${status}`,
        )
      return { ...report, writes }
    },
  }
  return world
}

function idOf(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string') return json.id
  throw new TypeError(`an answer without an id: ${JSON.stringify(json)}`)
}
