import { describe, expect, test } from 'vitest'
import { judge } from '../../../src/function/webhook/judge.ts'
import { fieldsOf } from '../../../src/function/webhook/payload-fields.ts'
import { githubExample, githubExamples } from '../support/github-examples.ts'

const pullRequest = githubExample('pull_request', 'opened')
const repository = githubExample('repository', 'renamed')
const about = (payload: object) => judge({ event: 'pull_request', payload: { ...pullRequest, ...payload } })
const order = {
  kind: 'environment',
  repository: 'Codertocat/Hello-World',
  pullRequest: 2,
  since: '2019-05-15T15:20:33Z',
}

describe('a pull request', () => {
  test.each(['opened', 'reopened', 'synchronize', 'closed', 'labeled', 'unlabeled', 'ready_for_review'])(
    'that was %s starts a run',
    (action) => {
      expect(about({ action })).toEqual({ kind: 'order', order: { ...order, action } })
    },
  )

  test.each([
    'assigned',
    'review_requested',
    'auto_merge_enabled',
    'enqueued',
    'dequeued',
    'locked',
    'milestoned',
    'edited',
  ])('that was %s starts none, and the reason says so', (action) => {
    expect(about({ action })).toEqual({ kind: 'ignored', reason: expect.stringContaining(`pull_request ${action}`) })
  })

  test('starts a run when its base was changed, and none when its title was', () => {
    const base = { ref: { from: 'main' }, sha: { from: '0'.repeat(40) } }
    expect(about({ action: 'edited', changes: { base } })).toEqual({
      kind: 'order',
      order: { ...order, action: 'edited' },
    })
    expect(about({ action: 'edited', changes: { title: { from: 'before' } } })).toMatchObject({ kind: 'ignored' })
  })

  test('of a fork starts a run as well: the run decides by the file of the base', () => {
    const { pull_request: from } = pullRequest
    const head = { repo: { full_name: 'somebody/Hello-World', fork: true } }
    expect(about({ pull_request: { ...fieldsOf(from), head } })).toMatchObject({ kind: 'order', order })
  })

  test('is in an order without any of its text', () => {
    const verdict = about({
      pull_request: { ...fieldsOf(pullRequest['pull_request']), title: '$(rm)', body: '$(rm)', head: { ref: '$(rm)' } },
    })
    expect(verdict).toEqual({ kind: 'order', order: { ...order, action: 'opened' } })
  })

  test.each([
    ['a number that is text', { number: '2' }, 'number'],
    ['a number below one', { number: 0 }, 'number'],
    ['a number that is not whole', { number: 2.5 }, 'number'],
    ['a number that JSON cannot hold exactly', { number: 2 ** 53 }, 'number'],
    ['a time that is none', { updated_at: 'yesterday' }, 'updated_at'],
    ['a day that no month has', { updated_at: '2019-05-45T15:20:33Z' }, 'updated_at'],
    ['a time with something behind it', { updated_at: '2019-05-15T15:20:33Z\n' }, 'updated_at'],
    ['no time', { updated_at: null }, 'updated_at'],
  ])('with %s is not readable', (_, fields, lacks) => {
    expect(about({ pull_request: { ...fieldsOf(pullRequest['pull_request']), ...fields } })).toEqual({
      kind: 'unreadable',
      lacks: `pull_request.${lacks}`,
    })
  })

  test.each([
    ['2019-05-15T17:20:33+02:00', '2019-05-15T15:20:33Z'],
    ['2019-05-15T15:20:33.000Z', '2019-05-15T15:20:33Z'],
    ['2019-05-15T15:20:33.120Z', '2019-05-15T15:20:33.120Z'],
  ])('that GitHub Enterprise dates %s is dated %s', (updated_at, since) => {
    expect(about({ pull_request: { ...fieldsOf(pullRequest['pull_request']), updated_at } })).toMatchObject({
      order: { since },
    })
  })

  test.each([undefined, 7, 'name', 'owner/na me', 'owner/..', '../name', 'a/b/c', 'owner/name\n', '$(id)/name'])(
    'of the repository %j is not readable',
    (full_name) => {
      expect(about({ repository: { full_name } })).toEqual({ kind: 'unreadable', lacks: 'repository.full_name' })
    },
  )
})

describe('a repository', () => {
  test.each(['deleted', 'archived', 'transferred', 'renamed'])('that was %s is swept, by its new name', (action) => {
    expect(judge({ event: 'repository', payload: { ...repository, action } })).toEqual({
      kind: 'order',
      order: { kind: 'sweep', repository: 'Octocoders/Hello-World', since: `2019-05-15T15:20:41Z ${action}` },
    })
  })

  test.each(['created', 'edited', 'unarchived', 'publicized', 'privatized'])('that was %s is not', (action) => {
    expect(judge({ event: 'repository', payload: { ...repository, action } })).toMatchObject({ kind: 'ignored' })
  })
})

describe('an app that is taken away', () => {
  const gone = (event: 'installation' | 'installation_repositories', action: string) =>
    judge({ event, payload: githubExample(event, action) })

  test('from all repositories leaves environments as they are, and the log says whose', () => {
    expect(gone('installation', 'deleted')).toMatchObject({
      kind: 'ignored',
      warning: { event: 'environments out of sight', fields: { cause: 'installation deleted', repositories: 1 } },
    })
    expect(gone('installation', 'suspend')).toMatchObject({ warning: { fields: { cause: 'installation suspend' } } })
  })

  test('from some repositories names those', () => {
    expect(gone('installation_repositories', 'removed')).toMatchObject({
      kind: 'ignored',
      warning: { fields: { cause: 'installation_repositories removed', named: 'octocat/Hello-World' } },
    })
  })

  test('from thousands names ten, none of a strange name', () => {
    const listed = Array.from({ length: 3000 }, (_, at) => ({ full_name: `owner/r${at}` }))
    const payload = { action: 'removed', repositories_removed: [{ full_name: '::error::' }, ...listed] }
    const verdict = judge({ event: 'installation_repositories', payload })
    expect(verdict).toMatchObject({
      warning: {
        fields: { repositories: 3000, named: Array.from({ length: 10 }, (_, at) => `owner/r${at}`).join(' ') },
      },
    })
  })

  test('and one that is given says nothing', () => {
    expect(gone('installation', 'created')).toEqual({ kind: 'ignored', reason: expect.any(String) })
    expect(gone('installation_repositories', 'added')).toEqual({ kind: 'ignored', reason: expect.any(String) })
  })
})

describe('a ping', () => {
  test('is answered, and says so when the events of pull requests are missing', () => {
    const hook = (events: readonly string[]) => judge({ event: 'ping', payload: { hook: { events } } })
    expect(hook(['pull_request', 'repository'])).toEqual({ kind: 'pong' })
    expect(hook(['*'])).toEqual({ kind: 'pong' })
    expect(hook(['push'])).toEqual({ kind: 'pong', hint: expect.stringContaining('Pull requests') })
    expect(
      githubExamples()
        .filter(({ event }) => event === 'ping')
        .map(({ payload }) => judge({ event: 'ping', payload }).kind),
    ).toEqual(Array.from({ length: 4 }, () => 'pong'))
  })
})
