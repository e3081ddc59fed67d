import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { API_ROOT, apiOperations, namesInPath } from '../../src/atlas/api-operations.ts'
import { matchApiPath, readApiPath, type Segment, templateOf } from '../../src/atlas/api-path.ts'
import { targetOf } from '../../src/atlas/endpoints.ts'
import type { Method } from '../../src/atlas/send.ts'

function match(method: Method, path: string) {
  const read = readApiPath(path)
  return 'why' in read ? read.why : matchApiPath({ method, segments: read.segments })
}

function found(method: Method, path: string): [string, Record<string, Segment>] | undefined | string {
  const matched = match(method, path)
  if (matched === undefined || typeof matched === 'string') return matched
  return [matched.operation.id, Object.fromEntries(matched.values)]
}

const operations = [...apiOperations().values()]

describe('a path leads to its operation', () => {
  test.for(operations.map(({ id, method, path }) => [id, method, path] as const))(
    '%s, written with names, with values, and without the root',
    ([id, method, path]) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => `5a0a1e7e0f2912c554080adc${name}`)
      for (const written of [path, path.slice(API_ROOT.length) || '/', filled]) {
        expect(found(method, written)).toMatchObject([id, {}])
      }
      const [, values] = found(method, filled) as [string, Record<string, Segment>]
      expect(Object.keys(values).sort()).toEqual(namesInPath(path).sort())
      for (const name of namesInPath(path))
        expect(values[name]).toEqual({ kind: 'text', text: `5a0a1e7e0f2912c554080adc${name}` })
    },
  )

  test('the one with more words of its own, where two fit', () => {
    expect(found('GET', '/groups/x/streams/accountDetails')).toMatchObject(['getGroupStreamAccountDetails', {}])
    expect(found('POST', '/groups/x:migrate')).toEqual(['migrateGroup', { groupId: { kind: 'text', text: 'x' } }])
    expect(found('GET', '/groups/byName/x')).toMatchObject(['getGroupByName', {}])
  })

  test('never another one for a name in braces, whatever its value will be', () => {
    expect(found('GET', '/groups/x/streams/{tenant}')).toEqual([
      'getGroupStreamWorkspace',
      { groupId: { kind: 'text', text: 'x' }, tenantName: { kind: 'named', name: 'tenant', suffix: '' } },
    ])
    expect(found('GET', '/groups/{a}/{b}')).toBeUndefined()
  })

  test('by names of its own choice, and by segments that are encoded', () => {
    expect(found('DELETE', '/groups/{project}/accessList/192.168.0.0%2F24')).toEqual([
      'deleteGroupAccessListEntry',
      { groupId: { kind: 'named', name: 'project', suffix: '' }, entryValue: { kind: 'text', text: '192.168.0.0/24' } },
    ])
    expect(found('GET', '/groups/%7BgroupId%7D')).toEqual([
      'getGroup',
      { groupId: { kind: 'text', text: '{groupId}' } },
    ])
  })

  test.for([
    ['https://evil.example/groups', 'a path has no host.'],
    ['//evil.example/groups', 'a path has no host.'],
    ['HTTPS:evil', 'a path has no host.'],
    ['groups', 'a path begins with `/`.'],
    ['/groups?x=1', 'a path has no `?` and no `#`; the query belongs into `parameters`.'],
    ['/groups#x', 'a path has no `?` and no `#`; the query belongs into `parameters`.'],
    ['/groups\\x', 'a path has no backslash and no control characters.'],
    ['/groups/\r\nhost: x', 'a path has no backslash and no control characters.'],
    ['/groups/../orgs', 'a segment of a path cannot be empty, `.` or `..`.'],
    ['/groups/%2e%2E/orgs', 'a segment of a path cannot be empty, `.` or `..`.'],
    ['/groups/./x', 'a segment of a path cannot be empty, `.` or `..`.'],
    ['/groups//x', 'a segment of a path cannot be empty, `.` or `..`.'],
    ['/groups/', 'a segment of a path cannot be empty, `.` or `..`.'],
    ['/groups/%zz', 'a `%` in it is no percent-encoding.'],
    ['/groups/%c3', 'a `%` in it is no percent-encoding.'],
  ] as const)('unless it is none: %j', ([path, why]) => {
    expect(match('GET', path)).toBe(why)
  })
})

test('no path leaves the API or its own segments, whatever stands in it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2F',
      '%252e',
      '//',
      '\\',
      '@evil.example',
      ':80',
      '{x}',
      '{x}:y',
      '?a=b',
      '#',
      'groups',
      '%00',
      '\r\n',
    ),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.string({ minLength: 1, unit: 'grapheme' }),
      (pieces, value) => {
        fc.pre(!/^\.{1,2}$/.test(value))
        const read = readApiPath(`/${pieces.join('/')}`)
        if ('why' in read) return
        const target = targetOf({ path: templateOf(read.segments), parameters: { x: value } })
        expect(target).toMatch(/^\/api\/atlas\/v2(?:\/[!-~]+)*$/)
        const { pathname, search, host } = new URL(target, 'https://cloud.mongodb.com')
        expect([host, search]).toEqual(['cloud.mongodb.com', ''])
        expect(pathname.split('/')).toHaveLength(4 + read.segments.length)
        expect(pathname.startsWith(`${API_ROOT}/`) || pathname === API_ROOT).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})
