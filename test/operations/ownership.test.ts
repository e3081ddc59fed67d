import { describe, expect, test } from 'vitest'
import type { Tag } from '../../src/operations/operation.ts'
import { isMadeFor, isOurs, ownerTags, tagsOf } from '../../src/operations/subject/ownership.ts'

const BY = { 'managed-by': 'mongodb-atlas-action' }
const SHOP = { ...BY, repository: 'octo/shop' }
const PR = { ...SHOP, 'pull-request': '42' }
const END = '2026-11-25T08:00:00Z'
const LATER = '2026-11-26T08:00:00Z'
const owner = (tags: Readonly<Record<string, string>>) => ({ tags: tagsOf(tags), mark: '' })

describe('what bears tags', () => {
  test.for([
    { has: {}, by: SHOP, ours: false, made: false },
    { has: { repository: 'octo/shop' }, by: SHOP, ours: false, made: false },
    { has: { ...SHOP, 'managed-by': 'terraform' }, by: SHOP, ours: false, made: false },
    { has: SHOP, by: SHOP, ours: true, made: true },
    { has: SHOP, by: { ...SHOP, repository: 'Octo/SHOP' }, ours: true, made: true },
    { has: SHOP, by: { ...BY, repository: 'octo/blog' }, ours: false, made: false },
    { has: BY, by: SHOP, ours: true, made: false },
    { has: BY, by: BY, ours: true, made: true },
    { has: PR, by: PR, ours: true, made: true },
    { has: PR, by: SHOP, ours: true, made: true },
    { has: SHOP, by: PR, ours: true, made: true },
    { has: PR, by: { ...PR, 'pull-request': '41' }, ours: false, made: false },
  ] as { has: Record<string, string>; by: Record<string, string>; ours: boolean; made: boolean }[])(
    '$has is for $by: $ours, to delete: $made',
    ({ has, by, ours, made }) => {
      const given = { tags: tagsOf(has), owner: owner(by) }
      expect([isOurs(given), isMadeFor(given)]).toEqual([ours, made])
    },
  )
})

describe("the owner's tags for what bears some", () => {
  const tags = (map: Readonly<Record<string, string>>, present: readonly Tag[]) =>
    Object.fromEntries(ownerTags({ owner: owner(map), present }).map(({ key, value }) => [key, value]))

  test.for([
    { why: 'put an end off', has: END, by: LATER, gets: LATER },
    { why: 'never bring an end forward', has: LATER, by: END, gets: LATER },
    { why: 'replace an end that is none', has: 'never', by: END, gets: END },
  ])('$why', ({ has, by, gets }) => {
    expect(tags({ ...PR, 'expires-at': by }, tagsOf({ 'expires-at': has }))).toEqual({ ...PR, 'expires-at': gets })
  })

  test('leave a repository in the case in which it is written', () => {
    expect(tags(PR, tagsOf({ repository: 'Octo/Shop' }))).toEqual({ ...PR, repository: 'Octo/Shop' })
    expect(tags(PR, tagsOf({ repository: 'octo/blog' }))).toEqual(PR)
  })
})
