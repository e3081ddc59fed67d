import { ActionError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import type { HttpAnswer, HttpGet } from './http-get.ts'

/** The API of the GitHub that this job runs on, and who asks it. */
export interface GitHubJob {
  /** Such as `https://api.github.com`, without a slash at the end. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  /** Of this very run. */
  readonly runId: string
  readonly token: Secret
}

/** One attempt of a workflow run. */
export interface RunAttempt {
  readonly id: string
  readonly attempt: number
}

/** `unknown` says why it cannot be told: a clause for a sentence. */
export type RunEnd = 'yes' | 'no' | { readonly unknown: string }

type Found =
  | { readonly kind: 'found'; readonly attempt: number; readonly isCompleted: boolean }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly why: string }
  /** As `unknown`, for a reason that holds for every run. */
  | { readonly kind: 'in vain'; readonly why: string }

const WITHIN_MS = 5_000
const MOST_REQUESTS = 20
/** GitHub's documentation, "API versions". */
const API_VERSION = '2022-11-28'

const noPermission = (status: number) =>
  `GitHub answered ${status}: github-token needs the permission \`actions: read\` for that`

/**
 * Tells whether attempts of runs are over. Each run is asked for once, and no more than 20 requests are made in all. Our own run is
 * asked for first: GitHub answers 404 for what is deleted and for what a token may not see, and only a token that sees our own run
 * tells the two apart. Where GitHub does not answer or refuses, it is not asked again, since nobody waits gladly for that. Rejects
 * only as `get` does when the signal aborts.
 */
export function workflowRunEnds({
  get,
  job,
  signal,
}: {
  get: HttpGet
  job: GitHubJob
  signal: AbortSignal
}): (run: RunAttempt) => Promise<RunEnd> {
  const asked = new Map<string, Promise<Found>>()
  let inVain: Found | undefined
  const find = async (id: string): Promise<Found> => {
    const known = asked.get(id)
    if (known !== undefined) return known
    if (inVain !== undefined) return inVain
    if (asked.size >= MOST_REQUESTS)
      return { kind: 'unknown', why: `one job asks GitHub for ${MOST_REQUESTS} runs at most` }
    const finding = ask({ get, job, id, signal })
    asked.set(id, finding)
    const found = await finding
    if (found.kind === 'in vain') inVain = found
    return found
  }
  return async ({ id, attempt }) => {
    const own = await find(job.runId)
    if (own.kind === 'absent') return { unknown: noPermission(404) }
    const run = own.kind === 'found' ? await find(id) : own
    if (run.kind === 'unknown' || run.kind === 'in vain') return { unknown: run.why }
    if (run.kind === 'absent') return 'yes'
    // A later attempt begins when the one before it has ended; an earlier one is an answer from before this one began.
    return run.attempt > attempt || (run.attempt === attempt && run.isCompleted) ? 'yes' : 'no'
  }
}

async function ask({
  get,
  job,
  id,
  signal,
}: {
  get: HttpGet
  job: GitHubJob
  id: string
  signal: AbortSignal
}): Promise<Found> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${job.token.reveal()}`,
    'x-github-api-version': API_VERSION,
  }
  const url = `${job.apiUrl}/repos/${job.repository}/actions/runs/${id}`
  const timeout = AbortSignal.timeout(WITHIN_MS)
  try {
    return read({ id, answer: await get(url, { headers, signal: AbortSignal.any([signal, timeout]) }) })
  } catch (error) {
    if (signal.aborted || !(error instanceof ActionError)) throw error
    const silence = `no answer from ${new URL(url).host} within ${WITHIN_MS / 1000} s`
    return { kind: 'in vain', why: timeout.aborted ? silence : error.message }
  }
}

function read({ id, answer }: { id: string; answer: HttpAnswer }): Found {
  const { status, headers } = answer
  if (status === 404) return { kind: 'absent' }
  const isLimited = status === 429 || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'
  if (status !== 200 && isLimited)
    return { kind: 'in vain', why: `GitHub answered ${status}: its rate limit is used up` }
  if (status === 401) return { kind: 'in vain', why: 'GitHub answered 401: github-token is wrong, or has expired' }
  if (status === 403) return { kind: 'in vain', why: noPermission(status) }
  if (status !== 200) return { kind: 'unknown', why: `GitHub answered ${status}` }
  const run = parsed(answer.body)
  const { id: ofRun, run_attempt: attempt, status: state } = run
  if (String(ofRun) !== id || typeof attempt !== 'number' || typeof state !== 'string')
    return { kind: 'unknown', why: 'GitHub answered something that is no workflow run' }
  return { kind: 'found', attempt, isCompleted: state === 'completed' }
}

function parsed(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
