import { describe, expect, test } from 'vitest'
import type { BrokerRequest } from '../../../src/broker/request.ts'
import type { Caller } from '../../../src/function/runs/run-order.ts'
import type { GitHubEvent } from '../../../src/github/event.ts'
import { plan, verdict } from './support/asking.ts'

const policyFor = (who: string) => `rules: [{ ${who}, operations: [check-access] }]`
const ASK = plan('a: { check-access: }')

describe('a rule is for the jobs that it names', () => {
  test.each<[string, Partial<Caller>, boolean]>([
    ['repository-id: 74', {}, true],
    ['repository-id: 74', { repositoryId: '75' }, false],
    ['repository-id: 74', { repositoryId: '740' }, false],
    // A fork that runs its own workflows has an id of its own, whatever it is called.
    ['repository-id: 74', { repositoryId: '99', repository: 'octo-org/shop' }, false],
    ['repository-id: 74, repository: Octo-Org/Shop', {}, true],
    ['repository-id: 74, repository: octo-org/shop', { repository: 'octo-org/store' }, false],
    ['owner-id: 65', {}, true],
    ['owner-id: 65', { ownerId: '66' }, false],
    ['repository-id: 74, owner-id: 65', { ownerId: '66' }, false],
    ['repository-id: 74, refs: [refs/heads/main]', {}, false],
    ['repository-id: 74, refs: [refs/heads/main, refs/pull/*/merge]', {}, true],
    ['repository-id: 74', { event: 'pull_request_target' }, false],
    ['repository-id: 74, events: [pull_request_target]', { event: 'pull_request_target' }, true],
    ['repository-id: 74, events: [push]', {}, false],
    ['repository-id: 74, job-environments: [production]', {}, false],
    ['repository-id: 74, job-environments: [production]', { environment: 'Production' }, true],
    ['repository-id: 74, job-environments: [production]', { environment: 'staging' }, false],
    ['repository-id: 74, workflows: [.github/workflows/preview.yml]', {}, true],
    ['repository-id: 74, workflows: [.github/workflows/]', {}, true],
    ['repository-id: 74, workflows: [.github/workflows/pre]', {}, false],
    ['repository-id: 74, workflows: [octo-org/shop/.github/workflows/preview.yml]', {}, true],
    ['repository-id: 74, workflows: [.github/workflows/preview.yml@refs/heads/main]', {}, false],
    ['repository-id: 74, workflows: [.github/workflows/preview.yml@refs/pull/42/merge]', {}, true],
    [
      'repository-id: 74, workflows: [.github/workflows/preview.yml]',
      { workflowRef: 'evil/shop/.github/workflows/preview.yml@refs/heads/main' },
      false,
    ],
    [
      'repository-id: 74, workflows: [.github/workflows/preview.yml]',
      { workflowRef: 'octo-org/shop/.github/workflows/preview.yml.yml@refs/heads/main' },
      false,
    ],
  ])('%s for %j: %s', async (who, caller, isAllowed) => {
    const said = await verdict({ policy: policyFor(who), task: ASK, caller })
    expect(said).toMatch(isAllowed ? /^allowed by rule 1$/ : /^no rule lets repository \d+ \(.+\) use this broker for /)
  })
})

const pullRequest = (number: number, state: 'open' | 'closed') => ({
  ...{ number, state, isDraft: false, isMerged: state === 'closed', isFork: false, isDependabot: false },
  ...{ labels: [], closedAt: undefined, baseRef: 'main', baseSha: undefined, headSha: undefined },
})
const eventOf = (number: number, action: string): GitHubEvent => ({
  kind: 'pull request',
  name: 'pull_request',
  action,
  pullRequest: pullRequest(number, action === 'closed' ? 'closed' : 'open'),
})
const CLOSED = eventOf(42, 'closed') as Extract<GitHubEvent, { kind: 'pull request' }>
const environment = (verb: string, more: { number?: number; event?: GitHubEvent } = {}): BrokerRequest['task'] => ({
  kind: 'environment',
  inputs: { environment: verb, ...(more.number !== undefined && { 'pull-request': String(more.number) }) },
  ...(more.event !== undefined && { event: more.event }),
})
const OWN = 'rules: [{ repository-id: 74, environment: [auto, up, list, pause], any-project: true }]'
const ANYONES = OWN.replace('any-project', 'pull-requests: any, any-project')
const MERGED = { ref: 'refs/heads/main' }

describe('an environment is that of the job’s own pull request', () => {
  test.each<[string, BrokerRequest['task'], Partial<Caller>, RegExp]>([
    ['its own by number', environment('up', { number: 42 }), {}, /^allowed/],
    ['its own by the event', environment('auto', { event: eventOf(42, 'synchronize') }), {}, /^allowed/],
    ['another one', environment('up', { number: 43 }), {}, /run environment: up for pull request #43, /],
    ['another one by the event', environment('auto', { event: eventOf(43, 'opened') }), {}, /pull request #43/],
    ['the number against the event', environment('up', { number: 43, event: eventOf(42, 'opened') }), {}, /#43/],
    ['all of them', environment('list'), {}, /run environment: list for all its pull requests, /],
    ['all of them, paused', environment('pause'), {}, /for all its pull requests/],
    ['a verb that no rule has', environment('down', { number: 42 }), {}, /run environment: down for pull request #42/],
    ['a sweep', environment('sweep'), {}, /run environment: sweep for all/],
    ['one for a branch', environment('up', { number: 42 }), MERGED, /no rule lets/],
    ['a merged one', environment('auto', { event: eventOf(42, 'closed') }), MERGED, /^allowed/],
    ['a merged one, up', environment('up', { event: eventOf(42, 'closed') }), MERGED, /no rule lets/],
    ['one that is open, as merged', environment('auto', { event: eventOf(42, 'synchronize') }), MERGED, /no rule lets/],
    [
      'a closed one, for another reason',
      environment('auto', { event: { ...CLOSED, action: 'labeled' } }),
      MERGED,
      /no rule lets/,
    ],
    [
      'a merged one by another number',
      environment('auto', { number: 43, event: eventOf(42, 'closed') }),
      MERGED,
      /no rule/,
    ],
    [
      'an event that the token denies',
      environment('auto', { event: eventOf(42, 'closed') }),
      { event: 'push' },
      /^unfit: event: /,
    ],
    ['no number at all', environment('up'), {}, /^unfit: environment: up: which pull request/],
    [
      'a branch called like a pull request',
      environment('up', { number: 42 }),
      { ref: 'refs/heads/refs/pull/42/merge' },
      /no rule/,
    ],
  ])('%s', async (_, task, caller, said) => {
    expect(await verdict({ policy: OWN, task, caller })).toMatch(said)
  })

  test('or of any, where the rule says so', async () => {
    for (const task of [environment('up', { number: 43 }), environment('list'), environment('pause')])
      expect(await verdict({ policy: ANYONES, task, caller: MERGED })).toBe('allowed by rule 1')
  })
})
