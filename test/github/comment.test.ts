import { describe, expect, test } from 'vitest'
import { gitHubOfTest, opened } from './opened.ts'

const environment = 'pr-42-0a1b2c3d'
const marker = `<!-- mongodb-atlas-action: ${environment} -->`
const BOT = 'github-actions[bot]'

async function world(options: Parameters<typeof gitHubOfTest>[0] = {}) {
  const gitHub = await gitHubOfTest(options)
  const blog = gitHub.repository('octo/blog')
  blog.openPullRequest({ number: 42 })
  const { client } = opened(gitHub)
  const say = (text: string) => client.upsertComment({ number: 42, environment, text })
  return { gitHub, blog, client, say, bodies: () => blog.comments(42).map(({ body }) => body) }
}

describe('the comment of an environment', () => {
  test('is made once, changed when the text changes, and left alone otherwise', async () => {
    const { gitHub, say, bodies } = await world()
    expect(await say('ready')).toEqual({ written: true })
    expect(bodies()).toEqual([`${marker}\nready`])
    await say('ready')
    expect(gitHub.writes()).toEqual(['POST /repos/octo/blog/issues/42/comments'])
    await say('gone')
    expect(bodies()).toEqual([`${marker}\ngone`])
  })

  test('is left unmade on demand, yet changed where it is', async () => {
    const { gitHub, client, bodies, blog } = await world()
    const gone = () => client.upsertComment({ number: 42, environment, text: 'gone', ifAbsent: 'leave' })
    expect(await gone()).toEqual({ written: true })
    expect(gitHub.writes()).toEqual([])
    blog.addComment({ number: 42, by: BOT, body: `${marker}\nready` })
    await gone()
    expect(bodies()).toEqual([`${marker}\ngone`])
  })

  test('is the same when GitHub gives its lines other ends', async () => {
    const { gitHub, blog, say } = await world()
    blog.addComment({ number: 42, by: BOT, body: `${marker}\r\none\r\ntwo` })
    await say('one\ntwo\n')
    expect(gitHub.writes()).toEqual([])
  })

  test('is found on a later page', async () => {
    const { blog, say, bodies } = await world({ largestPage: 2 })
    for (const body of ['a', 'b', 'c', 'd', `${marker}\nold`, 'e']) blog.addComment({ number: 42, by: BOT, body })
    await say('new')
    expect(bodies()).toEqual(['a', 'b', 'c', 'd', `${marker}\nnew`, 'e'])
  })

  test('is not made while a page cannot be read', async () => {
    const { gitHub, blog, say } = await world({ largestPage: 1 })
    for (const body of ['a', `${marker}\nold`]) blog.addComment({ number: 42, by: BOT, body })
    gitHub.fault({ path: /page=2/, times: 2, trouble: { status: 502 } })
    expect(await say('new')).toMatchObject({ written: false, isForbidden: false })
    expect(gitHub.writes()).toEqual([])
  })

  test('is never the one of a person, nor one that only quotes the marker', async () => {
    const { blog, say, bodies } = await world()
    const others = [
      { by: 'mallory', body: `${marker}\nI am not the bot` },
      { by: BOT, body: `> ${marker}` },
      { by: BOT, body: '<!-- mongodb-atlas-action: pr-43-0a1b2c3d -->\nanother' },
    ]
    for (const other of others) blog.addComment({ number: 42, ...other })
    await say('ready')
    expect(bodies()).toEqual([...others.map(({ body }) => body), `${marker}\nready`])
  })

  test('is that of the user whose token it is', async () => {
    const { gitHub, blog, bodies } = await world()
    const token = gitHub.setToken({ token: 'github_pat_1', kind: 'user', login: 'mona' })
    const { client } = opened(gitHub, { token })
    blog.addComment({ number: 42, by: 'mallory', body: `${marker}\nhers` })
    await client.upsertComment({ number: 42, environment, text: 'one' })
    await client.upsertComment({ number: 42, environment, text: 'two' })
    expect(bodies()).toEqual([`${marker}\nhers`, `${marker}\ntwo`])
  })

  test('that two jobs make at once is one in the end: the older one', async () => {
    const { gitHub, blog, bodies } = await world()
    const other = opened(gitHub).client
    // The second job has looked before the first one writes.
    const trouble = { first: () => void blog.addComment({ number: 42, by: BOT, body: `${marker}\nfirst` }) }
    gitHub.fault({ method: 'POST', path: /comments/, trouble })
    await other.upsertComment({ number: 42, environment, text: 'second' })
    expect(bodies()).toEqual([`${marker}\nsecond`])
    await other.upsertComment({ number: 42, environment, text: 'third' })
    expect(bodies()).toEqual([`${marker}\nthird`])
  })

  test('is not taken for a double of one that another bot wrote', async () => {
    const { blog, say, bodies } = await world()
    blog.addComment({ number: 42, by: BOT, body: `${marker}\nours` })
    blog.addComment({ number: 42, by: 'mirror[bot]', body: `${marker}\ncopied` })
    await say('new')
    expect(bodies()).toEqual([`${marker}\nnew`, `${marker}\ncopied`])
  })

  test('is a new one where that of another bot cannot be changed with this token', async () => {
    const { gitHub, blog, say, bodies } = await world()
    blog.addComment({ number: 42, by: 'former-app[bot]', body: `${marker}\ntheirs` })
    const [theirs] = blog.comments(42)
    gitHub.fault({ method: 'PATCH', path: new RegExp(`comments/${theirs?.id}$`), times: 9, trouble: { status: 403 } })
    expect(await say('one')).toEqual({ written: true })
    expect(await say('two')).toEqual({ written: true })
    expect(bodies()).toEqual([`${marker}\ntheirs`, `${marker}\ntwo`])
  })

  test('that may not be changed is told of, also where none is to be made', async () => {
    const { blog, client, bodies } = await world({ permissions: { 'pull-requests': 'read' } })
    blog.addComment({ number: 42, by: BOT, body: `${marker}\nready` })
    const told = await client.upsertComment({ number: 42, environment, text: 'gone', ifAbsent: 'leave' })
    expect(told).toMatchObject({ written: false, isForbidden: true })
    expect(bodies()).toEqual([`${marker}\nready`])
  })

  test('that somebody has deleted meanwhile is made again', async () => {
    const { gitHub, blog, say, bodies } = await world()
    blog.addComment({ number: 42, by: BOT, body: `${marker}\none` })
    const first = () => void blog.record.comments.splice(0, 1)
    gitHub.fault({ method: 'PATCH', path: /comments/, trouble: { first } })
    expect(await say('two')).toEqual({ written: true })
    expect(bodies()).toEqual([`${marker}\ntwo`])
  })

  test('that is a double is deleted even if another job was faster', async () => {
    const { gitHub, blog, say, bodies } = await world()
    for (const body of ['one', 'two']) blog.addComment({ number: 42, by: BOT, body: `${marker}\n${body}` })
    const first = () => void blog.record.comments.splice(1, 1)
    gitHub.fault({ method: 'DELETE', path: /comments/, trouble: { first } })
    expect(await say('three')).toEqual({ written: true })
    expect(bodies()).toEqual([`${marker}\nthree`])
  })

  test('whose reply was lost is found by the next run', async () => {
    const { gitHub, say, bodies } = await world()
    gitHub.fault({ method: 'POST', path: /comments/, trouble: { drop: 'reply' } })
    expect(await say('ready')).toMatchObject({ written: false, isForbidden: false })
    await say('ready')
    expect(bodies()).toEqual([`${marker}\nready`])
  })

  test('is cut where GitHub would refuse it', async () => {
    const { say, bodies } = await world()
    expect(await say('x'.repeat(100_000))).toEqual({ written: true })
    expect(bodies()[0]).toMatch(/x\n\n…$/)
  })

  test.for([
    { permissions: { 'pull-requests': 'read' as const }, status: 403 },
    { permissions: {}, status: 403 },
  ])('is not written with $permissions, which fails nobody', async ({ permissions, status }) => {
    const { say, bodies } = await world({ permissions })
    const outcome = await say('ready')
    expect(outcome).toMatchObject({ written: false, isForbidden: true })
    expect(outcome).toMatchObject({ why: expect.stringContaining(`GitHub answered ${status}`) })
    expect(outcome).toMatchObject({ why: expect.stringContaining('`pull-requests: write`') })
    expect(bodies()).toEqual([])
  })

  test('is not written where the repository is hidden, archived or gone', async () => {
    for (const change of ['hide', 'archive', 'delete'] as const) {
      const { blog, say } = await world()
      blog[change]()
      expect(await say('ready')).toMatchObject({ written: false, isForbidden: true })
    }
  })
})
