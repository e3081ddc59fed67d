import { isIP } from 'node:net'
import { readDuration } from '../base/duration.ts'
import type { Issue } from '../base/errors.ts'
import { listOf, nearest, safeText } from '../base/text.ts'

const VERBS = ['auto', 'up', 'down', 'pause', 'resume', 'list', 'sweep'] as const
export type Verb = (typeof VERBS)[number]

export const ENVIRONMENT_FILE = '.github/atlas-environment.yml'
const DEFAULT_GRACE_MS = 3_600_000
const DEFAULT_LIMIT = 25
const LARGEST_LIMIT = 1_000

/** Inputs of preview environments, with their meaning: for action.yml and the command line. */
export const ENVIRONMENT_INPUTS = {
  environment:
    '`up`, `down`, `pause`, `resume`, `list` or `sweep` the preview environments of pull requests; `auto` does what the event asks for: opened, reopened, synchronized or labelled → up, closed → down, a schedule → pause and resume by the hours of the file.',
  'environment-file': `The file that describes the environment. Where the job has not checked it out, it is read from the base branch over GitHub's API. Default: \`${ENVIRONMENT_FILE}\`.`,
  'pull-request': 'Number of the pull request. Default: that of the event.',
  'grace-period': `How long \`sweep\` leaves alone what has just expired, or whose pull request has just been closed. Default: \`1h\`.`,
  limit: `How many environments one \`sweep\` takes down at most. Default: \`${DEFAULT_LIMIT}\`.`,
  'pull-request-comment':
    '`false`: no comment on the pull request. Otherwise one comment says how its environment stands; needs `permissions: pull-requests: write`.',
  deployment:
    '`false`: no deployment. Otherwise the environment is shown as a deployment of the pull request; needs `permissions: deployments: write`.',
} as const
/** Inputs that operations have, too, with what they mean here. */
export const SHARED_INPUTS = {
  'ip-address': 'With environment: the public address of this runner, which is not looked up then.',
} as const
export type EnvironmentInputs = Readonly<
  Partial<Record<keyof typeof ENVIRONMENT_INPUTS | keyof typeof SHARED_INPUTS, string>>
>

export interface EnvironmentRequest {
  readonly verb: Verb
  readonly file: string
  readonly pullRequest: number | undefined
  readonly graceMs: number
  readonly limit: number
  readonly comment: boolean
  readonly deployment: boolean
  /** The address of this machine as clusters see it, where it is known already. */
  readonly runnerAddress: string | undefined
}

/** Reads the inputs; what is wrong with them goes into `issues`, and `undefined` comes back. */
export function readEnvironmentRequest({
  inputs,
  issues,
}: {
  inputs: EnvironmentInputs
  issues: Issue[]
}): EnvironmentRequest | undefined {
  const before = issues.length
  const text = (name: keyof EnvironmentInputs): string | undefined => inputs[name]?.trim() || undefined
  const shown = (value: string) => `got \`${safeText(value, { longest: 40 })}\`.`
  const word = text('environment')?.toLowerCase() ?? ''
  const verb = VERBS.find((name) => name === word)
  if (verb === undefined) {
    const meant = nearest(word, VERBS)
    issues.push({
      message: `environment: expected ${listOf(
        VERBS.map((name) => `\`${name}\``),
        'or',
      )}, ${shown(word)}`,
      hint: meant === undefined ? 'Write one of these.' : `Did you mean \`${meant}\`?`,
    })
  }
  const number = (name: 'pull-request' | 'limit', most: number) => {
    const value = text(name)
    if (value === undefined) return undefined
    if (/^#?[1-9]\d{0,9}$/.test(value) && Number(value.replace('#', '')) <= most) return Number(value.replace('#', ''))
    issues.push({
      message: `${name}: expected a whole number from 1 to ${most}, ${shown(value)}`,
      hint: name === 'limit' ? 'Leave it out for the default.' : 'Give the number of the pull request, such as `42`.',
    })
    return undefined
  }
  const isOn = (name: 'pull-request-comment' | 'deployment') => {
    const value = text(name)
    if (value === undefined || /^(?:true|false)$/i.test(value)) return value?.toLowerCase() !== 'false'
    issues.push({ message: `${name}: expected \`true\` or \`false\`, ${shown(value)}`, hint: 'Write one of the two.' })
    return false
  }
  const grace = text('grace-period')
  const graceMs = grace === undefined ? DEFAULT_GRACE_MS : /^0$/.test(grace) ? 0 : readDuration(grace)
  if (graceMs === undefined) {
    issues.push({
      message: `grace-period: expected a time span such as \`1h\` or \`2d\`, ${shown(grace ?? '')}`,
      hint: 'Write a number and one of s, m, h, d; `0` for none.',
    })
  }
  const runnerAddress = text('ip-address')
  if (runnerAddress !== undefined && isIP(runnerAddress) === 0) {
    issues.push({
      message: `ip-address: expected one IPv4 or IPv6 address, ${shown(runnerAddress)}`,
      hint: 'Leave it out to have it looked up.',
    })
  }
  const request = {
    runnerAddress,
    file: text('environment-file') ?? ENVIRONMENT_FILE,
    pullRequest: number('pull-request', 9_999_999_999),
    limit: number('limit', LARGEST_LIMIT) ?? DEFAULT_LIMIT,
    comment: isOn('pull-request-comment'),
    deployment: isOn('deployment'),
  }
  if (verb === 'sweep' && request.pullRequest !== undefined) {
    issues.push({
      message:
        'pull-request: `environment: sweep` is for all pull requests of the repository, and would not look at this one alone.',
      hint: 'Leave it out, or say `environment: down` for this one.',
    })
  }
  if (verb === undefined || graceMs === undefined || issues.length > before) return undefined
  return { ...request, verb, graceMs }
}
