import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { targetOf } from '../../src/atlas/endpoints.ts'

const groupId = '5a0a1e7e0f2912c554080adc'

describe('a target', () => {
  const path = '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}'

  test.each([
    ['192.168.0.0/24', '192.168.0.0%2F24'],
    ['2001:db8::/32', '2001%3Adb8%3A%3A%2F32'],
    ['...', '...'],
    ['..a', '..a'],
    ['\ud800', '%EF%BF%BD'],
    ['a b', 'a%20b'],
    ['a?b#c', 'a%3Fb%23c'],
    ['100%', '100%25'],
    ['%2F', '%252F'],
    ['ü', '%C3%BC'],
    ['{groupId}', '%7BgroupId%7D'],
    ['\r\nx: y', '%0D%0Ax%3A%20y'],
    ['$&', '%24%26'],
  ])('keeps %j in one segment', (entryValue, segment) => {
    expect(targetOf({ path, parameters: { groupId, entryValue } })).toBe(
      `/api/atlas/v2/groups/${groupId}/accessList/${segment}`,
    )
  })

  test('keeps any value in its segment, also for those who resolve the path', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (entryValue) => {
        fc.pre(!/^\.{1,2}$/.test(entryValue))
        const target = targetOf({ path, parameters: { groupId, entryValue } })
        expect(target).toMatch(/^[!-~]+$/)
        const { pathname, search } = new URL(target, 'https://cloud.mongodb.com')
        expect(search).toBe('')
        expect(pathname.split('/')).toHaveLength(8)
        expect(decodeURIComponent(pathname.split('/')[7] ?? '')).toBe(entryValue)
      }),
    )
  })

  test.each(['', '.', '..'])('refuses %j, which would name another resource', (entryValue) => {
    expect(() => targetOf({ path, parameters: { groupId, entryValue } })).toThrow(/^entryValue: /)
    expect(() => targetOf({ path, parameters: { groupId } })).toThrow(/^entryValue: /)
  })

  test('writes the query encoded, and leaves out what is undefined', () => {
    const query = { name: 'a&b=c', pretty: false, pageNum: 2, none: undefined }
    expect(targetOf({ path: '/api/atlas/v2/groups', parameters: {}, query })).toBe(
      '/api/atlas/v2/groups?name=a%26b%3Dc&pretty=false&pageNum=2',
    )
  })
})
