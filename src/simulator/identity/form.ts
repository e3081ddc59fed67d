import { jsonAnswer, problemAnswer } from '../answer.ts'
import { Problem } from '../problem.ts'
import type { WireAnswer, WireRequest } from '../wire.ts'

/** The fields of a form; `undefined` for a body that is none. */
export function readForm({ headers, body }: WireRequest): URLSearchParams | undefined {
  const form = /^application\/x-www-form-urlencoded(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')
  return form && body !== 'too-large' ? new URLSearchParams(body.toString('utf8')) : undefined
}

export const plainJson = (status: number, body: object): WireAnswer =>
  jsonAnswer({ status, body, headers: { 'Content-Type': 'application/json' } })

/** RFC 6749 §5.2, with its keys in the order in which Atlas's were measured. */
export function oauthError(status: number, error: string, error_description: string): WireAnswer {
  return plainJson(status, { error_description, error })
}

/** Answers with the handler of the path: 405 for another method than its own, and every Problem in the shape of the API. */
export function answerForm(
  request: WireRequest,
  handlers: Readonly<Record<string, { method: 'GET' | 'POST'; handle: (request: WireRequest) => WireAnswer }>>,
): WireAnswer | undefined {
  const handler = Object.hasOwn(handlers, request.path) ? handlers[request.path] : undefined
  if (!handler) return undefined
  try {
    if (request.method === handler.method) return handler.handle(request)
    throw new Problem(405, 'METHOD_NOT_ALLOWED', {
      detail: `Method ${request.method} is not allowed for ${request.path}.`,
      headers: { Allow: handler.method },
    })
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error)
    throw error
  }
}
