import { chooseHost } from '../atlas/cloud.ts'
import type { Issue } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import type { GitHubJob } from '../github/workflow-run.ts'

type Environment = Readonly<Record<string, string | undefined>>

const ECHO = 'ATLAS_ACTION_IP_ECHO'

/** The token as it may stand in a header; an issue never holds the value. */
export function readGitHubToken({ value, issues }: { value: string | undefined; issues: Issue[] }): Secret | undefined {
  if (value === undefined) return undefined
  if (/^[\x21-\x7e]+$/.test(value)) return new Secret(value)
  issues.push({
    message: 'github-token: the value holds a blank, a line break or another character that no token has.',
    hint: 'Leave it out to use the token of the job, or check the secret that it comes from.',
  })
  return undefined
}

/**
 * What the runner says of its GitHub and of this run; `undefined` elsewhere, and without a token. The token goes to https hosts
 * only, beside a simulator also to loopback.
 */
export function readGitHubJob({
  environment,
  token,
  isLoopback,
}: {
  environment: Environment
  token: Secret | undefined
  isLoopback: boolean
}): GitHubJob | undefined {
  const apiUrl = environment['GITHUB_API_URL']?.replace(/\/+$/, '') ?? ''
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const runId = environment['GITHUB_RUN_ID'] ?? ''
  if (token === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^\d+$/.test(runId)) return undefined
  if (!URL.canParse(apiUrl)) return undefined
  const isFit = new URL(apiUrl).protocol === 'https:' || (isLoopback && isOnLoopback(apiUrl))
  return isFit ? { apiUrl, repository, runId, token } : undefined
}

/** Two services on loopback that stand in for the public ones: for tests against a simulator, and refused everywhere else. */
export function readAddressServices({
  environment,
  isLoopback,
  issues,
}: {
  environment: Environment
  isLoopback: boolean
  issues: Issue[]
}): readonly string[] | undefined {
  const services = environment[ECHO]?.split(/[\s,]+/).filter((url) => url !== '') ?? []
  if (services.length === 0) return undefined
  if (isLoopback && services.length === 2 && services.every(isOnLoopback)) return services
  issues.push({
    message: `${ECHO}: expected two URLs on loopback, for a run against a simulator on loopback.`,
    hint: 'Unset it: the public services are used then. Or give the address as ip-address.',
  })
  return undefined
}

/** The rule by which hosts of Atlas are told from loopback holds here as well. */
function isOnLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = chooseHost({ cloud: 'commercial', baseUrl: new URL(url).origin })
  return 'isLoopback' in host && host.isLoopback
}
