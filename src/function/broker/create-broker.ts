import { randomUUID } from 'node:crypto'
import type { Cloud } from '../../atlas/cloud.ts'
import { type Issue, UsageError } from '../../base/errors.ts'
import { type BrokerRequest, readBrokerRequest } from '../../broker/request.ts'
import { MOST_REQUEST_BYTES, OPERATIONS_PATH, runIdIn } from '../../broker/routes.ts'
import { operations } from '../../operations/index.ts'
import type { Answer, Answering, IncomingCall } from '../incoming-call.ts'
import type { Count, Log } from '../log.ts'
import type { Caller, RunOrder } from '../runs/run-order.ts'
import type { Runs } from '../runs/runs.ts'
import { orderOf } from './order-of.ts'
import { type Ask, decide } from './policy/decide.ts'
import type { BrokerPolicy } from './policy/rule.ts'
import { readAsk } from './read-ask.ts'
import { tokenBucket } from './token-bucket.ts'
import type { VerifyToken } from './verify-token.ts'

/** What one repository may ask at once, and each second after that: a matrix of jobs fits, and a loop does not. */
const STARTS = { most: 120, perSecond: 2 }
const LOOKS = { most: 600, perSecond: 20 }
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*) *$/i
const TRY_AGAIN_S = 5
/** A request costs as much as several smaller ones. */
const BYTES_OF_ONE = 8 * 1024

export interface BrokerOptions {
  readonly verify: VerifyToken
  readonly policy: BrokerPolicy
  readonly runs: Runs
  readonly log: Log
  readonly count: Count
  readonly now: () => Date
  /** Of the Atlas behind it: its rules are checked before a run is started. */
  readonly cloud?: Cloud
  /** Of the same Atlas: where its console is. */
  readonly origin?: string
}

/** `POST /operations` and `GET /runs/{id}`: whoever proves to be a job that the policy names may have done what the policy allows. */
export function createBroker(options: BrokerOptions): Answering {
  const { verify, runs, now, log, count } = options
  const takeStart = tokenBucket({ ...STARTS, now })
  const takeLook = tokenBucket({ ...LOOKS, now })

  return async (call) => {
    const requestId = randomUUID()
    const refuse = refusals({ requestId, log, count })
    const id = call.method === 'GET' ? runIdIn(call.path) : undefined
    if (id === undefined && !(call.method === 'POST' && call.path === OPERATIONS_PATH))
      return refuse({ status: 404, error: 'there is no such route', reason: 'no such route' })
    const [, token] = BEARER.exec(call.header('authorization') ?? '') ?? []
    const verified = token === undefined ? { reason: 'there is no bearer token' } : await verify(token)
    if ('reason' in verified) {
      const { reason } = verified
      if (!('unavailable' in verified)) return refuse({ status: 401, error: 'token refused', reason })
      return refuse({ status: 503, error: 'tokens cannot be verified at the moment', reason, retryAfterS: TRY_AGAIN_S })
    }
    const { caller } = verified
    const take = (count?: number) => {
      const wait = (id === undefined ? takeStart : takeLook)(`${caller.issuer} ${caller.repositoryId}`, count)
      if (wait === undefined) return undefined
      const error = `repository ${caller.repositoryId} asks too often; try again in ${wait.waitS} s`
      return refuse({ status: 429, error, reason: 'rate limit', caller, retryAfterS: wait.waitS })
    }
    const limited = take()
    if (limited !== undefined) return limited
    if (id === undefined) return start({ call, caller, options, refuse, requestId, take })
    const found = await runs.find(id)
    if (found !== undefined && isFor({ order: found.order, caller })) return answer(200, { ...found.view })
    const reason = found === undefined ? 'there is no such run' : 'the run is of another job'
    return refuse({ status: 404, error: 'there is no such run', reason, caller })
  }
}

async function start({
  call,
  caller,
  options: { policy, runs, log, cloud = 'commercial', origin },
  refuse,
  requestId,
  take,
}: {
  call: IncomingCall
  caller: Caller
  options: BrokerOptions
  refuse: Refuse
  requestId: string
  /** Takes more of what the repository may ask; or the answer that there is none. */
  take: (count: number) => Answer | undefined
}): Promise<Answer> {
  const deny = ({ missing, reason }: { missing: string; reason: string }) =>
    refuse({ status: 403, error: missing, reason, caller })
  // Every repository of GitHub has tokens that can be verified: nothing of a stranger's request is read.
  const stranger = decide({ policy, caller, ask: NOTHING })
  if ('missing' in stranger) return deny(stranger)
  const body = await call.readBody(MOST_REQUEST_BYTES)
  if (body === 'too large')
    return refuse({ status: 413, error: `the body has more than ${MOST_REQUEST_BYTES} bytes`, reason: body, caller })
  // To read a plan of 256 KiB takes a second, in which this process does nothing else.
  const limited = typeof body === 'string' ? undefined : take(Math.floor(body.length / BYTES_OF_ONE))
  if (limited !== undefined) return limited
  if (body === 'cut short') return refuse({ status: 400, error: 'the body was cut short', reason: body, caller })
  const request = readBrokerRequest(body)
  if ('why' in request) return refuse({ status: 400, error: request.why, reason: request.why, caller })
  const ask = await understand({ request, caller, cloud })
  if ('issues' in ask) {
    const [first] = ask.issues
    const error = first?.message ?? 'the request cannot be understood'
    return refuse({ status: 422, error, reason: 'not a right request', caller, issues: ask.issues })
  }
  const decision = decide({ policy, caller, ask })
  if ('missing' in decision) return deny(decision)
  const { id, isNew } = await runs.start(orderOf({ request, caller, rule: decision.rule }))
  const { repository, runId } = caller
  const fields = {
    requestId,
    run: id,
    repository,
    workflowRun: runId,
    rule: decision.rule.number,
    task: request.task.kind,
  }
  log('info', isNew ? 'broker run started' : 'broker run found', fields)
  return answer(202, { run: id, ...(origin !== undefined && { console: origin }) })
}

const NOTHING: Ask = { kind: 'steps', steps: [] }

async function understand({
  request,
  caller,
  cloud,
}: {
  request: BrokerRequest
  caller: Caller
  cloud: Cloud
}): Promise<Ask | { readonly issues: readonly Issue[] }> {
  try {
    return await readAsk({ task: request.task, caller, operations, cloud })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { issues: error.issues }
  }
}

/** The same job of the same attempt; a run of anybody else is not there. */
function isFor({ order, caller }: { order: RunOrder; caller: Caller }): boolean {
  if (order.kind !== 'broker') return false
  const names = ['issuer', 'repositoryId', 'runId', 'runAttempt'] as const
  return names.every((name) => order.caller[name] === caller[name])
}

type Refuse = (refusal: {
  readonly status: number
  readonly error: string
  /** For the log alone. */
  readonly reason: string
  readonly caller?: Caller
  readonly retryAfterS?: number
  readonly issues?: readonly Issue[]
}) => Answer

function refusals({ requestId, log, count }: Pick<BrokerOptions, 'log' | 'count'> & { requestId: string }): Refuse {
  return ({ status, error, reason, caller, retryAfterS, issues }) => {
    const isDenied = status === 401 || status === 403
    if (isDenied) count('BrokerDenied')
    const who = caller && { repository: caller.repository, workflowRun: caller.runId }
    log('warn', isDenied ? 'broker denied' : 'broker refused', { requestId, status, reason, ...who })
    const headers = {
      ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    }
    return answer(status, { error, request: requestId, ...(issues && { issues: issues.slice(0, 50) }) }, headers)
  }
}

function answer(status: number, body: Readonly<Record<string, unknown>>, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'cache-control': 'no-store', ...headers }, body }
}
