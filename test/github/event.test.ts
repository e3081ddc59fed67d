import { describe, expect, test } from 'vitest'
import { readEvent, whyWithoutSecrets } from '../../src/github/event.ts'
import {
  commentEvent,
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  type RunnerEvent,
  scheduleEvent,
} from '../support/github/events.ts'
import type { OpenPullRequest } from '../support/github/repository-handle.ts'
import { gitHubOfTest } from './opened.ts'

const repository = 'octo/blog'
const read = ({ name, payload }: RunnerEvent) => readEvent({ name, payload, repository })

async function world(pullRequest: OpenPullRequest = { number: 42 }) {
  const { shapes, repository: find } = await gitHubOfTest()
  const blog = find(repository)
  return { blog, of: { shapes, repository: blog.record }, record: blog.openPullRequest(pullRequest) }
}

describe('an event', () => {
  test.for(['pull_request', 'pull_request_target'] as const)('%s tells the pull request as it was', async (name) => {
    const { of, record } = await world({ number: 42, draft: true, labels: ['db'] })
    const pullRequest = {
      number: 42,
      state: 'open',
      isDraft: true,
      isMerged: false,
      isFork: false,
      isDependabot: false,
      labels: ['db'],
      baseRef: 'main',
      baseSha: record.baseSha,
      headSha: record.headSha,
    }
    expect(read(pullRequestEvent({ ...of, record, action: 'opened', name }))).toEqual({
      kind: 'pull request',
      name,
      action: 'opened',
      pullRequest,
    })
    Object.assign(record, { state: 'closed', isMerged: true })
    expect(read(pullRequestEvent({ ...of, record, action: 'closed', name }))).toMatchObject({
      action: 'closed',
      pullRequest: { state: 'closed', isMerged: true },
    })
  })

  test.for([
    { on: 'a pull request', number: 42, isOnPullRequest: true },
    { on: 'an issue', number: 7, isOnPullRequest: false },
  ])('of a comment on $on says so, and who wrote it, but nothing of the text', async ({ number, isOnPullRequest }) => {
    const { of } = await world()
    const event = commentEvent({ ...of, number, association: 'COLLABORATOR', text: '/atlas up $(id)' })
    expect(read(event)).toEqual({ kind: 'comment', number, isOnPullRequest, association: 'COLLABORATOR' })
  })

  test.for<[string, Record<string, string> | null, number | undefined]>([
    ['pull-request', { 'pull-request': '42' }, 42],
    ['pull_request', { pull_request: '42' }, 42],
    ['number', { number: '42' }, 42],
    ['a number with its sign', { 'pull-request': '#42' }, 42],
    ['an empty one before another', { 'pull-request': '', number: '42' }, 42],
    ['no number', { 'pull-request': '42; rm -rf /' }, undefined],
    ['0', { 'pull-request': '0' }, undefined],
    ['nothing', null, undefined],
  ])('of a dispatch is asked for its number: %s', async ([, inputs, number]) => {
    const { of } = await world()
    expect(read(dispatchEvent({ ...of, inputs }))).toEqual({ kind: 'dispatch', name: 'workflow_dispatch', number })
    const payload = { client_payload: inputs }
    expect(readEvent({ name: 'repository_dispatch', payload, repository })).toMatchObject({ number })
  })

  test.for(['main', 'release/2.x', 'pr-7-x'])('of a merge queue for %s tells the pull request', async (base) => {
    const { of } = await world()
    of.repository.defaultBranch = base
    const event = mergeGroupEvent({ ...of, number: 42, action: 'checks_requested' })
    expect(read(event)).toEqual({ kind: 'merge group', action: 'checks_requested', number: 42 })
  })

  test('of a schedule, a push and anything else is told apart', async () => {
    const { of } = await world()
    expect(read(scheduleEvent(of))).toEqual({ kind: 'schedule' })
    expect(readEvent({ name: 'push', payload: {}, repository })).toEqual({ kind: 'other', name: 'push' })
    expect(readEvent({ name: 'a b\n', payload: {}, repository })).toEqual({ kind: 'other', name: '' })
  })
})

describe('a job', () => {
  test.for<[string, OpenPullRequest, 'pull_request' | 'pull_request_target', string, string | undefined]>([
    ['of the repository', { number: 42 }, 'pull_request', 'mona', undefined],
    ['of a fork', { number: 42, fork: 'mona/blog' }, 'pull_request', 'mona', 'a fork'],
    ['of a fork that was deleted', { number: 42, fork: null }, 'pull_request', 'mona', 'a fork'],
    ['of a fork, on the base', { number: 42, fork: 'mona/blog' }, 'pull_request_target', 'mona', undefined],
    ['of Dependabot', { number: 42, author: 'dependabot[bot]' }, 'pull_request', 'dependabot[bot]', 'Dependabot'],
    ['of Dependabot, on the base', { number: 42 }, 'pull_request_target', 'dependabot[bot]', 'Dependabot'],
    // A person ran it again, or pushed to Dependabot's branch: GitHub goes by the actor.
    ['of Dependabot, run by a person', { number: 42, author: 'dependabot[bot]' }, 'pull_request', 'mona', undefined],
  ])('%s is known to have secrets or not', async ([, pullRequest, name, actor, why]) => {
    const { of, record } = await world(pullRequest)
    const event = read(pullRequestEvent({ ...of, record, action: 'opened', name }))
    const found = whyWithoutSecrets({ event, actor })
    expect(found).toEqual(why === undefined ? undefined : expect.stringContaining(why))
  })

  test('of a merge queue may be anybody’s', async () => {
    const { of } = await world()
    const event = read(mergeGroupEvent({ ...of, number: 42, action: 'checks_requested' }))
    expect(whyWithoutSecrets({ event, actor: 'mona' })).toContain('merge queue')
  })
})

describe('a payload that is not one', () => {
  const odd = [
    undefined,
    null,
    7,
    'text',
    [],
    {},
    { pull_request: null },
    { pull_request: [] },
    { pull_request: { number: '4e9' } },
  ]

  test.for(odd.map((payload) => ({ payload })))('of a pull request is refused: $payload', ({ payload }) => {
    expect(() => readEvent({ name: 'pull_request', payload, repository })).toThrow(
      'GITHUB_EVENT_PATH: expected the payload of the event pull_request, but it lacks a pull request',
    )
  })

  test('never breaks the reader', () => {
    const hostile: unknown[] = [undefined, null, [], {}, { toString: 1 }, { number: -1, ref: {} }, 'x', Number.NaN]
    const names = ['issue_comment', 'workflow_dispatch', 'repository_dispatch', 'merge_group', 'schedule', 'push']
    const keys = ['issue', 'inputs', 'client_payload', 'merge_group', 'comment', 'action', 'pull_request']
    for (const name of [...names, 'pull_request', 'pull_request_target'])
      for (const key of keys)
        for (const value of hostile) {
          try {
            readEvent({ name, payload: { [key]: value }, repository })
          } catch (error) {
            expect(error).toMatchObject({ name: 'UsageError' })
          }
        }
  })

  test.for([
    { head: undefined, base: undefined },
    { head: { repo: 'octo/blog' }, base: { repo: null } },
    { head: { repo: { full_name: 7 } }, base: { repo: { full_name: 'octo/blog' } } },
  ])('in its head counts as a fork, which is the safe side: %o', ({ head, base }) => {
    const payload = { action: 'opened', pull_request: { number: 42, state: 'open', head, base, labels: [null, 7] } }
    expect(readEvent({ name: 'pull_request', payload, repository })).toMatchObject({
      pullRequest: { isFork: true, labels: [] },
    })
  })
})
