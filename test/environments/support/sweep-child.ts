import { createTransport } from '../../../src/atlas/transport.ts'
import { Secret } from '../../../src/base/secret.ts'
import { conductSweep } from '../../../src/environments/sweep/conduct-sweep.ts'
import { openGitHub } from '../../../src/github/github.ts'

/** What the process of a sweep is told, as JSON in its first argument. */
export interface ChildInput {
  readonly atlasUrl: string
  readonly publicKey: string
  readonly privateKey: string
  readonly gitHubUrl: string
  readonly gitHubToken: string
  readonly repository: string
  readonly limit: number
  readonly speed: number
}

/** What it prints in the end, as JSON: the report's counts, and the most memory that the process ever had, in bytes. */
export interface ChildOutput {
  readonly incomplete: string | undefined
  readonly counts: Readonly<Record<string, number>>
  readonly notes: readonly string[]
  readonly peakBytes: number
}

const input: ChildInput = JSON.parse(process.argv[2] ?? '')
const userAgent = 'mongodb-atlas-action/0.0.0-test'
const cancellation = new AbortController()
const { repository, speed, limit } = input
const transport = createTransport({ origin: new URL(input.gitHubUrl).origin, proxy: {} })
const github = openGitHub({
  apiUrl: input.gitHubUrl,
  repository,
  token: new Secret(input.gitHubToken),
  send: transport.send,
  userAgent,
  signal: cancellation.signal,
})
const { incomplete, counts, rows } = await conductSweep({
  host: {
    settings: {
      host: { cloud: 'commercial', origin: input.atlasUrl, isLoopback: true },
      credentials: { kind: 'api-key', publicKey: input.publicKey, privateKey: new Secret(input.privateKey) },
      policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
      proxy: {},
      // Far more than a sweep takes: a slow machine makes the faster clock's time long.
      timeoutMs: 48 * 3_600_000,
      dryRun: false,
      clockSpeed: speed,
      gitHubToken: undefined,
      gitHubJob: undefined,
      addressServices: undefined,
    },
    owner: { tags: [{ key: 'managed-by', value: 'mongodb-atlas-action' }], mark: 'gh:0123abcd:1001-1-89abcdef' },
    folder: '.',
    userAgent,
    cancellation,
    onSecret: () => {},
    onNotice: () => {},
    report: () => {},
    onLease: async () => {},
  },
  github,
  scope: { kind: 'repository', repository },
  graceMs: 3_600_000,
  limit,
  isReachable: false,
})
await transport.close()
const notes = rows.flatMap(({ note }) => note ?? []).slice(0, 5)
// Kibibytes, by Node's documentation of `resourceUsage`.
const output: ChildOutput = { incomplete, counts, notes, peakBytes: process.resourceUsage().maxRSS * 1024 }
process.stdout.write(JSON.stringify(output))
