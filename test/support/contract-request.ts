import { complaints, headerOf, type JudgedExchange, parseJson } from './contract-exchange.ts'
import {
  asObject,
  datesOf,
  type JsonObject,
  mediaTypeAt,
  type Operation,
  type Parameter,
  versionedMediaType,
} from './openapi.ts'
import { unknownAttributes } from './unknown-attributes.ts'

/** Is this a request that the document describes: operation, version, path, query, body? */
export function checkRequest(exchange: JudgedExchange): string[] {
  const { operation } = exchange
  if (!operation) return ['no operation of the document has this method and path']
  return [
    ...checkVersion(exchange, operation),
    ...checkPath(exchange, operation),
    ...checkQuery(exchange, operation),
    ...checkBody(exchange, operation),
  ]
}

function checkVersion({ asked, mediaType, openApi, requestHeaders }: JudgedExchange, operation: Operation): string[] {
  const accept = headerOf(requestHeaders, 'accept')
  if (!asked) return [`Accept: expected application/vnd.atlas.<date>+json, got ${accept ?? 'none'}`]
  if (!openApi.dates.includes(asked.date)) return [`Accept: ${asked.date} is not a date on which the API was released`]
  if (mediaType) return []
  return [
    `Accept: ${operation.id} has no ${asked.kind} version at ${asked.date}, only ${datesOf(operation).join(', ')}`,
  ]
}

function checkPath({ pathValues, validators }: JudgedExchange, operation: Operation): string[] {
  return Object.entries(asObject(pathValues)).flatMap(([name, raw]) => {
    const parameter = operation.parameters.find((one) => one.place === 'path' && one.name === name)
    const text = decode(String(raw))
    if (text === undefined) return [`path {${name}} is not valid percent-encoding`]
    if (!parameter) return []
    return complaints(validators(parameter.schema, 'request'), typed(text, parameter.schema), `path {${name}}`)
  })
}

function checkQuery({ url, validators }: JudgedExchange, operation: Operation): string[] {
  const query = new URL(url, 'http://127.0.0.1').searchParams
  const known = operation.parameters.filter(({ place }) => place === 'query')
  const strangers = [...new Set(query.keys())].filter((name) => !known.some((parameter) => parameter.name === name))
  return [
    ...strangers.map((name) => `query ${name} is not a parameter of ${operation.id}`),
    ...known.flatMap((parameter) => {
      const given = query.getAll(parameter.name)
      if (given.length === 0) return parameter.required ? [`query ${parameter.name} is required`] : []
      return complaints(
        validators(parameter.schema, 'request'),
        queryValue(given, parameter),
        `query ${parameter.name}`,
      )
    }),
  ]
}

function checkBody(exchange: JudgedExchange, operation: Operation): string[] {
  const { requestBody, requestHeaders, asked, validators, openApi } = exchange
  const { request } = operation
  if (requestBody.length === 0) return request?.required ? [`${operation.id} needs a body, and none was sent`] : []
  if (!request) return [`${operation.id} takes no body, and ${requestBody.length} bytes were sent`]
  const contentType = headerOf(requestHeaders, 'content-type') ?? 'none'
  const own = versionedMediaType(contentType)
  if (!own && !/^application\/json(;|$)/.test(contentType)) return [`Content-Type: expected JSON, got ${contentType}`]
  if (own && own.date !== asked?.date) return [`Content-Type: ${own.date} is not the date that Accept names`]
  const value = parseJson(requestBody)
  if (value === undefined) return ['body is not JSON']
  const type = asked && mediaTypeAt(request.content, asked)
  // A missing version is reported once, by checkVersion.
  if (type === undefined) return []
  const schema = asObject(asObject(request.content[type])['schema'])
  return [
    ...complaints(validators(schema, 'request'), value, 'body'),
    ...unknownAttributes({ schemas: openApi.schemas, schema, value }).map((problem) => `body ${problem}`),
  ]
}

function queryValue(given: readonly string[], { schema }: Parameter): unknown {
  if (schema['type'] === 'array') return given.map((text) => typed(text, asObject(schema['items'])))
  return given.length === 1 ? typed(given[0] ?? '', schema) : given
}

function typed(text: string, schema: JsonObject): unknown {
  const wantsNumber = schema['type'] === 'integer' || schema['type'] === 'number'
  if (wantsNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (schema['type'] === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
