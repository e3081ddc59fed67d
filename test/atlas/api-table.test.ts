import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { renderApiTable } from '../../scripts/table/render-api-table.ts'
import { apiOperations, namesInPath } from '../../src/atlas/api-operations.ts'
import { endpoints } from '../../src/atlas/endpoints.ts'
import { asArray, asObject, refName } from '../support/openapi.ts'
import { parsedYaml } from '../support/parsed-yaml.ts'
import { readSources } from '../support/source-files.ts'

const FOLDER = join(resolve(process.env['ATLAS_SHARED_DIR'] ?? '../shared'), 'atlas')
const TABLE = join(import.meta.dirname, '../../src/atlas/api-table.ts')
/** `envelope` and `pretty` only change how an answer is packed, and are left out on purpose. */
const LEFT_OUT = ['envelope', 'pretty']

describe('the table of the Admin API', () => {
  const operations = [...apiOperations().values()]

  test('has 540 operations, each of its own id, and of its own method and path', () => {
    expect(operations).toHaveLength(540)
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(540)
  })

  test('is small: some tens of KB, a fifth of that compressed', () => {
    const table = readFileSync(TABLE)
    expect(table.length).toBeLessThan(40_000)
    expect(gzipSync(table).length).toBeLessThan(8_000)
  })

  test('is loaded by nobody before it is needed', () => {
    const sources = new Map(readSources().map((source) => [source.path, source]))
    const reached = new Set(['src/action/index.ts', 'src/cli/index.ts', 'src/operations/index.ts'])
    for (const path of reached) for (const needed of sources.get(path)?.needed ?? []) reached.add(needed)
    expect([...reached]).toContain('src/operations/call-api.ts')
    expect([...reached].filter((path) => /\/api-/.test(path))).toEqual([])
  })

  test('agrees with the versions that this project pins', () => {
    // A row here needs a reason: why the code reads an older version than Atlas's newest.
    const exceptions: Readonly<Record<string, string>> = {}
    const pinned = Object.entries(endpoints).map(([id, [method, path, version]]) => ({ id, method, path, version }))
    const others = pinned.filter(({ id, ...mine }) => {
      const { method, path, version } = apiOperations().get(id) ?? {}
      return JSON.stringify(mine) !== JSON.stringify({ method, path, version })
    })
    expect(others.map(({ id }) => id)).toEqual(Object.keys(exceptions))
  })
})

// The description is no part of this project; where it is not beside the checkout there is nothing to compare with.
describe.skipIf(!existsSync(join(FOLDER, 'openapi.yaml')))('the published description', () => {
  const document = asObject(existsSync(join(FOLDER, 'openapi.yaml')) ? parsedYaml(join(FOLDER, 'openapi.yaml')) : {})

  test('gives this very table (`node scripts/api-table.ts` rewrites it)', () => {
    expect(readFileSync(TABLE, 'utf8')).toBe(renderApiTable(document))
  })

  test('names the same methods, paths and newest stable versions', () => {
    const [, ...lines] = readFileSync(join(FOLDER, 'operations.tsv'), 'utf8').trim().split('\n')
    const published = lines
      .map((line) => line.split('\t'))
      .map(([method, path, id, version]) => ({ id, method, path, version }))
    const table = [...apiOperations().values()].map(({ id, method, path, version }) => ({ id, method, path, version }))
    const byId = (one: { id?: string | undefined }, other: { id?: string | undefined }) =>
      (one.id ?? '') < (other.id ?? '') ? -1 : 1
    expect(table.sort(byId)).toEqual(published.sort(byId))
  })

  test('names the same parameters, and says the same of each', () => {
    const components = asObject(asObject(document['components'])['parameters'])
    for (const [path, item] of Object.entries(asObject(document['paths']))) {
      for (const raw of Object.values(asObject(item)).map(asObject)) {
        const operation = apiOperations().get(String(raw['operationId']))
        const parameters = asArray(raw['parameters'])
          .map(asObject)
          .map((parameter) => asObject(components[refName(parameter) ?? ''] ?? parameter))
        const names = (place: string) =>
          parameters
            .filter((one) => one['in'] === place && !LEFT_OUT.includes(String(one['name'])))
            .map((one) => one['name'])
        const mine = [...(operation?.parameters ?? [])]
        expect(namesInPath(path).sort(), path).toEqual(names('path').sort())
        expect(mine.flatMap(([name, { place }]) => (place === 'query' ? [name] : [])).sort()).toEqual(
          names('query').sort(),
        )
        expect(mine.flatMap(([name, { place }]) => (place === 'header' ? [name] : [])).sort()).toEqual(
          names('header').sort(),
        )
        for (const { name, required, schema } of parameters) {
          const spec = operation?.parameters.get(String(name))
          if (spec === undefined) continue
          expect([name, spec.needed, spec.repeatable]).toEqual([
            name,
            required === true,
            asObject(schema)['type'] === 'array',
          ])
        }
        const needed = asObject(raw['requestBody'])['required'] === true ? 'needed' : 'allowed'
        expect(operation?.body, operation?.id).toBe(raw['requestBody'] === undefined ? 'none' : needed)
      }
    }
  })
})
