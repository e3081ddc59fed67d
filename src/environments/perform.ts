import type { GitHubEvent } from '../github/event.ts'
import type { PullRequest } from '../github/pull-request.ts'
import { announcer } from './announce.ts'
import { type Errand, refusalOf } from './decide.ts'
import { placeOf, readEnvironmentFile } from './environment-file.ts'
import type { EnvironmentSpec } from './file/spec.ts'
import type { Identity } from './identity.ts'
import { conductDown } from './life/conduct-down.ts'
import { conductUp } from './life/conduct-up.ts'
import type { Conducted, FindReason } from './life/in-session.ts'
import type { Performance } from './performance.ts'
import type { Acted, Performed } from './performed.ts'
import { lookAgain, stateOf, unknownState } from './pull-request-state.ts'

type PullRequestErrand = Extract<Errand, { kind: 'as it stands' | 'up' | 'down' }>

/** Brings the environment of one pull request up or down, as the errand says and as the pull request stands. */
export async function performForPullRequest({
  errand: { kind, pullRequest },
  ...performance
}: Performance & { errand: PullRequestErrand }): Promise<Performed> {
  const { host, repository } = performance
  const identity = { repository, pullRequest }
  const state = await stateOf({ ...performance, pullRequest })
  const common = { ...performance, identity, state }
  if (kind === 'down') return announced({ ...common, did: 'down', act: () => down(common) })
  if (state === undefined && kind === 'as it stands') throw unknownState({ pullRequest, performance })
  // What is closed needs no file, which may be broken, or gone.
  if (state?.state === 'closed') {
    if (kind === 'up') return { did: 'nothing', why: `pull request #${pullRequest} is closed` }
    return announced({ ...common, did: 'down', act: () => downUnlessReopened(common) })
  }
  if (kind === 'as it stands' && isClosing(performance.event))
    return {
      did: 'nothing',
      why: `pull request #${pullRequest} is open again, and the run of its reopening brings it up`,
    }
  const spec = await readEnvironmentFile(common)
  const refusal = state && refusalOf({ pullRequest: state, rules: spec })
  if (refusal === undefined && kind === 'as it stands' && isStrangers(performance.event, spec))
    return {
      did: 'nothing',
      why: `pull request #${pullRequest} comes from a fork, and ${spec.file} names no \`label\` by which somebody here would ask for its environment`,
    }
  if (refusal !== undefined) {
    const lost = kind === 'as it stands' && refusal.gone && !isOtherPush(performance.event)
    if (!lost) return { did: 'nothing', why: refusal.why }
    host.onNotice(`${refusal.why}: its environment is taken down`, 'passing')
    return announced({ ...common, did: 'down', act: () => downUnlessReopened({ ...common, spec }) })
  }
  const wanted = withoutRunner({ spec, performance })
  const findReason = lookAgain({ ...performance, pullRequest, judge: (now) => goneBy({ now, spec }) })
  const findReturn = lookAgain({ ...performance, pullRequest, judge: (now) => backBy({ now, spec }) })
  return announced({
    ...common,
    did: 'up',
    act: () => conductUp({ host, spec: wanted, identity, findReason, findReturn }),
  })
}

/** Where no job waits for the environment, or none has said its address, there is nobody to let in. */
function withoutRunner({ spec, performance }: { spec: EnvironmentSpec; performance: Performance }): EnvironmentSpec {
  const { host, limits } = performance
  if (limits?.hasNoRunner !== true || !spec.access.includes('runner')) return spec
  host.onNotice(
    'access: `runner` lets nobody in here, since this run knows of no runner: a job that connects lets itself in, by the operation add-ip-access with `runner: true`.',
    'lasting',
  )
  return { ...spec, access: spec.access.filter((entry) => entry !== 'runner') }
}

/** Acts, and shows on the pull request what is being done and what came of it. */
async function announced({
  did,
  act,
  identity,
  state,
  ...performance
}: Performance & {
  did: Acted['did']
  identity: Identity
  state: PullRequest | undefined
  act: () => Promise<Conducted>
}): Promise<Acted> {
  const { gitHub, lastWords = gitHub } = performance
  const announce = announcer({ ...performance, gitHub: lastWords, identity })
  if (did === 'up') await announce.begin(state?.headSha)
  try {
    const performed = { did, identity, ...(await act()) }
    await announce.end(performed)
    return performed
  } catch (error) {
    if (performance.isTriedAgain?.(error) !== true) await announce.fail()
    throw error
  }
}

/** A workflow for closing alone, which may run for forks as well, brings nothing up. */
function isClosing(event: GitHubEvent | undefined): boolean {
  return event?.kind === 'pull request' && event.action === 'closed'
}

/**
 * On `pull_request_target` the jobs of forks have secrets, too, and everybody may open a pull request: an environment costs money, so
 * that somebody who may set labels has to ask for it.
 */
function isStrangers(event: GitHubEvent | undefined, { label }: EnvironmentSpec): boolean {
  const isTarget = event?.kind === 'pull request' && event.name === 'pull_request_target'
  return isTarget && event.pullRequest.isFork && label === undefined
}

/** Without its label a pull request never had an environment, unless the label has just been taken away. */
function isOtherPush(event: GitHubEvent | undefined): boolean {
  return event?.kind === 'pull request' && event.action !== 'unlabeled'
}

function goneBy({ now, spec }: { now: PullRequest; spec: EnvironmentSpec }): string | undefined {
  const refusal = refusalOf({ pullRequest: now, rules: spec })
  return refusal?.gone === true ? refusal.why : undefined
}

/** Without the file, which says what else it takes, being open is enough. */
function backBy({ now, spec }: { now: PullRequest; spec: EnvironmentSpec | undefined }): string | undefined {
  const name = `pull request #${now.number}`
  if (spec === undefined) return now.state === 'open' ? `${name} is open again` : undefined
  return refusalOf({ pullRequest: now, rules: spec }) === undefined
    ? `${name} is to have an environment again`
    : undefined
}

async function downUnlessReopened({
  spec,
  ...performance
}: Performance & { identity: Identity; state: PullRequest | undefined; spec?: EnvironmentSpec }): Promise<Conducted> {
  const { pullRequest } = performance.identity
  const findReason = lookAgain({ ...performance, pullRequest, judge: (now) => backBy({ now, spec }) })
  return down({ ...performance, findReason })
}

async function down({
  identity,
  state,
  findReason,
  ...performance
}: Performance & { identity: Identity; state: PullRequest | undefined; findReason?: FindReason }): Promise<Conducted> {
  const place = await placeOf({ ...performance, state })
  return conductDown({ host: performance.host, place, identity, ...(findReason && { findReason }) })
}
