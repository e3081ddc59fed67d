import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Owner } from '../../src/operations/operation.ts'
import {
  isOurUser,
  isRepositoryOf,
  isUserMadeFor,
  markUser,
  readUserMark,
  renewMark,
} from '../../src/operations/subject/database-user-mark.ts'

const BY = 'Managed by mongodb-atlas-action'
const SHOP = 'octo/shop'
const END = '2026-11-25T08:00:00Z'
const LATER = '2026-11-26T08:00:00Z'
/** GitHub allows 39 characters for an owner and 100 for a repository. */
const LONG = `${'o'.repeat(39)}/${'r'.repeat(100)}`
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

function owner(repository?: string, pullRequest?: string, expiresAt?: string): Owner {
  const tags = { repository, 'pull-request': pullRequest, 'expires-at': expiresAt }
  return {
    tags: Object.entries(tags).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    mark: '',
  }
}

describe('the mark of a database user', () => {
  test.for([
    { of: owner(), mark: BY, says: {} },
    { of: owner(SHOP), mark: `${BY} for octo/shop`, says: { repository: SHOP } },
    { of: owner(SHOP, '42'), mark: `${BY} for octo/shop#42`, says: { repository: SHOP, pullRequest: 42 } },
    {
      of: owner(SHOP, '42', END),
      mark: `${BY} for octo/shop#42 until ${END}`,
      says: { repository: SHOP, pullRequest: 42, expiresAt: END },
    },
    {
      of: owner(SHOP, undefined, END),
      mark: `${BY} for octo/shop until ${END}`,
      says: { repository: SHOP, expiresAt: END },
    },
    { of: owner(undefined, undefined, END), mark: `${BY} until ${END}`, says: { expiresAt: END } },
  ])('is `$mark`, and read again as it was meant', ({ of, mark, says }) => {
    expect(markUser(of)).toBe(mark)
    expect(readUserMark(mark)).toEqual(says)
  })

  test.for([
    { pullRequest: undefined, expiresAt: undefined, tail: '' },
    { pullRequest: '4294967295', expiresAt: undefined, tail: '#4294967295' },
    { pullRequest: '4294967295', expiresAt: END, tail: `#4294967295 until ${END}` },
  ])('fits into the 100 characters of a description before `$tail`', ({ pullRequest, expiresAt, tail }) => {
    const mark = markUser(owner(LONG, pullRequest, expiresAt))
    expect(mark).toHaveLength(100)
    expect(mark).toMatch(new RegExp(`^${BY} for o+(?:/r*)?~${hashOf(LONG)}${tail}$`))
    expect(readUserMark(mark)).toMatchObject({ ...(pullRequest && { pullRequest: 4_294_967_295 }) })
    expect(isRepositoryOf(readUserMark(mark) ?? {}, LONG.toUpperCase())).toBe(true)
    expect(isRepositoryOf(readUserMark(mark) ?? {}, `${LONG.slice(0, -1)}s`)).toBe(false)
    expect(isOurUser({ description: mark, owner: owner(LONG, pullRequest) })).toBe(true)
  })

  test.for([
    { theirs: [SHOP], ours: [SHOP], same: true },
    { theirs: [SHOP], ours: ['Octo/Shop'], same: true },
    { theirs: [SHOP], ours: ['octo/blog'], same: false },
    { theirs: [SHOP], ours: ['octo/shop2'], same: false },
    { theirs: [], ours: [SHOP], same: true },
    { theirs: [SHOP], ours: [], same: true },
    { theirs: [`octo/${'a'.repeat(99)}b`], ours: [`octo/${'a'.repeat(99)}c`], same: false },
    { theirs: [`octo/${'a'.repeat(99)}b`], ours: [`Octo/${'A'.repeat(99)}b`], same: true },
    { theirs: [SHOP, '42', END], ours: [SHOP], same: true },
    { theirs: [SHOP], ours: [SHOP, '42', END], same: true },
    { theirs: [SHOP, '42'], ours: [SHOP, '42', END], same: true },
    { theirs: [SHOP, '42', END], ours: [SHOP, '4', END], same: false },
    { theirs: ['octo/blog', '42'], ours: [SHOP, '42'], same: false },
  ] as const)('of $theirs is for $ours: $same', ({ theirs, ours, same }) => {
    expect(isOurUser({ description: markUser(owner(...theirs)), owner: owner(...ours) })).toBe(same)
  })

  test.for([
    '',
    'managed by hand',
    'not Managed by mongodb-atlas-action',
    'Managed by mongodb-atlas-actions',
    `${BY} for octo/shop `.trimEnd().slice(0, -10),
  ])('is not in `%s`', (description) => {
    expect(readUserMark(description)).toBeUndefined()
    expect(isOurUser({ description, owner: owner(SHOP) })).toBe(false)
  })

  test.for([
    { description: `${BY} for octo/shop`, of: [SHOP], made: true },
    { description: BY, of: [SHOP], made: false },
    { description: BY, of: [], made: true },
    { description: `${BY} for octo/shop`, of: [SHOP, '42'], made: true },
    { description: `${BY} for octo/shop#41`, of: [SHOP, '42'], made: false },
  ] as const)('`$description` allows a deletion for $of: $made', ({ description, of, made }) => {
    expect(isUserMadeFor({ description, owner: owner(...of) })).toBe(made)
  })
})

describe('a mark is renewed', () => {
  const full = markUser(owner(SHOP, '42', END))
  test.for([
    { why: 'for a later end', has: full, by: owner(SHOP, '42', LATER), gets: markUser(owner(SHOP, '42', LATER)) },
    { why: 'for a pull request', has: markUser(owner(SHOP)), by: owner(SHOP, '42', END), gets: full },
    { why: 'for a repository', has: BY, by: owner(SHOP), gets: markUser(owner(SHOP)) },
    { why: 'never for an earlier end', has: full, by: owner(SHOP, '42', '2026-11-24T08:00:00Z'), gets: full },
    { why: 'never by a run for no pull request', has: full, by: owner(SHOP), gets: full },
    { why: 'never by a run that has no end', has: full, by: owner(SHOP, '42'), gets: full },
    { why: 'never by a run for no repository', has: full, by: owner(), gets: full },
    { why: 'never for another case', has: full, by: owner('Octo/Shop', '42', END), gets: full },
    { why: 'never of another pull request', has: full, by: owner(SHOP, '41', LATER), gets: full },
    { why: 'never over the words of others', has: 'for reports', by: owner(SHOP, '42', END), gets: 'for reports' },
  ])('$why', ({ has, by, gets }) => {
    expect(renewMark({ description: has, owner: by })).toBe(gets)
  })
})
