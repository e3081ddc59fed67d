import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { SimulatorOptions } from '../../src/simulator/server.ts'
import { createPeer } from '../simulator/peer.ts'
import type { RepositoryHandle } from '../support/github/repository-handle.ts'
import { type LoopbackGitHub, startGitHub } from '../support/github/start-github.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Atlas, atlas, type Ended, type More, type Started } from './command-line.ts'

const FILE = '.github/atlas-environment.yml'

/** What `sha256sum` says of `octo/shop#42`, its first eight digits. */
export const NAME_42 = 'pr-42-8287e472'

export interface EnvironmentWorld {
  readonly atlas: Atlas
  readonly gitHub: LoopbackGitHub
  /** `octo/shop`, with the open pull requests 42 to 44. */
  readonly shop: RepositoryHandle
  /** A folder with an environment file. */
  readonly folder: string
  /** What the user has set: credentials, and a token for GitHub. */
  readonly environment: Readonly<Record<string, string>>
  /** Another file in that folder. */
  write(path: string, text: string): Promise<void>
  start(words: readonly string[], more?: More): Started
  cli(words: readonly string[], more?: More): Promise<Ended>
}

/** An Atlas, a GitHub, and a folder from which a user works with environments of `octo/shop`. */
export async function environmentWorld({
  tier = 'flex',
  speed = 300,
  ...options
}: SimulatorOptions & { tier?: string } = {}): Promise<EnvironmentWorld> {
  const world = await atlas({ speed, ...options })
  const gitHub = await startGitHub()
  onTestFinished(async () => {
    await gitHub.close()
    expect(gitHub.problems).toEqual([])
  })
  const shop = gitHub.repository('octo/shop')
  for (const number of [42, 43, 44]) shop.openPullRequest({ number })
  const folder = await temporaryFolder()
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const { orgId } = world.simulator
  await write(FILE, `org-id: ${orgId}\ncluster: { tier: ${tier}, region: US_EAST_1 }\naccess: [203.0.113.7]\n`)
  const environment = {
    ...world.apiKey,
    ATLAS_ACTION_CLOCK_SPEED: String(speed),
    GITHUB_API_URL: gitHub.url,
    GITHUB_REPOSITORY: 'octo/shop',
    GH_TOKEN: gitHub.token,
  }
  const start = (words: readonly string[], more: More = {}) => world.start(words, { folder, environment, ...more })
  return {
    atlas: world,
    gitHub,
    shop,
    folder,
    environment,
    write,
    start,
    cli: (words, more) => start(words, more).ended,
  }
}

/** What is said when all is done: without the lines of what was under way, which depend on how long it took. */
export function calm(stderr: string): string {
  return stderr.replace(/^… .*\n/gm, '')
}

/** Projects of environments whose time is up, by other hands; each has a free name that belongs to its number. */
export async function expired({
  world: { atlas: world },
  names,
}: {
  world: Pick<EnvironmentWorld, 'atlas'>
  /** By the number of the pull request. */
  names: Readonly<Record<number, string>>
}): Promise<void> {
  const { simulator } = world
  const call = createPeer(simulator)
  for (const [number, name] of Object.entries(names)) {
    const tags = {
      'managed-by': 'mongodb-atlas-action',
      repository: 'octo/shop',
      'pull-request': number,
      'expires-at': '2020-01-01T00:00:00Z',
    }
    const body = { name, orgId: simulator.orgId, tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }
    const { status, text } = await call({ method: 'POST', path: '/api/atlas/v2/groups', accept: '2023-01-01', body })
    if (status !== 201) throw new Error(`no project: ${status} ${text}`)
  }
}
