import type { ProxySettings } from '../atlas/transport.ts'
import type { GitHubJob } from '../github/workflow-run.ts'
import type { Outside } from '../operations/outside.ts'

export interface LookupOptions {
  readonly proxy?: ProxySettings
  readonly userAgent?: string
  /** Aborts every request. */
  readonly signal?: AbortSignal
  /** The public address of this machine, which needs no lookup then. */
  readonly runnerAddress?: string | undefined
  /** URLs of other services that tell the address of who asks; for tests on loopback. */
  readonly addressServices?: readonly string[] | undefined
  /** Absent where there is no GitHub job, or no token. */
  readonly gitHubJob?: GitHubJob | undefined
  /** Told of what the reader of the log should know. */
  readonly onWarning?: (warning: string) => void
}

const NO_GITHUB = { unknown: 'there is no github-token, or this is no job of a GitHub with an https address' } as const

/** What is looked up beside Atlas. Few runs need it, so its code is loaded with the first question. */
export function createLookups({
  proxy = {},
  userAgent = 'mongodb-atlas-action',
  signal = new AbortController().signal,
  runnerAddress,
  addressServices,
  gitHubJob,
  onWarning = () => {},
}: LookupOptions): Pick<Outside, 'publicAddress' | 'isRunOver'> {
  let address: Promise<string> | undefined
  let runEnds: Promise<Outside['isRunOver']> | undefined

  async function findAddress(): Promise<string> {
    const [{ createHttpGet }, { ADDRESS_SERVICES, findRunnerAddress }, { proxiedBy }] = await Promise.all([
      import('./http-get.ts'),
      import('../github/runner-address.ts'),
      import('./proxied.ts'),
    ])
    const services = addressServices ?? ADDRESS_SERVICES
    const variable = services.map((url) => proxiedBy({ url, proxy })).find((name) => name !== undefined)
    const get = createHttpGet({ proxy, userAgent })
    const found = await findRunnerAddress({ get, services, proxy: variable, signal })
    if (variable !== undefined) onWarning(throughProxy({ found, variable, services }))
    return found
  }

  async function createRunEnds(job: GitHubJob): Promise<Outside['isRunOver']> {
    const [{ createHttpGet }, { workflowRunEnds }] = await Promise.all([
      import('./http-get.ts'),
      import('../github/workflow-run.ts'),
    ])
    return workflowRunEnds({ get: createHttpGet({ proxy, userAgent }), job, signal })
  }

  return {
    publicAddress() {
      if (runnerAddress !== undefined) return Promise.resolve(runnerAddress)
      address ??= findAddress().catch((error: unknown) => {
        // The next step may have more luck.
        address = undefined
        throw error
      })
      return address
    },
    async isRunOver(run) {
      if (gitHubJob === undefined) return NO_GITHUB
      runEnds ??= createRunEnds(gitHubJob)
      return (await runEnds)(run)
    },
  }
}

function throughProxy({
  found,
  variable,
  services,
}: {
  found: string
  variable: string
  services: readonly string[]
}): string {
  const hosts = services.map((url) => new URL(url).hostname).join(',')
  return `runner: ${found} was looked up through the proxy of ${variable}, so it is the address of that proxy. If connections to the clusters leave this network by another address, give that one as ip-address, or add ${hosts} to NO_PROXY.`
}
