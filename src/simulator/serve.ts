import { setTimeout as realDelay } from 'node:timers/promises'
import { problemAnswer } from './answer.ts'
import { type Api, isPublic } from './api.ts'
import type { Authentication } from './authenticate.ts'
import type { FaultAction, FaultBook } from './faults.ts'
import { anonymous } from './identity/principal.ts'
import type { OAuth } from './oauth.ts'
import { Problem, resourceNotFound } from './problem.ts'
import type { WireAnswer, WireRequest } from './wire.ts'
import type { World } from './world.ts'

/** What goes over the wire in the end. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: WireAnswer; readonly cut: boolean }
  | { readonly kind: 'reset' }

type Only<Kind extends FaultAction['kind']> = Extract<FaultAction, { kind: Kind }>

/** Answers whole requests: says who is calling, lets faults happen, and hands the rest to the API. */
export function createServe({
  world,
  oauth,
  device,
  authenticate,
  api,
  faults,
}: {
  world: World
  oauth: OAuth
  /** Answers the paths of logins with a device. */
  device: (request: WireRequest) => WireAnswer | undefined
  authenticate: (request: WireRequest) => Authentication
  api: Api
  faults: FaultBook
}): (request: WireRequest) => Promise<Outcome> {
  const lastAnswers = new Map<string, WireAnswer>()

  async function answer(request: WireRequest, who: Authentication | 'token-service'): Promise<WireAnswer> {
    if (who === 'token-service') {
      return oauth.answer(request) ?? device(request) ?? problemAnswer(resourceNotFound(request.path))
    }
    if (who.caller === undefined) return who.refusal
    const given = await api(request, who.caller)
    return { ...given, headers: { ...given.headers, ...who.headers } }
  }

  function identify(request: WireRequest): { who: Authentication | 'token-service'; anonymous: boolean } {
    if (request.path.startsWith('/api/oauth/')) return { who: 'token-service', anonymous: !oauth.knows(request) }
    if (request.path.startsWith('/api/private/unauth/account/')) return { who: 'token-service', anonymous: false }
    if (isPublic(request)) return { who: { caller: anonymous, headers: {} }, anonymous: false }
    const who = authenticate(request)
    return { who, anonymous: who.caller === undefined }
  }

  return async (request) => {
    const { who, anonymous: unknown } = identify(request)
    const actions = faults.take({ method: request.method, path: request.path, anonymous: unknown })
    const find = <Kind extends FaultAction['kind']>(kind: Kind, when?: 'before' | 'after') =>
      actions.find(
        (action): action is Only<Kind> =>
          action.kind === kind && (when === undefined || ('when' in action && action.when === when)),
      )

    const reset = find('reset')
    if (reset?.when === 'before') return { kind: 'reset' }
    const early = find('status', 'before') ?? find('html')
    if (early) {
      await wait(actions, world)
      return {
        kind: 'answer',
        answer: early.kind === 'html' ? htmlAnswer(early.status) : errorAnswer(early),
        cut: false,
      }
    }

    const key = `${request.target} ${request.headers.accept}`
    const lagging = find('lag') && request.method === 'GET' ? lastAnswers.get(key) : undefined
    const kept = find('lose-delete') && request.method === 'DELETE' ? structuredClone(world.state) : undefined
    const real = lagging ?? (await answer(request, who))
    if (kept) world.state = kept
    if (request.method === 'GET' && !unknown && !lagging) lastAnswers.set(key, real)

    await wait(actions, world)
    if (reset) return { kind: 'reset' }
    const late = find('status', 'after')
    const shown = late ? errorAnswer(late) : real
    const body = find('empty') ? Buffer.alloc(0) : shown.body
    const headers = overridden(shown.headers, find('headers')?.headers)
    return { kind: 'answer', answer: { ...shown, headers, body }, cut: find('truncate') !== undefined }
  }
}

/** Delays of faults; the latency of every answer is kept by the server. */
async function wait(actions: readonly FaultAction[], world: World): Promise<void> {
  for (const action of actions) {
    if (action.kind !== 'delay') continue
    await (action.clock === 'real' ? realDelay(action.ms) : world.clock.sleep(action.ms))
  }
}

function errorAnswer({
  status,
  errorCode = 'UNEXPECTED_ERROR',
  detail = 'Unexpected error.',
  headers = {},
}: Only<'status'>): WireAnswer {
  return problemAnswer(new Problem(status, errorCode, { detail, headers: { ...headers } }))
}

function htmlAnswer(status: number): WireAnswer {
  const page = `<html><head><title>${status} Service Temporarily Unavailable</title></head><body><h1>${status}</h1></body></html>\n`
  return { status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(page) }
}

function overridden(headers: WireAnswer['headers'], changes: WireAnswer['headers'] = {}): Record<string, string> {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()))
  const kept = Object.entries(headers).filter(([name]) => !changed.has(name.toLowerCase()))
  return Object.fromEntries([...kept, ...Object.entries(changes).filter(([, value]) => value !== '')])
}
