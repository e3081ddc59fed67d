import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apiOperations, namesInPath } from '../../src/atlas/api-operations.ts'
import { targetOf } from '../../src/atlas/endpoints.ts'
import { type ApiParams, readApiRequest } from '../../src/operations/subject/api-request.ts'

const operations = [...apiOperations().values()]

function read(params: Partial<ApiParams>) {
  return readApiRequest({ params, given: (name) => params[name] !== undefined })
}

test.for(operations.map((operation) => [operation.id, operation] as const))(
  '%s is a request by its id, with every parameter in its place',
  ([operationId, operation]) => {
    const inPath = namesInPath(operation.path)
    const others = [...operation.parameters]
    const { request, issues } = read({
      operationId,
      allPages: true,
      parameters: Object.fromEntries([
        ...inPath.map((name) => [name, `${name}/1`]),
        ...others.map(([name, { place }]) => [name, place === 'header' ? true : `${name}=2`]),
      ]),
      ...(operation.body !== 'none' && { body: {} }),
      ...(operation.media === 'gzip' && { outputFile: 'x' }),
    })
    expect(issues).toEqual([])
    if (request === undefined) throw new TypeError('no request')
    const { method, path, version, values, query, headers } = request
    expect([method, path, version]).toEqual([operation.method, operation.path, operation.version])
    expect(Object.keys(headers)).toHaveLength(others.filter(([, { place }]) => place === 'header').length)
    const target = new URL(targetOf({ path, parameters: values, query }), 'https://cloud.mongodb.com')
    expect(target.pathname).toBe(path.replace(/\{(\w+)\}/g, '$1%2F1'))
    const inQuery = others.flatMap(([name, { place }]) => (place === 'query' ? [[name, `${name}=2`]] : []))
    expect([...target.searchParams].sort()).toEqual(inQuery.sort())
  },
)

describe('no value of a parameter', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      '..',
      '.',
      '',
      '../../orgs',
      '%2e%2e',
      '//evil.example',
      'x?envelope=true',
      'x#y',
      'x:pause',
      '\r\nhost: evil',
      '\ud800',
      '{groupId}',
      '@evil.example',
    ),
    fc.integer(),
    fc.boolean(),
  )
  const one = fc.constantFrom(...operations.filter(({ path }) => path.includes('{')))

  test('reaches another path, another host or the query: it is refused, or stays in its segment', () => {
    fc.assert(
      fc.property(one, fc.array(hostile, { minLength: 6, maxLength: 6 }), (operation, values) => {
        const names = namesInPath(operation.path)
        const given = Object.fromEntries(names.map((name, index) => [name, values[index] ?? 'x']))
        const { request, issues } = read({
          operationId: operation.id,
          parameters: given,
          allPages: true,
          body: {},
          outputFile: 'x',
        })
        const isRefused = issues.some(({ message }) => message.includes('in a path'))
        expect(isRefused).toBe(Object.values(given).some((value) => /^\.{0,2}$/.test(String(value))))
        if (request === undefined || isRefused) return
        const target = targetOf({ path: request.path, parameters: request.values, query: request.query })
        const { host, pathname, search } = new URL(target, 'https://cloud.mongodb.com')
        expect([host, search]).toEqual(['cloud.mongodb.com', ''])
        const fixed = operation.path.split('/').map((part) => (part.includes('{') ? undefined : part))
        const parts = pathname.split('/')
        expect(parts).toHaveLength(fixed.length)
        expect(parts.map((part, index) => (fixed[index] === undefined ? undefined : part))).toEqual(fixed)
      }),
      { numRuns: 2_000 },
    )
  })

  test('becomes a parameter of another name in the query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const { request } = read({ operationId: 'listOrgs', parameters: { name: value }, allPages: true })
        const target = targetOf({ path: '/api/atlas/v2/orgs', parameters: {}, query: request?.query })
        expect([...new URL(target, 'https://cloud.mongodb.com').searchParams]).toEqual([['name', value.toWellFormed()]])
      }),
    )
  })
})
