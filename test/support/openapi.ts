import { parsedYaml } from './parsed-yaml.ts'

export type JsonObject = { readonly [name: string]: unknown }

export interface Parameter {
  readonly name: string
  readonly place: string
  readonly required: boolean
  readonly schema: JsonObject
}

/** One method of one path. Contents are keyed by media type (`application/vnd.atlas.2023-01-01+json`), responses by status. */
export interface Operation {
  readonly id: string
  readonly method: string
  readonly template: string
  readonly parameters: readonly Parameter[]
  readonly request: { readonly required: boolean; readonly content: JsonObject } | undefined
  readonly responses: ReadonlyMap<number, JsonObject>
}

export interface OpenApi {
  readonly schemas: JsonObject
  /** Every date that the document uses, oldest first. */
  readonly dates: readonly string[]
  /** The operation whose template has the most literal text, as `/groups/{id}:migrate` before `/groups/{id}`. */
  find(call: { method: string; pathname: string }): { operation: Operation; pathValues: JsonObject } | undefined
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const DATE = /^application\/vnd\.atlas\.(\d{4}-\d\d-\d\d|preview)\+(\w+)$/

/** Reads an OpenAPI 3.0 document in YAML. Throws when the file is not there or is no such document. */
export function readOpenApi(file: string): OpenApi {
  const document = asObject(parsedYaml(file))
  const components = asObject(document['components'])
  const operations = Object.entries(asObject(document['paths'])).flatMap(([template, item]) =>
    METHODS.filter((method) => method in asObject(item)).map((method) =>
      readOperation({ method, template, raw: asObject(asObject(item)[method]), components }),
    ),
  )
  const routes = operations.map((operation) => ({ operation, pattern: templatePattern(operation.template) }))
  routes.sort((a, b) => literalLength(b.operation.template) - literalLength(a.operation.template))
  return {
    schemas: asObject(components['schemas']),
    dates: [...new Set(operations.flatMap(datesOf))].sort(),
    find({ method, pathname }) {
      for (const { operation, pattern } of routes) {
        const match = operation.method === method.toUpperCase() ? pattern.exec(pathname) : null
        if (match) return { operation, pathValues: { ...match.groups } }
      }
      return undefined
    },
  }
}

/** Splits a versioned media type; `undefined` for any other. Parameters such as `;charset=utf-8` are left out. */
export function versionedMediaType(text: string): { date: string; kind: string } | undefined {
  const [, date, kind] = DATE.exec(text.split(';', 1)[0]?.trim() ?? '') ?? []
  return date === undefined || kind === undefined ? undefined : { date, kind }
}

/** The newest media type of a content that is not after the date: a newer date than the operation owns is served by its last. */
export function mediaTypeAt(content: JsonObject, asked: { date: string; kind: string }): string | undefined {
  return Object.keys(content)
    .filter((type) => {
      const own = versionedMediaType(type)
      return (
        own?.kind === asked.kind && (asked.date === 'preview') === (own.date === 'preview') && own.date <= asked.date
      )
    })
    .sort()
    .at(-1)
}

export function datesOf(operation: Operation): string[] {
  const contents = [operation.request?.content ?? {}, ...operation.responses.values()]
  return [
    ...new Set(
      contents.flatMap((content) => Object.keys(content)).flatMap((type) => versionedMediaType(type)?.date ?? []),
    ),
  ]
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The last word of `#/components/schemas/Group`. */
export function refName(schema: JsonObject): string | undefined {
  return typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined
}

function readOperation(from: { method: string; template: string; raw: JsonObject; components: JsonObject }): Operation {
  const { method, template, raw, components } = from
  const resolve = (kind: string, value: unknown) => {
    const name = refName(asObject(value))
    return name === undefined ? asObject(value) : asObject(asObject(components[kind])[name])
  }
  const body = isObject(raw['requestBody']) ? raw['requestBody'] : undefined
  const successes = Object.entries(asObject(raw['responses'])).filter(([status]) => status.startsWith('2'))
  return {
    id: String(raw['operationId']),
    method: method.toUpperCase(),
    template,
    parameters: asArray(raw['parameters'])
      .map((parameter) => resolve('parameters', parameter))
      .map((parameter) => ({
        name: String(parameter['name']),
        place: String(parameter['in']),
        required: parameter['required'] === true,
        schema: asObject(parameter['schema']),
      })),
    request: body && { required: body['required'] === true, content: asObject(body['content']) },
    responses: new Map(
      successes.map(([status, response]) => [Number(status), asObject(resolve('responses', response)['content'])]),
    ),
  }
}

function templatePattern(template: string): RegExp {
  const literal = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
}

function literalLength(template: string): number {
  return template.replace(/\{\w+\}/g, '').length
}
