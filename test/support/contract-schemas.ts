import { Ajv, type ValidateFunction } from 'ajv'
import { asArray, asObject, isObject, type JsonObject, refName } from './openapi.ts'

export type Direction = 'request' | 'response'

/**
 * Compiles schemas of the document into validators, each when first asked for. The document is OpenAPI 3.0 with habits of its own;
 * what is changed on the way to JSON Schema, and why, stands at each rule below.
 */
export function createValidators(schemas: JsonObject) {
  const compilers = { request: compiler(schemas, 'request'), response: compiler(schemas, 'response') }
  return (schema: JsonObject, direction: Direction) => compilers[direction](schema)
}

function compiler(schemas: JsonObject, direction: Direction) {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    // Some patterns need the u flag (\p{L}), others are refused by it (\-).
    code: { regExp: Object.assign(tolerantRegExp, { code: 'new RegExp' }) },
    formats: {
      'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
      date: /^\d{4}-\d\d-\d\d$/,
      uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
      email: /^[^@\s]+@[^@\s]+$/,
      int32: { type: 'number', validate: (n: number) => Number.isInteger(n) && Math.abs(n) <= 2 ** 31 },
      int64: { type: 'number', validate: (n: number) => Number.isInteger(n) },
      float: true,
      double: true,
      uri: true,
      binary: true,
      password: true,
    },
  })
  ajv.addSchema({ $id: 'atlas', components: { schemas: convertAll(schemas, direction) } })
  const compiled = new Map<JsonObject, ValidateFunction>()
  return (schema: JsonObject): ValidateFunction => {
    const known = compiled.get(schema)
    if (known) return known
    const validate = ajv.compile(rebase(convert(schema, { schemas, direction })))
    compiled.set(schema, validate)
    return validate
  }
}

function tolerantRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags.includes('u') ? flags : `${flags}u`)
  } catch {
    return new RegExp(pattern, flags.replace('u', ''))
  }
}

interface Place {
  readonly schemas: JsonObject
  readonly direction: Direction
  /** The named schema that is being converted. */
  readonly within?: string
}

/** A parent with branches becomes two schemas: itself, and `Parent-base` for the branches, which point back at it by allOf. */
function convertAll(schemas: JsonObject, direction: Direction): JsonObject {
  const converted: Record<string, unknown> = {}
  for (const [name, raw] of Object.entries(schemas)) {
    const schema = asObject(raw)
    const { oneOf: _, discriminator: __, ...base } = schema
    converted[name] = convert(schema, { schemas, direction, within: name })
    converted[`${name}-base`] = convert(base, { schemas, direction, within: name })
  }
  return converted
}

function convert(schema: JsonObject, place: Place): JsonObject {
  const { oneOf, discriminator, allOf, exclusiveMinimum, required, properties, nullable, ...rest } = schema
  const inner = (value: unknown) => convert(asObject(value), { schemas: place.schemas, direction: place.direction })
  const out: Record<string, unknown> = { ...rest }
  if (isObject(properties)) {
    out['properties'] = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, inner(value)]))
  }
  for (const keyword of ['items', 'additionalProperties', 'not']) {
    if (isObject(rest[keyword])) out[keyword] = inner(rest[keyword])
  }
  if (Array.isArray(rest['anyOf'])) out['anyOf'] = rest['anyOf'].map(inner)
  // OpenAPI 3.0 writes a boolean beside `minimum`; JSON Schema wants the number.
  if (exclusiveMinimum === true) {
    out['exclusiveMinimum'] = rest['minimum']
    delete out['minimum']
  }
  // A placeholder among the allowed values, such as `<a custom role name>`, stands for all others.
  if (asArray(rest['enum']).some((value) => /^<.+>$/.test(String(value)))) delete out['enum']
  // Regions are written as `type: object` over a choice of texts, and are texts on the wire.
  if (Array.isArray(oneOf) && !isObject(discriminator) && !isObject(properties)) delete out['type']
  out['required'] = asArray(required).filter((name) => expects({ name: String(name), schema, place }))
  const parts = [
    ...asArray(allOf).map((part) => pointAtBase(inner(part), place)),
    ...branches({ oneOf: asArray(oneOf), discriminator: asObject(discriminator), place }),
  ]
  if (parts.length > 0) out['allOf'] = parts
  if (nullable === true) return { anyOf: [{ type: 'null' }, out] }
  return out
}

/** A request cannot give what only the server writes, a response does not show what is only written (OpenAPI 3.0.3, 4.7.24.2). */
function expects({ name, schema, place }: { name: string; schema: JsonObject; place: Place }): boolean {
  const property = asObject(asObject(schema['properties'])[name])
  return property[place.direction === 'request' ? 'readOnly' : 'writeOnly'] !== true
}

/**
 * With a discriminator its value picks the branch. Without one any branch will do: the document closes no object, so that several
 * branches fit at once and a literal oneOf would refuse right bodies.
 */
function branches(choice: { oneOf: readonly unknown[]; discriminator: JsonObject; place: Place }): JsonObject[] {
  const { oneOf, discriminator, place } = choice
  const property = discriminator['propertyName']
  const mapping = Object.entries(asObject(discriminator['mapping']))
  if (typeof property === 'string' && mapping.length > 0) {
    const picks = mapping
      .filter(([, target]) => target !== `#/components/schemas/${place.within}`)
      .map(([value, target]) => ({
        if: { required: [property], properties: { [property]: { const: value } } },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword.
        then: { $ref: String(target) },
      }))
    return place.direction === 'request' ? [{ required: [property] }, ...picks] : picks
  }
  if (oneOf.length === 0) return []
  const bare = { schemas: place.schemas, direction: place.direction }
  return [{ anyOf: oneOf.map((branch) => convert(asObject(branch), bare)) }]
}

/** A branch takes its parent by allOf and the parent lists its branches: without this the two would call each other for ever. */
function pointAtBase(part: JsonObject, place: Place): JsonObject {
  const parent = refName(part)
  if (parent === undefined || place.within === undefined) return part
  const { oneOf, discriminator } = asObject(place.schemas[parent])
  const targets = [
    ...asArray(oneOf).map((branch) => asObject(branch)['$ref']),
    ...Object.values(mappingOf(discriminator)),
  ]
  return targets.includes(`#/components/schemas/${place.within}`)
    ? { $ref: `#/components/schemas/${parent}-base` }
    : part
}

function mappingOf(discriminator: unknown): JsonObject {
  return asObject(asObject(discriminator)['mapping'])
}

/** References in a schema that stands outside the document must name the document. */
function rebase(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"atlas#/components/')) as JsonObject
}
