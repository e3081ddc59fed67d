import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answer, loopback, type Received } from '../atlas/loopback.ts'
import { type Inputs, runAction } from '../support/action-run.ts'
import { annotations, commandsIn } from './runner-log.ts'
import { faultsOf } from './visible.ts'
import { watchedWorld } from './watched-world.ts'

const PROJECT_ID = '5a0a1e7e0f2912c554080adc'
const USER = { operation: 'create-database-user', 'project-id': PROJECT_ID, username: 'app', roles: 'readWrite@app' }
const NEW_KEY = {
  operation: 'call-api',
  'operation-id': 'createOrgApiKey',
  parameters: `orgId: ${PROJECT_ID}`,
  body: '{ desc: ci, roles: [ORG_MEMBER] }',
}

/** A text in every form in which a careless server might quote it. */
const quoted = (value: string) =>
  [value, JSON.stringify(value), encodeURIComponent(value), new URLSearchParams({ password: value })].join(' and ')

const refusal = (value: string): Answer => ({
  status: 400,
  headers: { Location: `https://evil.example/${encodeURIComponent(value)}` },
  body: {
    error: 400,
    errorCode: 'INVALID_ATTRIBUTE',
    detail: quoted(value),
    reason: value,
    parameters: [value, { at: value }],
    badRequestDetail: { fields: [{ field: value, description: quoted(value) }] },
  },
})

function passwordIn({ body }: Received): string {
  const { password }: { readonly password?: unknown } = body === '' ? {} : JSON.parse(body)
  return typeof password === 'string' ? password : ''
}

/** Knows no user, refuses to make one, and quotes the password in doing so. */
const quoting = (request: Received): Answer => {
  if (request.method === 'GET') return { status: 404, body: { error: 404, errorCode: 'USERNAME_NOT_FOUND' } }
  return refusal(passwordIn(request))
}

async function main(answering: (request: Received) => Answer, inputs: Inputs) {
  const server = await loopback(answering)
  const all = { 'base-url': server.origin, 'access-token': 'ready-token-of-the-test', ...inputs }
  const run = await runAction({ entry: 'main', inputs: all, more: {}, state: {}, speed: 3000 })
  return { run, received: server.received }
}

/** What the runner hides: in all of this, and in each line of it. */
const masks = (lines: readonly string[]) =>
  commandsIn(lines).flatMap(({ name, message }) => (name === 'add-mask' ? [message] : []))

/** Any text that is taken for a password; at the ends of an input GitHub leaves no spaces. */
const password = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 8, maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(...'"\\%:#[]${}\' !()*&=+/@?ü\u2028\u200b'),
      minLength: 8,
      maxLength: 40,
    }),
  )
  .filter((text) => /^[^\p{Cc}]{8,512}$/u.test(text) && text.trim() === text)

it('shows no password of any characters that it was given, even when Atlas quotes it', async () => {
  await fc.assert(
    fc.asyncProperty(password, async (value) => {
      const { run, received } = await main(quoting, { ...USER, password: value })
      expect(received.filter(({ method }) => method === 'POST').map(passwordIn)).toEqual([value])
      expect(faultsOf({ run, secrets: [value] })).toEqual([])
      expect(masks(run.lines)).toEqual(expect.arrayContaining([value, encodeURIComponent(value)]))
      expect(annotations(run.lines).join()).toContain('INVALID_ATTRIBUTE: ')
    }),
    { numRuns: 12 },
  )
}, 60_000)

it('shows no password that it has made, even when Atlas quotes it', async () => {
  const { run, received } = await main(quoting, USER)
  const [made = ''] = received.filter(({ method }) => method === 'POST').map(passwordIn)
  expect(made).toMatch(/^[A-Za-z0-9]{40}$/)
  expect(faultsOf({ run, secrets: [made] })).toEqual([])
  expect(annotations(run.lines).join()).toContain('INVALID_ATTRIBUTE: *** and "***" and ***')
})

it('shows in a dry run what it would send, without the password', async () => {
  await fc.assert(
    fc.asyncProperty(password, async (value) => {
      const { run, received } = await main(quoting, { ...USER, password: value, 'dry-run': 'true' })
      expect(received.map(({ method }) => method)).toEqual(['GET'])
      expect(faultsOf({ run, secrets: [value] })).toEqual([])
      expect(run.lines.join('\n')).toContain('"username":"app"')
    }),
    { numRuns: 6 },
  )
}, 60_000)

it.each([
  ['is too short', '"\\%\u00fc x!'],
  ['holds a line break', 'f3a1c9d2\n::warning::4b7e8c01'],
  ['holds a bell', 'f3a1c9d2\u00074b7e8c01'],
])('refuses a password that %s without showing it', async (_, value) => {
  const { run, received } = await main(quoting, { ...USER, password: value })
  expect([run.exitCode, received]).toEqual([1, []])
  expect(faultsOf({ run, secrets: [value, ...value.split(/[\n\u0007]/)] })).toEqual([])
  expect(annotations(run.lines)).toEqual([expect.stringMatching(/password: expected /)])
})

it.each([
  ['YAML that cannot be read', 'a: { create-database-user: { username: app, password: "S3cr3t-\\q-w0rd" } }'],
  ['a misspelt name', `a: { create-database-user: { project-id: ${PROJECT_ID}, pasword: S3cr3t-q-w0rd } }`],
  ['another operation', `a: { find-project: { project-id: ${PROJECT_ID}, password: S3cr3t-q-w0rd } }`],
  ['a list', `a: { create-database-user: { project-id: ${PROJECT_ID}, password: [S3cr3t-q-w0rd] } }`],
])('does not show a password that stands in a plan, in %s', async (_, operations) => {
  const { run, received } = await main(quoting, { operations })
  expect([run.exitCode, received]).toEqual([1, []])
  expect(run.lines.join()).toMatch(/::error /)
  expect(run.lines.join() + run.summary).not.toMatch(/S3cr3t/)
})

it('masks a key that Atlas answers with before anything else, and hands it on as a secret only', async () => {
  const key = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'"\\%:#[ü\n'),
      fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    ),
    minLength: 8,
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(key, async (privateKey) => {
      const answer = {
        id: PROJECT_ID,
        publicKey: 'mcpvrzod',
        desc: `ci ${privateKey}.`,
        privateKey,
        links: [{ href: `/x?${privateKey}` }],
      }
      const { run } = await main(() => ({ body: answer }), { ...NEW_KEY, 'export-env': 'true' })
      expect(run.exitCode, run.lines.join('\n')).toBe(0)
      const { 'response-with-secrets': whole = '', response = '' } = run.outputs
      expect(JSON.parse(whole)).toEqual(answer)
      expect(JSON.parse(response)).toMatchObject({ desc: 'ci ***.', privateKey: '***', publicKey: 'mcpvrzod' })
      expect(faultsOf({ run, secrets: [], handedOut: [privateKey] })).toEqual([])
      const group = run.lines.findIndex((line) => line.startsWith('::group::'))
      expect(masks(run.lines.slice(0, group))).toContain(privateKey)
      expect(masks(run.lines)).toContain(whole)
    }),
    { numRuns: 10 },
  )
}, 60_000)

it('hands on a key that later steps can use', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const parameters = `orgId: ${world.simulator.orgId}`
  const made = await world.main({ ...NEW_KEY, parameters })
  expect(made.exitCode, made.lines.join('\n')).toBe(0)
  const { publicKey, privateKey } = JSON.parse(made.outputs['response-with-secrets'] ?? '')
  expect(faultsOf({ run: made, secrets: [], handedOut: [privateKey] })).toEqual([])
  expect(masks(made.lines)).toContain(privateKey)
  const key = { 'public-key': publicKey, 'private-key': privateKey }
  const used = await world.main({ operation: 'check-access', ...key }, { credentials: 'none' })
  expect(used).toMatchObject({ exitCode: 0, outputs: { 'credential-kind': 'api-key' } })
})
