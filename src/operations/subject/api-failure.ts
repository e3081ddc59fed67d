import { AtlasError } from '../../atlas/atlas-error.ts'
import { ActionError } from '../../base/errors.ts'
import type { ApiRequest } from './api-request.ts'

/** Says some failures in the words of who has asked. */
export function sayFailure({
  error,
  request,
  asked,
}: {
  error: unknown
  request: ApiRequest
  /** The version that was asked for outright. */
  asked: string | undefined
}): never {
  if (!(error instanceof AtlasError)) throw error
  const { code, message, status } = error
  if (message.includes('BODY_TOO_LARGE')) throw tooLarge(request)
  if (asked === undefined || (status !== 406 && status !== 410)) throw error
  const hint = `Atlas does not serve version ${asked} of it. Leave api-version out, or give one that the documentation of the API names.`
  throw new ActionError({ code, message, hint })
}

export function tooLarge({ method, path }: ApiRequest): ActionError {
  return new ActionError({
    code: 'ANSWER_TOO_LARGE',
    message: `${method} ${path}: the answer is larger than 32 MiB, or 64 MiB in all its pages.`,
    hint: 'Ask for less: a shorter time, a filter, or one page by `pageNum`.',
  })
}

/** What goes wrong with the answer to a write comes after the write. */
export function sayEffect({ error, status, request }: { error: unknown; status: number; request: ApiRequest }): never {
  if (!(error instanceof ActionError)) throw error
  const { code, message, hint } = error
  throw new ActionError({
    code,
    message: `${request.method} ${request.path} took effect (${status}). ${message}`,
    hint,
  })
}

export function unknownOutcome({
  request: { method, path },
  error,
}: {
  request: ApiRequest
  error?: AtlasError
}): ActionError {
  const why = error?.message ?? `${method} ${path}: its answer was lost`
  return new ActionError({
    code: 'OUTCOME_UNKNOWN',
    message: `${why}. It may have taken effect all the same, and is not sent again.`,
    hint: 'Look at what is there in Atlas before you run it again.',
  })
}

/**
 * What is to be deleted is not there, or going already: success, as for every deletion. A project or organization that is not there
 * says so only of itself: within a path it is more likely a wrong id.
 */
export function isAbsent({ error, request }: { error: AtlasError; request: ApiRequest }): boolean {
  const { status, errorCode = '' } = error
  // A cluster takes minutes to go, and answers a second deletion meanwhile with this code and 400.
  if (request.method === 'DELETE' && errorCode === 'CLUSTER_ALREADY_REQUESTED_DELETION')
    return /\/(?:clusters|flexClusters)\/[^/]+$/.test(request.path)
  if (request.method !== 'DELETE' || status !== 404 || errorCode === 'RESOURCE_NOT_FOUND') return false
  const [, thing] = /^(?:INVALID_)?(GROUP|ORG)(?:_NAME)?(?:_NOT_FOUND|_ID)$/.exec(errorCode) ?? []
  if (thing === undefined) return /_NOT_FOUND$/.test(errorCode)
  return request.path.endsWith(thing === 'GROUP' ? '/groups/{groupId}' : '/orgs/{orgId}')
}
