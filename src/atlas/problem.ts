import { safeText } from '../base/text.ts'
import { AtlasError, type Outcome } from './atlas-error.ts'
import { hintFor } from './hints.ts'
import { retryAfterMs } from './retry-after.ts'
import { type AtlasRequest, type AtlasResponse, header, type Layer } from './send.ts'

/** Errors of Atlas have some hundred bytes; what is larger is read, but not without end. */
const LARGEST_ERROR = 4 * 1024 * 1024

/** Refusals that pass by themselves: maintenance, work in progress on the same resource, a lagging member. */
const TRANSIENT_CODES = new Set([
  'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES',
  'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES',
  'OPERATION_INVALID_MEMBER_REPLICATION_LAG',
  'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
])

/** Turns every answer outside 2xx into an `AtlasError`; what Atlas says is read defensively and made safe to print. */
export function problem(): Layer {
  return (next) => async (request) => {
    const response = await next(request)
    if (response.status >= 200 && response.status < 300) return response
    throw describe(request, response)
  }
}

function describe(request: AtlasRequest, response: AtlasResponse): AtlasError {
  const { method, template } = request
  const { status } = response
  const said = readProblem(response)
  const transient = isTransient(status, said)
  return new AtlasError({
    method,
    template,
    status,
    errorCode: said.errorCode,
    parameters: said.parameters,
    message: `${status}${said.errorCode ? ` ${said.errorCode}` : ''}: ${said.detail}`,
    hint: hintFor({
      status,
      ...said,
      anonymous: isAnonymous(response, said),
      date: request.date,
    }),
    outcome: outcomeOf(status),
    transient,
    retryAfterMs: status === 429 || status === 503 ? retryAfterMs(response) : undefined,
  })
}

/** 4xx is Atlas's word that nothing happened; a 5xx may come after the fact: projects have been seen to exist after a 500. */
function outcomeOf(status: number): Outcome {
  return status >= 500 ? 'unknown' : 'refused'
}

/** A missing right has a code of its own. `UNEXPECTED_ERROR` is what Atlas says to a failed login, with a challenge or without. */
function isAnonymous(response: AtlasResponse, { errorCode, foreign }: Problem): boolean {
  const challenged = header(response, 'www-authenticate') !== undefined
  return challenged || (errorCode === undefined && !foreign) || errorCode === 'UNEXPECTED_ERROR'
}

function isTransient(status: number, { errorCode, detail }: Problem): boolean {
  if (status === 429 || status >= 500) return true
  if (errorCode === 'INVALID_ATTRIBUTE') return /monitoring data/i.test(detail)
  return errorCode !== undefined && TRANSIENT_CODES.has(errorCode)
}

interface Problem {
  readonly errorCode: string | undefined
  readonly detail: string
  readonly parameters: readonly string[]
  /** Not what Atlas answers: something in between did. */
  readonly foreign: boolean
}

/** Atlas's shape, the OAuth shape (RFC 6749 §5.2) of the token endpoint, or whatever else stands in between. */
function readProblem(response: AtlasResponse): Problem {
  const { status } = response
  if (status >= 300 && status < 400)
    return plain(`a redirect to ${place(header(response, 'location'))}, which is never followed`, { foreign: true })
  const text = response.body.subarray(0, LARGEST_ERROR).toString()
  const body = parseObject(text)
  if (body === undefined) {
    const type = safeText(header(response, 'content-type') ?? 'no content type', { longest: 60 })
    return text.trim() === ''
      ? plain('an empty answer')
      : plain(`an answer that is not JSON (${type})`, { foreign: true })
  }
  const code = body['errorCode'] ?? body['error']
  const detail = body['detail'] ?? body['error_description'] ?? body['reason']
  const parameters = Array.isArray(body['parameters']) ? body['parameters'] : []
  return {
    errorCode: typeof code === 'string' && /^[A-Za-z0-9_]{1,100}$/.test(code) ? code : undefined,
    detail: withFields(typeof detail === 'string' ? safeText(detail) : 'no detail given', body['badRequestDetail']),
    parameters: parameters.slice(0, 10).map((parameter) => safeText(parameter)),
    foreign: false,
  }
}

/** Some 400 answers name the attributes in `badRequestDetail.fields`. */
function withFields(detail: string, more: unknown): string {
  const fields =
    typeof more === 'object' && more !== null && 'fields' in more && Array.isArray(more.fields) ? more.fields : []
  const lines = fields
    .slice(0, 5)
    .map((field) => `${safeText(field?.field, { longest: 100 })}: ${safeText(field?.description, { longest: 200 })}`)
  return lines.length === 0 ? detail : `${detail} (${lines.join('; ')})`
}

function plain(detail: string, { foreign = false }: { foreign?: boolean } = {}): Problem {
  return { errorCode: undefined, detail, parameters: [], foreign }
}

/** Host only: the rest of a foreign URL is nobody's business in a log. */
function place(location: string | undefined): string {
  return location !== undefined && URL.canParse(location)
    ? safeText(new URL(location).host, { longest: 100 })
    : 'another place'
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
