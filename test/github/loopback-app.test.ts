import { createSign } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startGitHub } from '../support/github/start-github.ts'
import { keyPair } from './app.ts'

const keys = keyPair()
const NOW = Date.parse('2026-11-22T12:00:00Z') / 1000

interface Signed {
  readonly header?: object
  readonly claims?: object
  readonly key?: string
}

function jwt({ header = {}, claims = {}, key = keys.privateKey }: Signed = {}): string {
  const all = [
    { alg: 'RS256', typ: 'JWT', ...header },
    { iss: '4711', iat: NOW - 60, exp: NOW + 540, ...claims },
  ]
  const text = all.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
}

async function raw() {
  const time = { now: NOW * 1000 }
  const gitHub = await startGitHub({ now: () => new Date(time.now) })
  onTestFinished(() => gitHub.close())
  const app = gitHub.app({ publicKey: keys.publicKey })
  const blog = gitHub.repository('octo/blog')
  const shop = gitHub.repository('octo/shop')
  blog.openPullRequest({ number: 42 })
  shop.openPullRequest({ number: 7 })
  const ask = async (route: string, more: { token?: string; body?: unknown } = {}) => {
    const [method = '', path = ''] = route.split(' ')
    const headers = {
      authorization: `Bearer ${more.token ?? jwt()}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'a test',
    }
    const body = more.body === undefined ? {} : { body: JSON.stringify(more.body) }
    const answer = await fetch(gitHub.url + path, { method, headers, redirect: 'manual', ...body })
    const json: unknown = await answer.json().catch(() => undefined)
    return { status: answer.status, json, date: answer.headers.get('date'), location: answer.headers.get('location') }
  }
  const mint = async (id: number, body: object) => {
    const { status, json } = await ask(`POST /app/installations/${id}/access_tokens`, { body })
    const fields = typeof json === 'object' && json !== null ? { ...json } : {}
    return { status, token: 'token' in fields ? String(fields.token) : '', json: fields }
  }
  return { gitHub, app, blog, shop, ask, mint, time }
}

describe('the loopback GitHub of an app', () => {
  const undecodable = 'A JSON web token could not be decoded'
  test.for<[string, Signed, string]>([
    ['another key', { key: keyPair().privateKey }, undecodable],
    ['no algorithm', { header: { alg: 'none' } }, undecodable],
    ['HS256', { header: { alg: 'HS256' } }, undecodable],
    ['another app', { claims: { iss: '4712' } }, "'Issuer' claim"],
    ['no issuer', { claims: { iss: undefined } }, "'Issuer' claim"],
    ['a time of issue to come', { claims: { iat: NOW + 1 } }, "'Issued at' claim"],
    ['a time of issue in text', { claims: { iat: `${NOW}` } }, "'Issued at' claim"],
    ['an end that is past', { claims: { exp: NOW } }, "'Expiration time' claim ('exp') must be"],
    ['no end', { claims: { exp: undefined } }, "'Expiration time' claim ('exp') must be"],
    ['an end that is too far', { claims: { exp: NOW + 601 } }, "'Expiration time' claim ('exp') is too far"],
  ])('refuses a JSON web token with %s', async ([, signed, message]) => {
    const { ask } = await raw()
    expect(await ask('GET /app/installations', { token: jwt(signed) })).toMatchObject({
      status: 401,
      json: { message: expect.stringContaining(message) },
      date: 'Sun, 22 Nov 2026 12:00:00 GMT',
    })
    expect(await ask('GET /app/installations')).toMatchObject({ status: 200, json: [] })
  })

  test('keeps the tokens of apps and of installations apart', async () => {
    const { gitHub, app, ask, mint } = await raw()
    const { id } = app.install({ account: 'octo' })
    const { token } = await mint(id, {})
    for (const route of ['GET /app/installations', 'GET /repos/octo/blog/installation', 'GET /orgs/octo/installation'])
      for (const other of [token, gitHub.token])
        expect(await ask(route, { token: other })).toMatchObject({ status: 401 })
    expect(await ask('GET /repos/octo/blog')).toMatchObject({ status: 401, json: { message: 'Bad credentials' } })
  })

  test('gives a token no more than was asked for, on every route', async () => {
    const { app, ask, mint, blog, shop } = await raw()
    const { id } = app.install({ account: 'octo' })
    const minted = await mint(id, { repositories: ['blog'], permissions: { pull_requests: 'read' } })
    expect(minted.json).toMatchObject({
      permissions: { metadata: 'read', pull_requests: 'read' },
      repository_selection: 'selected',
      repositories: [{ full_name: 'octo/blog' }],
      expires_at: '2026-11-22T13:00:00Z',
    })
    const { token } = minted
    const as = (route: string, body?: object) =>
      ask(route, { token, ...(body && { body }) }).then(({ status }) => status)
    expect(await as('GET /repos/octo/blog')).toBe(200)
    expect(await as('GET /repos/octo/blog/pulls/42')).toBe(200)
    expect(await as('GET /repos/octo/blog/contents/x')).toBe(403)
    expect(await as('GET /repos/octo/blog/deployments')).toBe(403)
    expect(await as('POST /repos/octo/blog/issues/42/comments', { body: 'x' })).toBe(403)
    const below = ['', '/pulls', '/pulls/7', '/contents/x', '/deployments', '/issues/7/comments', '/commits/main']
    for (const path of below) expect(await as(`GET /repos/octo/shop${path}`), path).toBe(404)
    const { json } = await ask('GET /installation/repositories', { token })
    expect(json).toMatchObject({ total_count: 1, repositories: [{ full_name: 'octo/blog' }] })
    shop.makePublic()
    const writing = await mint(id, { repositories: ['blog'], permissions: { pull_requests: 'write' } })
    const write = { token: writing.token, body: { body: 'x' } }
    expect(await ask('POST /repos/octo/blog/issues/42/comments', write)).toMatchObject({ status: 201 })
    expect(await ask('POST /repos/octo/shop/issues/7/comments', write)).toMatchObject({ status: 403 })
    expect(blog.comments(42)).toHaveLength(1)
    expect(shop.comments(7)).toEqual([])
  })

  test('mints nothing for what the installation has not', async () => {
    const { app, mint, blog } = await raw()
    const { id } = app.install({ account: 'octo', repositories: ['octo/blog'] })
    expect((await mint(id, { permissions: { actions: 'read' } })).status).toBe(422)
    expect((await mint(id, { permissions: { contents: 'write' } })).status).toBe(422)
    expect((await mint(id, { repositories: ['shop'] })).status).toBe(422)
    expect((await mint(id, { repositories: ['blog', 'nothing'] })).status).toBe(422)
    blog.rename('octo/journal')
    expect((await mint(id, { repositories: ['blog'] })).status).toBe(422)
    expect((await mint(id, { repositories: ['journal'] })).status).toBe(201)
    expect((await mint(id, { repository_ids: [blog.record.id] })).status).toBe(201)
    expect((await mint(id + 999, {})).status).toBe(404)
  })

  test('ends a token after an hour, and with the installation', async () => {
    const { app, ask, mint, time } = await raw()
    const installation = app.install({ account: 'octo' })
    const { token } = await mint(installation.id, {})
    const status = async () => (await ask('GET /repos/octo/blog', { token })).status
    time.now += 3_599_000
    expect(await status()).toBe(200)
    app.suspend(installation)
    expect(await status()).toBe(403)
    app.unsuspend(installation)
    expect(await status()).toBe(200)
    time.now += 1_000
    expect(await status()).toBe(401)
    const other = await mint(installation.id, {})
    app.uninstall(installation)
    expect((await ask('GET /repos/octo/blog', other)).status).toBe(401)
  })

  test('shows where the app is installed, also for a repository by the name it had', async () => {
    const { app, gitHub, ask, blog } = await raw()
    const { id } = app.install({ account: 'octo', repositories: ['octo/blog'] })
    const body = { id, account: { login: 'octo' }, repository_selection: 'selected', suspended_at: null }
    expect(await ask('GET /repos/octo/blog/installation')).toMatchObject({ status: 200, json: body })
    expect(await ask('GET /orgs/octo/installation')).toMatchObject({ status: 200, json: body })
    for (const route of [
      'GET /repos/octo/shop/installation',
      'GET /users/octo/installation',
      'GET /orgs/x/installation',
    ])
      expect(await ask(route)).toMatchObject({ status: 404 })
    blog.rename('octo/journal')
    expect(await ask('GET /repos/octo/blog/installation')).toMatchObject({
      status: 301,
      location: `${gitHub.url}/repositories/${blog.record.id}/installation`,
    })
    expect(await ask(`GET /repositories/${blog.record.id}/installation`)).toMatchObject({ status: 200, json: body })
  })
})
