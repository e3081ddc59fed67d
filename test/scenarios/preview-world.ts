import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { faultsOf } from '../action/visible.ts'
import { passwordsSent, watchedWorld } from '../action/watched-world.ts'
import { createPeer } from '../simulator/peer.ts'
import { type PullRequestAction, pullRequestEvent, type RunnerEvent } from '../support/github/events.ts'
import type { OpenPullRequest, RepositoryHandle } from '../support/github/repository-handle.ts'
import { type GitHubOptions, type LoopbackGitHub, startGitHub } from '../support/github/start-github.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { ActionRun, Inputs, RunMore, World, WorldOptions } from '../support/world.ts'
import { type AtlasView, viewAtlas } from './atlas-view.ts'

/** `ORG` stands for the id of the simulator's organization. */
export const FLEX = `org-id: ORG
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
database-user: { roles: [readWrite@app] }
access: [203.0.113.7]
`

/** `pr-42-8287e472` for `octo/shop#42`: the number, and the first eight digits of what `sha256sum` says of that text. */
export function nameOf(number: number, repository = 'octo/shop'): string {
  const digest = createHash('sha256').update(`${repository}#${number}`).digest('hex')
  return `pr-${number}-${digest.slice(0, 8)}`
}

export const FILE = '.github/atlas-environment.yml'

export interface JobMore extends RunMore {
  readonly inputs?: Inputs
  /** The environment file in the workspace; `null`: nothing is checked out. */
  readonly file?: string | null
}

export interface Preview {
  readonly world: World
  readonly gitHub: LoopbackGitHub
  /** `octo/shop`, whose pull requests these are. */
  readonly shop: RepositoryHandle
  /** What somebody does with a pull request at GitHub; the event as the runner hands it over. */
  happens(action: PullRequestAction, number: number, more?: Happening): RunnerEvent
  /** A job that an event has started: the main step. */
  job(event: RunnerEvent, more?: JobMore): Promise<ActionRun>
  /** Both at once. */
  event(action: PullRequestAction, number: number, more?: Happening & JobMore): Promise<ActionRun>
  /** An environment file with the id of the simulator's organization. */
  filled(file: string): string
  atlas(): Promise<AtlasView[]>
  /** What somebody else does in this Atlas, with a client of their own; paths are below the API. Rejects unless it succeeds. */
  call(method: string, path: string, body?: unknown): Promise<unknown>
}

interface Happening {
  readonly pullRequest?: Omit<OpenPullRequest, 'number'>
  readonly labels?: readonly string[]
  readonly target?: true
  readonly repository?: RepositoryHandle
}

/** Atlas and GitHub on this machine, and jobs that run the bundle between them, each held against what no run may ever do. */
export async function previewWorld({
  file = FLEX,
  gitHub: gitHubOptions = {},
  ...options
}: WorldOptions & { file?: string | null; gitHub?: GitHubOptions } = {}): Promise<Preview> {
  const gitHub = await startGitHub(gitHubOptions)
  const world = await watchedWorld({ speed: 400, ...options })
  onTestFinished(async () => {
    await gitHub.close()
    expect(gitHub.problems, 'what GitHub would not take').toEqual([])
    const sent = gitHub.requests.map(({ path, query, body }) => path + query + body).join('\n')
    const secrets = [...passwordsSent(world), world.simulator.privateKey, world.simulator.clientSecret]
    expect(secrets.filter((secret) => sent.includes(secret)).length, 'secrets sent to GitHub').toBe(0)
  })
  const shop = gitHub.repository('octo/shop')
  const filled = (text: string) => text.replaceAll('ORG', world.simulator.orgId)
  const peer = createPeer(world.simulator)

  const job: Preview['job'] = async (event, { inputs = {}, file: own = file, environment = {}, ...more } = {}) => {
    const workspace = await temporaryFolder()
    const payload = join(await temporaryFolder(), 'event.json')
    await writeFile(payload, JSON.stringify(event.payload))
    if (own !== null) {
      await mkdir(dirname(join(workspace, FILE)), { recursive: true })
      await writeFile(join(workspace, FILE), filled(own))
    }
    const run = await world.main(
      { environment: 'auto', 'github-token': gitHub.token, ...inputs },
      {
        ...more,
        environment: {
          GITHUB_EVENT_NAME: event.name,
          GITHUB_EVENT_PATH: payload,
          GITHUB_API_URL: gitHub.url,
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_ACTOR: 'mona',
          GITHUB_WORKSPACE: workspace,
          ...environment,
        },
      },
    )
    expect(faultsOf({ run, secrets: [gitHub.token] })).toEqual([])
    return run
  }
  const happens: Preview['happens'] = (
    action,
    number,
    { pullRequest, labels = [], target, repository = shop } = {},
  ) => {
    change({ repository, action, number, pullRequest, labels })
    const { record } = repository
    const name = target ? 'pull_request_target' : 'pull_request'
    return pullRequestEvent({
      shapes: gitHub.shapes,
      repository: record,
      record: repository.pullRequest(number),
      action,
      name,
    })
  }
  return {
    world,
    gitHub,
    shop,
    happens,
    job,
    filled,
    event: (action, number, more = {}) => job(happens(action, number, more), more),
    atlas: () => viewAtlas(world.simulator),
    async call(method, path, body) {
      const { status, json, text } = await peer({ method, path: `/api/atlas/v2${path}`, accept: '2025-03-12', body })
      if (status >= 300) throw new TypeError(`${method} ${path}: ${status} ${text}`)
      return json
    },
  }
}

function change({
  repository,
  action,
  number,
  pullRequest,
  labels,
}: {
  repository: RepositoryHandle
  action: PullRequestAction
  number: number
  pullRequest: Happening['pullRequest']
  labels: readonly string[]
}): void {
  const changes: Readonly<Record<PullRequestAction, () => unknown>> = {
    opened: () => repository.openPullRequest({ ...pullRequest, number }),
    synchronize: () => repository.push(number),
    reopened: () => repository.reopen(number),
    closed: () => repository.close(number),
    labeled: () => repository.label(number, labels),
    unlabeled: () => repository.label(number, labels),
    converted_to_draft: () => repository.draft(number, true),
    ready_for_review: () => repository.draft(number, false),
  }
  changes[action]()
}
