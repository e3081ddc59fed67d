import { tmpdir } from 'node:os'
import { ownerOf } from '../../../src/action/owner.ts'
import { runPost } from '../../../src/action/run-post.ts'
import { openGitHubSession } from '../../../src/environments/open-github.ts'
import { performForPullRequest } from '../../../src/environments/perform.ts'
import type { Acted } from '../../../src/environments/performed.ts'
import { readEnvironmentRequest } from '../../../src/environments/request.ts'
import { readApiUrl } from '../../../src/github/api-url.ts'
import type { Lease } from '../../../src/operations/operation.ts'
import { readSettings, SETTINGS } from '../../../src/plan/settings.ts'

export type Verb = 'up' | 'down'

export interface RanHere {
  readonly performed: Acted
  /** What the post step would be given. */
  readonly leases: string
  readonly notices: readonly string[]
}

/** Does what the main step does of `environment: up` and `down`, in this process; `environment` is that of the step. */
export async function runHere({
  verb,
  pullRequest,
  environment,
  file,
}: {
  verb: Verb
  pullRequest: number
  environment: Readonly<Record<string, string>>
  file: string
}): Promise<RanHere> {
  const input = (name: string) => environment[`INPUT_${name.toUpperCase()}`] ?? ''
  const inputs = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, input(name)]))
  const settings = readSettings({ inputs, environment })
  const request = readEnvironmentRequest({ inputs: { environment: verb }, issues: [] })
  const apiUrl = readApiUrl({ value: environment['GITHUB_API_URL'], isLoopback: true })
  if (request === undefined || settings.gitHubToken === undefined || apiUrl === undefined)
    throw new TypeError('inputs that are none')
  const cancellation = new AbortController()
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const userAgent = 'mongodb-atlas-action/0.0.0-test'
  const { proxy, gitHubToken: token } = settings
  const gitHub = openGitHubSession({ apiUrl, repository, token, proxy, userAgent, signal: cancellation.signal })
  const leases: Lease[] = []
  const notices: string[] = []
  try {
    const performed = await performForPullRequest({
      host: {
        settings,
        owner: ownerOf(environment),
        folder: tmpdir(),
        userAgent,
        cancellation,
        onSecret: () => {},
        onNotice: (notice) => notices.push(notice),
        report: () => {},
        onLease: async (lease) => void leases.push(lease),
      },
      errand: { kind: verb, pullRequest },
      request,
      repository,
      event: undefined,
      gitHub: gitHub.gitHub,
      readFile: async () => file,
      runUrl: undefined,
    })
    if (performed.did !== verb) throw new TypeError(`${verb} did ${JSON.stringify(performed)}`)
    return { performed, leases: leases.length === 0 ? '' : JSON.stringify(leases), notices }
  } finally {
    await gitHub.close()
  }
}

/** The post step with the state that a main step has left. */
export async function postHere({
  environment,
  leases,
}: {
  environment: Readonly<Record<string, string>>
  leases: string
}): Promise<void> {
  const lines: string[] = []
  await runPost({
    environment: { ...environment, STATE_leases: leases },
    write: (line) => lines.push(line),
    cancellation: new AbortController(),
    userAgent: 'mongodb-atlas-action/0.0.0-test',
  })
  const warned = lines.filter((line) => line.startsWith('::warning'))
  if (warned.length > 0) throw new Error(warned.join('\n'))
}
