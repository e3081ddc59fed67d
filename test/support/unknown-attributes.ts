import { asArray, asObject, isObject, type JsonObject, refName } from './openapi.ts'

/**
 * The places in a request body that no schema knows, or that only the server writes, as `$.tags[0].colour`. The document closes no
 * object, so a validator alone would let every misspelling through. A discriminator's value picks one branch; without one the
 * names of all branches count.
 */
export function unknownAttributes(given: { schemas: JsonObject; schema: JsonObject; value: unknown }): string[] {
  return walk({ schemas: given.schemas, candidates: [given.schema], value: given.value, path: '$' })
}

interface Visit {
  readonly schemas: JsonObject
  readonly candidates: readonly JsonObject[]
  readonly value: unknown
  readonly path: string
}

function walk({ schemas, candidates, value, path }: Visit): string[] {
  const flat = flatten({ schemas, candidates, value })
  if (Array.isArray(value)) {
    const items = flat.map((schema) => asObject(schema['items']))
    return value.flatMap((item, index) => walk({ schemas, candidates: items, value: item, path: `${path}[${index}]` }))
  }
  if (!isObject(value) || isOpen(flat)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = `${path}.${name}`
    const known = flat.flatMap((schema) => {
      const property = asObject(schema['properties'])[name]
      return isObject(property) ? [property] : []
    })
    if (known.length === 0) return [`${here} is not an attribute of the request`]
    if (known.every((schema) => isReadOnly(schemas, schema))) return [`${here} is read-only`]
    return walk({ schemas, candidates: known, value: inner, path: here })
  })
}

/** A schema that allows any name, or names none at all, takes everything. */
function isOpen(flat: readonly JsonObject[]): boolean {
  const named = flat.some((schema) => isObject(schema['properties']))
  return !named || flat.some((schema) => 'additionalProperties' in schema && schema['additionalProperties'] !== false)
}

function isReadOnly(schemas: JsonObject, schema: JsonObject): boolean {
  const name = refName(schema)
  return schema['readOnly'] === true || (name !== undefined && asObject(schemas[name])['readOnly'] === true)
}

function flatten({ schemas, candidates, value }: Omit<Visit, 'path'>): JsonObject[] {
  const seen = new Set<JsonObject>()
  const open = [...candidates]
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const name = refName(schema)
    const target = name === undefined ? schema : asObject(schemas[name])
    if (seen.has(target)) continue
    seen.add(target)
    open.push(
      ...[...asArray(target['allOf']), ...asArray(target['anyOf']), ...branchesFor(target, value)].map(asObject),
    )
  }
  return [...seen]
}

function branchesFor(schema: JsonObject, value: unknown): readonly unknown[] {
  const { propertyName, mapping } = asObject(schema['discriminator'])
  if (typeof propertyName !== 'string' || !isObject(mapping)) return asArray(schema['oneOf'])
  const target = mapping[String(asObject(value)[propertyName])]
  return target === undefined ? [] : [{ $ref: target }]
}
