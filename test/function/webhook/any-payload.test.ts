import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRead, judge, type ReadEvent } from '../../../src/function/webhook/judge.ts'
import { fieldsOf } from '../../../src/function/webhook/payload-fields.ts'
import type { Verdict } from '../../../src/function/webhook/verdict.ts'
import { githubExamples } from '../support/github-examples.ts'

const EVENTS: readonly ReadEvent[] = ['pull_request', 'repository', 'installation', 'installation_repositories', 'ping']
const examples = githubExamples().flatMap(({ event, payload }) => (isRead(event) ? [{ event, payload }] : []))

/** What an order may be made of, and nothing else: the shapes of the contract, each with its own few letters. */
function refuseStrange(verdict: Verdict): void {
  const said = JSON.stringify(verdict)
  expect(said).not.toMatch(/[\u0000-\u001f\u007f-\uffff<>`$]/)
  if (verdict.kind !== 'order') return
  const { kind, repository, since, ...rest } = verdict.order
  expect(repository).toMatch(/^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/)
  expect(since).toMatch(/^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z(?: [a-z]{1,20})?$/)
  if (kind === 'sweep') {
    expect(rest).toEqual({})
    return
  }
  const { pullRequest, action } = verdict.order
  expect(rest).toEqual({ pullRequest, action })
  expect(Number.isSafeInteger(pullRequest) && pullRequest > 0).toBe(true)
  expect(action).toMatch(/^[a-z_]{1,60}$/)
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('owner/name', 'owner/name\n::error::', '../..', '$(id)', '`id`', '__proto__', '2019-05-15T15:20:33Z'),
  fc.constantFrom<unknown>(-1, 0, 1.5, 2 ** 53, 1e308, '1', null, true, [], {}, [[]], { full_name: 'a/b' }),
  fc.jsonValue(),
)

/** Every place of a payload that anything is read from, and some more. */
const PLACES = [
  ['action'],
  ['number'],
  ['changes'],
  ['changes', 'base'],
  ['pull_request'],
  ['pull_request', 'number'],
  ['pull_request', 'updated_at'],
  ['pull_request', 'title'],
  ['repository'],
  ['repository', 'full_name'],
  ['repository', 'updated_at'],
  ['installation'],
  ['installation', 'account'],
  ['installation', 'account', 'login'],
  ['repositories'],
  ['repositories_removed'],
  ['repositories_removed', '0', 'full_name'],
  ['hook', 'events'],
] as const

describe('any payload', () => {
  test('of any JSON is judged without a throw, and repeats nothing of it', () => {
    const payload = fc.dictionary(
      fc.constantFrom('action', 'pull_request', 'repository', 'hook', '__proto__'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...EVENTS), fc.oneof(payload, fc.jsonValue()), (event, value) => {
        refuseStrange(judge({ event, payload: fieldsOf(JSON.parse(JSON.stringify(value))) }))
      }),
      { numRuns: 1000 },
    )
  })

  test('of GitHub, with something else in one or two places, orders nothing strange', () => {
    const change = fc.tuple(fc.constantFrom(...PLACES), hostile)
    const changes = fc.array(change, { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.constantFrom(...EVENTS),
        fc.boolean(),
        changes,
        (example, other, isOther, puts) => {
          const payload = structuredClone(example.payload) as Record<string, unknown>
          for (const [place, value] of puts) put({ payload, place, value })
          refuseStrange(judge({ event: isOther ? other : example.event, payload }))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('with every action of GitHub orders a run or says why not', () => {
    for (const { event, payload } of examples) {
      const verdict = judge({ event, payload })
      refuseStrange(verdict)
      expect(verdict.kind).not.toBe('unreadable')
    }
  })
})

function put({
  payload,
  place,
  value,
}: {
  payload: Record<string, unknown>
  place: readonly string[]
  value: unknown
}) {
  let at = payload
  for (const name of place.slice(0, -1)) {
    const next = at[name]
    if (typeof next !== 'object' || next === null) return
    at = next as Record<string, unknown>
  }
  const last = place.at(-1)
  if (last !== undefined) at[last] = value
}
