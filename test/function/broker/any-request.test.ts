import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { createRecipient } from '../../../src/broker/recipient.ts'
import { readBrokerRequest } from '../../../src/broker/request.ts'
import { orderOf } from '../../../src/function/broker/order-of.ts'
import { type Ask, decide } from '../../../src/function/broker/policy/decide.ts'
import { matchesGlob } from '../../../src/function/broker/policy/glob.ts'
import { readAsk } from '../../../src/function/broker/read-ask.ts'
import type { Caller } from '../../../src/function/runs/run-order.ts'
import { operations } from '../../../src/operations/index.ts'
import { CALLER, OURS, policyOf, THEIRS } from './support/asking.ts'

const { publicKey: recipient } = await createRecipient()
const project = fc.constantFrom(OURS, THEIRS, 'shop', 'pr-1')
const step = fc.oneof(
  fc.record({ 'list-clusters': fc.record({ 'project-id': project }) }),
  fc.record({ 'delete-cluster': fc.record({ 'project-id': project, 'cluster-name': fc.constantFrom('a', 'pr-1') }) }),
  fc.record({ 'delete-cluster': fc.record({ cluster: project.map((name) => `${name}:a`) }) }),
  fc.record({ 'create-project': fc.record({ 'org-id': project, 'project-name': project }) }),
  fc.record({
    'call-api': fc.record({ method: fc.constant('GET'), path: project.map((id) => `/groups/${id}/clusters`) }),
  }),
)
const task = fc.oneof(
  fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => ({
    kind: 'plan' as const,
    text: JSON.stringify(Object.fromEntries(steps.map((each, index) => [`s${index}`, each]))),
    file: 'p',
  })),
  fc.record({
    kind: fc.constant('environment' as const),
    inputs: fc.record({
      environment: fc.constantFrom('auto', 'up', 'down', 'list', 'pause', 'resume', 'sweep'),
      'pull-request': fc.constantFrom('42', '43'),
    }),
  }),
)
const caller = fc.record({
  repositoryId: fc.constantFrom('74', '75'),
  ref: fc.constantFrom('refs/heads/main', 'refs/pull/42/merge'),
  event: fc.constantFrom('push', 'pull_request', 'pull_request_target'),
})

async function understood(task: Parameters<typeof readAsk>[0]['task'], who: Caller): Promise<Ask | undefined> {
  try {
    return await readAsk({ task, caller: who, operations, cloud: 'commercial' })
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

const DENY_ALL = await policyOf('rules: []')
const FOR_OTHERS = await policyOf(
  'rules: [{ repository-id: 99, effects: [read, write, destroy], environment: [auto, up, down, list, pause, resume], any-project: true }]',
)
const SOME = await policyOf(`rules:
  - { repository-id: 74, effects: [read, write, destroy], project-ids: [${OURS}], environment: [up] }
  - { repository-id: 74, operations: [delete-cluster], project-names: [pr-*], cluster-names: [pr-*] }`)

test('no request passes a policy that allows nothing, or nothing to this caller', async () => {
  await fc.assert(
    fc.asyncProperty(task, caller, async (task, part) => {
      const who = { ...CALLER, ...part }
      const ask = await understood(task, who)
      if (ask === undefined) return
      for (const policy of [DENY_ALL, FOR_OTHERS])
        expect(decide({ policy, caller: who, ask })).toHaveProperty('missing')
    }),
    { numRuns: 200 },
  )
})

test('what is allowed names no project but ours, and what is denied is denied without naming a rule’s own', async () => {
  let allowed = 0
  await fc.assert(
    fc.asyncProperty(task, caller, async (task, part) => {
      const who = { ...CALLER, ...part }
      const ask = await understood(task, who)
      if (ask === undefined) return
      const decision = decide({ policy: SOME, caller: who, ask })
      const text = JSON.stringify(task)
      if ('rule' in decision) {
        allowed += 1
        expect(who.repositoryId).toBe('74')
        expect(who.event).not.toBe('pull_request_target')
        expect(text).not.toContain(THEIRS)
        expect(text).not.toContain('"shop')
      } else if (!text.includes(OURS)) expect(decision.missing).not.toContain(OURS)
    }),
    { numRuns: 300 },
  )
  expect(allowed).toBeGreaterThan(0)
})

test('the order of keys changes neither the decision nor the order of the run', async () => {
  const shuffled = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, item]) => [name, shuffled(item)]),
        )
  await fc.assert(
    fc.asyncProperty(task, caller, async (task, part) => {
      const who = { ...CALLER, ...part }
      const request = { task, settings: { timeout: '1h', 'dry-run': 'true' }, recipient, since: 'x'.repeat(22) }
      const read = (value: unknown) => {
        const found = readBrokerRequest(Buffer.from(JSON.stringify(value)))
        if ('why' in found) throw new Error(found.why)
        return found
      }
      const [one, other] = [read(request), read(shuffled(request))]
      const decisions = await Promise.all(
        [one, other].map(async (each) => {
          const ask = await understood(each.task, who)
          return ask && decide({ policy: SOME, caller: who, ask })
        }),
      )
      expect(decisions[0]).toEqual(decisions[1])
      const [rule] = SOME.rules
      if (rule === undefined) throw new Error('no rule')
      const orders = [one, other].map((each) => JSON.stringify(orderOf({ request: each, caller: who, rule })))
      expect(orders[0]).toBe(orders[1])
    }),
    { numRuns: 100 },
  )
})

test('whatever comes over the wire is read or refused, and never thrown at', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (body) => {
        expect(readBrokerRequest(body)).toBeTypeOf('object')
      },
    ),
    { numRuns: 500 },
  )
})

test('a pattern fits as the regular expression does that means the same', () => {
  const part = fc.array(fc.constantFrom('a', 'b', '*', '/'), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(part, fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 }), (pattern, letters) => {
      fc.pre(!pattern.endsWith('/**') && pattern !== '**')
      const text = letters.join('')
      const meaning = new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`)
      expect(matchesGlob({ pattern, text })).toBe(meaning.test(text))
    }),
    { numRuns: 1_000 },
  )
})
