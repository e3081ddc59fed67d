import type { ValidateFunction } from 'ajv'
import type { Direction } from './contract-schemas.ts'
import type { JsonObject, OpenApi, Operation } from './openapi.ts'

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** One request and its answer as they went over the wire. `url` may be absolute or begin with the path. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Headers
  readonly requestBody: Buffer
  readonly status: number
  readonly responseHeaders: Headers
  readonly responseBody: Buffer
}

/** An exchange together with what the document says about it. */
export interface JudgedExchange extends Exchange {
  readonly openApi: OpenApi
  readonly validators: (schema: JsonObject, direction: Direction) => ValidateFunction
  readonly operation?: Operation
  readonly pathValues?: JsonObject
  /** The version that the Accept header asks for. */
  readonly asked: { date: string; kind: string } | undefined
  /** The media type by which the operation serves that version. */
  readonly mediaType: string | undefined
}

export function headerOf(headers: Headers, name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' || found === undefined ? found : found.join(', ')
}

/** JSON or `undefined`: a body of `undefined` does not exist in JSON, so the two cannot be confused. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The validator's complaints about a value, one sentence each. */
export function complaints(validate: ValidateFunction, value: unknown, place: string): string[] {
  if (validate(value)) return []
  const lines = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, params }) => {
      const allowed = 'allowedValues' in params ? `: ${[...params['allowedValues']].slice(0, 8).join(', ')}` : ''
      return `${place}${instancePath.replaceAll('/', '.')} ${message}${allowed}`
    })
  return [...new Set(lines)]
}
