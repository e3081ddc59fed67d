import { complaints, headerOf, type JudgedExchange, parseJson } from './contract-exchange.ts'
import { asObject, isObject, mediaTypeAt, type Operation } from './openapi.ts'
import { isRecordedOddity, recordedStatuses, routesWithoutJson } from './recorded-answers.ts'

/** Is this an answer that the service could have given? No answer at all, and a digest challenge, are not judged. */
export function checkResponse(exchange: JudgedExchange, { expectBadRequest = false }): string[] {
  const { status, responseHeaders, operation } = exchange
  if (status === 0) return []
  if (status === 401 && headerOf(responseHeaders, 'www-authenticate') !== undefined) return []
  if (status >= 400) return checkError(exchange)
  if (expectBadRequest) return [`answered ${status} to a request that is wrong on purpose`]
  if (status < 200 || status >= 300) return [`status ${status} is neither a success nor an error of the API`]
  return operation ? checkSuccess(exchange, operation) : []
}

function checkSuccess(exchange: JudgedExchange, operation: Operation): string[] {
  const { status, responseHeaders, responseBody, asked, validators } = exchange
  const route = `${operation.method} ${operation.template}`
  const allowed = recordedStatuses.get(route) ?? [...operation.responses.keys()]
  if (!allowed.includes(status)) return [`status ${status}, expected ${allowed.join(' or ')}`]
  if (routesWithoutJson.has(route)) return []
  const content = operation.responses.get(status) ?? Object.assign({}, ...operation.responses.values())
  const type = asked && mediaTypeAt(content, asked)
  const contentType = headerOf(responseHeaders, 'content-type')
  // Answers without content were recorded with the versioned type, and some with none.
  if (status === 204) {
    return responseBody.length === 0 ? checkType(contentType ?? type, type) : ['a 204 has no body']
  }
  const schema = type === undefined ? undefined : asObject(content[type])['schema']
  const value = parseJson(responseBody)
  if (!isObject(schema)) return [...checkType(contentType, type), ...(value === undefined ? ['body is not JSON'] : [])]
  if (value === undefined) return ['body is not JSON']
  const { template } = operation
  const found = complaints(validators(schema, 'response'), value, 'answer')
  return [...checkType(contentType, type), ...found.filter((complaint) => !isRecordedOddity({ template, complaint }))]
}

function checkType(got: string | undefined, expected: string | undefined): string[] {
  if (expected === undefined || got?.split(';', 1)[0] === expected) return []
  return [`answered ${got ?? 'without a Content-Type'}, expected ${expected}`]
}

/**
 * Errors as recorded: unversioned JSON, `error` is the status, `errorCode` also in X-Error-Code. The document's own schema wants
 * objects in `parameters`, where the service sends strings and numbers.
 */
function checkError({ status, responseHeaders, responseBody }: JudgedExchange): string[] {
  const type = headerOf(responseHeaders, 'content-type')
  if (type?.split(';', 1)[0] !== 'application/json')
    return [`error ${status} came as ${type}, expected application/json`]
  const body = parseJson(responseBody)
  if (!isObject(body)) return [`error ${status} has no JSON object for a body`]
  const header = headerOf(responseHeaders, 'x-error-code')
  const { error, errorCode, detail, reason, parameters } = body
  return [
    ...(error === status ? [] : [`error.error is ${String(error)}, expected the status ${status}`]),
    ...(typeof errorCode === 'string' && /^[A-Z][A-Z0-9_]*$/.test(errorCode) ? [] : ['error.errorCode is not a code']),
    ...(header === undefined || header === errorCode
      ? []
      : [`X-Error-Code is ${header}, errorCode ${String(errorCode)}`]),
    ...(isText(detail) && isText(reason) ? [] : ['error.detail and error.reason are not text']),
    ...(parameters === undefined || parameters === null || Array.isArray(parameters)
      ? []
      : ['error.parameters is no list']),
  ]
}

function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string'
}
