import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { secretsIn } from '../../src/operations/subject/api-secrets.ts'
import { asArray, asObject } from '../support/openapi.ts'
import { parsedYaml } from '../support/parsed-yaml.ts'

const description = join(resolve(process.env['ATLAS_SHARED_DIR'] ?? '../shared'), 'atlas', 'openapi.yaml')

test.skipIf(!existsSync(description))('every attribute that Atlas describes as a password is known by its name', () => {
  const schemas = asObject(asObject(asObject(parsedYaml(description))['components'])['schemas'])
  const names = new Set(Object.values(schemas).flatMap(passwordsIn))
  expect(names.size).toBeGreaterThan(5)
  // `value` belongs to a header, whose list is known by its own name.
  const unknown = [...names].filter((name) => name !== 'value' && secretsIn({ [name]: 's3cret' }).length === 0)
  expect(unknown).toEqual([])
})

function passwordsIn(schema: unknown): string[] {
  const { properties, items, allOf, oneOf } = asObject(schema)
  const own = Object.entries(asObject(properties)).flatMap(([name, value]) => [
    ...(asObject(value)['format'] === 'password' ? [name] : []),
    ...passwordsIn(value),
  ])
  return [...own, ...[items, ...asArray(allOf), ...asArray(oneOf)].flatMap((one) => (one ? passwordsIn(one) : []))]
}
