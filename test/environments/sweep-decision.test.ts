import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Environment } from '../../src/environments/find-environments.ts'
import { environmentName } from '../../src/environments/name.ts'
import { decideSweep, type Standing } from '../../src/environments/sweep/sweep-decision.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const HOUR = 3_600_000
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR)

function environmentOf({
  number = 1,
  expiresAt,
  isProtected = false,
  created = '2026-11-01T00:00:00Z',
}: {
  number?: number
  expiresAt?: Date | undefined
  isProtected?: boolean
  created?: string
}): Environment {
  const identity = { repository: 'octo/shop', pullRequest: number }
  const projectId = String(number).padStart(24, '0')
  const holdings = [{ kind: 'project', projectId, created }] as const
  return { ...identity, name: environmentName(identity), expiresAt, isProtected, holdings }
}

function decideAlone(environment: Environment, standing: Standing, { graceMs = HOUR } = {}) {
  const rules = { now: NOW, graceMs, limit: 25 }
  const [decision] = decideSweep({ environments: [environment], standingOf: () => standing, ...rules })
  return [decision?.verdict, decision?.reason]
}

describe('an environment', () => {
  const open = { kind: 'open' } as const
  const closed = (hours: number) => ({ kind: 'closed', at: at(hours) }) as const
  const unknown = { kind: 'unknown', why: 'hidden' } as const

  test.for([
    ['open, and not expired', at(1), open, 'keep', 'open'],
    ['open, without an expiry', undefined, open, 'keep', 'open'],
    ['expired for exactly the grace period', at(-1), open, 'delete', 'expired 2026-11-22T11:00:00Z'],
    [
      'expired for a second less',
      new Date(at(-1).getTime() + 1000),
      open,
      'keep',
      /^in its grace period until 2026-11-22T12:00:01Z$/,
    ],
    ['closed for exactly the grace period', at(9), closed(-1), 'delete', 'pull request closed 2026-11-22T11:00:00Z'],
    ['closed, without an expiry', undefined, closed(-2), 'delete', 'pull request closed 2026-11-22T10:00:00Z'],
    ['closed a moment ago', at(9), closed(0), 'keep', 'in its grace period until 2026-11-22T13:00:00Z'],
    [
      'closed and expired, both in grace',
      at(-0.5),
      closed(-0.25),
      'keep',
      'in its grace period until 2026-11-22T12:30:00Z',
    ],
    ['closed in the future, by a clock that goes wrong', at(9), closed(1), 'keep', 'closed'],
    ['of a repository that is gone', at(9), { kind: 'repository-gone' }, 'delete', 'repository gone'],
    ['of which nobody knows', at(9), unknown, 'keep', 'unknown: hidden'],
    ['of which nobody knows, expired', at(-2), unknown, 'delete', 'expired 2026-11-22T10:00:00Z'],
    ['not open, with more to do before it', at(9), { kind: 'not-open' }, 'leave', /left for the next run/],
  ] as const)('%s', ([, expiresAt, standing, verdict, reason]) => {
    const found = decideAlone(environmentOf({ expiresAt }), standing)
    expect(found).toEqual([verdict, typeof reason === 'string' ? reason : expect.stringMatching(reason)])
  })

  test('is never due while it is protected, whatever else is so', () => {
    for (const standing of [open, closed(-99), unknown, { kind: 'repository-gone' }, { kind: 'not-open' }] as const) {
      const environment = environmentOf({ expiresAt: at(-99), isProtected: true })
      expect(decideAlone(environment, standing, { graceMs: 0 })).toEqual(['keep', 'protected'])
    }
  })
})

test('the oldest come first, and what is beyond the limit is left for the next run', () => {
  const created = ['2026-11-03', '2026-11-01', '2026-11-02'].map((day) => `${day}T00:00:00Z`)
  const environments = created.map((created, index) => environmentOf({ number: index + 1, created, expiresAt: at(-9) }))
  const decisions = decideSweep({
    environments,
    standingOf: () => ({ kind: 'open' }),
    now: NOW,
    graceMs: HOUR,
    limit: 2,
  })
  expect(decisions.map(({ environment, verdict }) => [environment.pullRequest, verdict])).toEqual([
    [2, 'delete'],
    [3, 'delete'],
    [1, 'leave'],
  ])
  expect(decisions.at(-1)?.reason).toBe('expired 2026-11-22T03:00:00Z; left for the next run by the limit of 2')
})

test('a sweep never deletes more than its limit, nothing protected, and nothing whose time has not come', () => {
  const standing = fc.oneof(
    fc.constantFrom<Standing>({ kind: 'open' }, { kind: 'unknown', why: 'hidden' }, { kind: 'not-open' }),
    fc.integer({ min: -100, max: 10 }).map((hours): Standing => ({ kind: 'closed', at: at(hours) })),
  )
  const environment = fc.record({
    expiresAt: fc.option(fc.integer({ min: -100, max: 100 }).map(at), { nil: undefined }),
    isProtected: fc.boolean(),
    standing,
  })
  fc.assert(
    fc.property(fc.array(environment, { maxLength: 30 }), fc.nat(10), fc.nat(48), (rows, limit, graceHours) => {
      const made = rows.map((row, index) => ({ ...row, environment: environmentOf({ number: index + 1, ...row }) }))
      const standings = new Map(made.map(({ environment, standing }) => [environment, standing]))
      const graceMs = graceHours * HOUR
      const decisions = decideSweep({
        environments: made.map(({ environment }) => environment),
        standingOf: (environment) => standings.get(environment) ?? { kind: 'open' },
        now: NOW,
        graceMs,
        limit,
      })
      expect(decisions.length).toBe(made.length)
      const deleted = decisions.filter(({ verdict }) => verdict === 'delete')
      expect(deleted.length).toBeLessThanOrEqual(limit)
      for (const { environment } of deleted) {
        const standing = standings.get(environment)
        const ends = [environment.expiresAt, standing?.kind === 'closed' ? standing.at : undefined]
        expect(environment.isProtected).toBe(false)
        expect(ends.some((end) => end !== undefined && end.getTime() + graceMs <= NOW.getTime())).toBe(true)
      }
    }),
  )
})
