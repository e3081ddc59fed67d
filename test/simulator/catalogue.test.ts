import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderOperationTable } from '../../scripts/table/render-operation-table.ts'
import { catalogue, describedOperation } from '../../src/simulator/catalogue/catalogue.ts'
import { routes } from '../../src/simulator/routes/registry.ts'
import { formatted } from '../support/formatted.ts'
import { parsedYaml } from '../support/parsed-yaml.ts'
import { exchange } from './peer.ts'
import { API, field, outcome, started } from './started.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const FILE = 'src/simulator/catalogue/operation-table.ts'
const ATLAS = join(ROOT, '..', 'shared', 'atlas')
const OPERATIONS = join(ATLAS, 'operations.tsv')

describe('the table of operations', () => {
  test.skipIf(!existsSync(join(ATLAS, 'openapi.yaml')))('is fresh (needs ../shared/atlas/openapi.yaml)', () => {
    const text = formatted({ file: FILE, text: renderOperationTable(parsedYaml(join(ATLAS, 'openapi.yaml'))) })
    expect(text === readFileSync(join(ROOT, FILE), 'utf8'), 'run `node scripts/operation-table.ts`').toBe(true)
  })

  test.skipIf(!existsSync(OPERATIONS))('has the operations and dates of the other list (needs ../shared/atlas)', () => {
    const [, ...lines] = readFileSync(OPERATIONS, 'utf8').trimEnd().split('\n')
    const listed = lines.map((line) => {
      const [method, path = '', , , dates] = line.split('\t')
      return `${method} ${path.replace('/api/atlas/v2', '')} ${dates}`
    })
    const known = catalogue.map(({ method, path, dates }) => `${method} ${path} ${dates.join(',')}`)
    expect(known.sort()).toEqual(listed.sort())
  })

  test('knows what the simulator serves of the published API, with no version that is not published', () => {
    const strangers = routes.filter((route) => {
      if (route.root !== undefined) return false
      const dates = describedOperation(route)?.dates ?? []
      return route.versions.length === 0 || !route.versions.every(({ date }) => dates.includes(date))
    })
    expect(
      strangers.map(({ method, path, versions }) => `${method} ${path} ${versions.map(({ date }) => date)}`),
    ).toEqual([])
  })

  test('knows which role an operation needs', () => {
    const clusters = '/groups/{groupId}/clusters'
    expect(describedOperation({ method: 'POST', path: clusters })?.roles).toEqual(['Project Cluster Creator'])
    expect(describedOperation({ method: 'GET', path: clusters })?.roles).toEqual(['Project Read Only'])
    expect(describedOperation({ method: 'PATCH', path: clusters })).toBeUndefined()
  })
})

describe('an operation that Atlas has and the simulator has not', () => {
  const path = '/orgs/1234567890abcdef12345678/teams'

  test('is told apart from a path that is not known, once the request is in order', async () => {
    const { simulator, get } = await started()
    const known = await get(path, '2023-01-01')
    expect(outcome(known)).toBe('404 RESOURCE_NOT_FOUND')
    expect(field(known, 'detail')).toContain('Atlas has GET /orgs/{orgId}/teams, but this simulator does not serve it')
    const unknown = await get('/orgs/1234567890abcdef12345678/cats')
    expect(outcome(unknown)).toBe('404 RESOURCE_NOT_FOUND')
    expect(field(unknown, 'detail')).not.toContain('simulator')
    const stranger = await exchange(simulator.url, { method: 'GET', path: API + path })
    expect(outcome(stranger)).toBe('401 UNEXPECTED_ERROR')
  })

  test('has versions: none is refused, and so is one before its first', async () => {
    const { peer, get } = await started()
    expect(outcome(await peer({ method: 'GET', path: API + path, accept: 'none' }))).toBe('406 INVALID_VERSION_DATE')
    const late = '/groups/1234567890abcdef12345678/activityFeed'
    expect(outcome(await get(late, '2023-01-01'))).toBe('406 INVALID_VERSION_DATE')
    expect(outcome(await get(late, '2025-03-12'))).toBe('404 RESOURCE_NOT_FOUND')
    // It has a preview alone, which is not deployed: what was recorded of such an operation.
    expect(outcome(await get('/defaultGroupLimits'))).toBe('406 INVALID_VERSION_DATE')
  })

  test('does not have every method', async () => {
    const { peer } = await started()
    const refused = await peer({ method: 'PUT', path: API + path })
    expect(outcome(refused)).toBe('405 METHOD_NOT_ALLOWED')
    expect(refused.headers.allow?.split(', ').sort()).toEqual(['GET', 'POST'])
  })
})
