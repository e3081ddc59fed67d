import { expect, test } from 'vitest'
import type { Clock } from '../../../src/base/clock.ts'
import { createReadSecret } from '../../../src/function/aws/read-secret.ts'
import { createSecrets, type ReadSecret } from '../../../src/function/aws/secrets.ts'
import { routedServer } from '../../support/routed-server.ts'
import { recordedLog } from '../support/recorded-log.ts'

const FRONT = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:front-AbCdEf'
const OTHER = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:other-AbCdEf'
const VALUE = 'a value that nobody may see'
const FIVE_MINUTES = 300_000

function start({ held, environment = {} }: { held: Record<string, unknown>; environment?: Record<string, string> }) {
  const state = { now: 0, reads: 0, failure: undefined as Error | undefined }
  const clock: Clock = { now: () => new Date(state.now), sleep: async () => {} }
  const { log, lines } = recordedLog()
  const readSecret: ReadSecret = async (arn) => {
    state.reads += 1
    if (state.failure !== undefined) throw state.failure
    const text = held[arn]
    return typeof text === 'string' ? text : JSON.stringify(text)
  }
  return { state, lines, read: createSecrets({ environment, arns: Object.keys(held), readSecret, clock, log }) }
}

test('what a secret holds is read as if it were in the environment, which wins, as the first of two secrets does', async () => {
  const { read } = start({
    held: {
      [FRONT]: { GITHUB_WEBHOOK_SECRET: VALUE, GITHUB_API_URL: 'https://of.the/secret' },
      [OTHER]: { GITHUB_WEBHOOK_SECRET: 'of the second', MONGODB_ATLAS_CLIENT_ID: 'mdb_sa_id_1' },
    },
    environment: { GITHUB_API_URL: 'https://of.the/environment', AWS_REGION: 'us-east-1' },
  })
  expect(await read()).toEqual({
    GITHUB_WEBHOOK_SECRET: VALUE,
    GITHUB_API_URL: 'https://of.the/environment',
    MONGODB_ATLAS_CLIENT_ID: 'mdb_sa_id_1',
    AWS_REGION: 'us-east-1',
  })
})

test('what nothing reads stays out, and is named without its value', async () => {
  const { read, lines } = start({
    held: {
      [FRONT]: `{"NODE_OPTIONS": "--import ${VALUE}", "HTTPS_PROXY": "${VALUE}", "__proto__": {"GITHUB_TOKEN": "${VALUE}"}}`,
    },
  })
  expect(await read()).toEqual({})
  expect(lines.map(({ fields }) => fields['name'])).toEqual(['NODE_OPTIONS', 'HTTPS_PROXY', '__proto__'])
  expect(JSON.stringify(lines)).not.toContain(VALUE)
})

test('a rotation arrives within five minutes; until then nothing is asked, and nothing new is the same object', async () => {
  const held = { [FRONT]: { GITHUB_WEBHOOK_SECRET: VALUE } }
  const { read, state } = start({ held })
  const first = await read()
  state.now = FIVE_MINUTES - 1
  expect(await read()).toBe(first)
  expect(state.reads).toBe(1)
  state.now = FIVE_MINUTES
  expect(await read()).toBe(first)
  expect(state.reads).toBe(2)
  held[FRONT] = { GITHUB_WEBHOOK_SECRET: 'the next one' }
  state.now = 2 * FIVE_MINUTES
  expect(await read()).toEqual({ GITHUB_WEBHOOK_SECRET: 'the next one' })
})

test('many that ask at once read once', async () => {
  const { read, state } = start({ held: { [FRONT]: { GITHUB_WEBHOOK_SECRET: VALUE } } })
  await Promise.all(Array.from({ length: 20 }, read))
  expect(state.reads).toBe(1)
})

test('what cannot be read again is kept, and asked for again after another five minutes', async () => {
  const { read, state, lines } = start({ held: { [FRONT]: { GITHUB_WEBHOOK_SECRET: VALUE } } })
  const first = await read()
  state.failure = Object.assign(new Error(`not for ${VALUE}`), { name: 'ThrottlingException' })
  state.now = FIVE_MINUTES
  expect(await read()).toBe(first)
  expect(lines).toMatchObject([
    { level: 'error', event: 'secret kept', fields: { why: expect.stringContaining('ThrottlingException') } },
  ])
  expect(JSON.stringify(lines)).not.toContain(VALUE)
  state.failure = undefined
  await read()
  expect(state.reads).toBe(2)
})

test.each([
  ['no JSON', `{"GITHUB_WEBHOOK_SECRET": "${VALUE}`, /front-AbCdEf is no JSON object/],
  ['a list', [VALUE], /front-AbCdEf is no JSON object/],
  ['a number', { GITHUB_APP_ID: 4711 }, /front-AbCdEf has no text under the key GITHUB_APP_ID/],
])('%s is refused at the start, by the name of the secret', async (_, text, said) => {
  const { read } = start({ held: { [FRONT]: text } })
  const refusal: unknown = await read().catch((error: unknown) => error)
  expect(String(refusal)).toMatch(said)
  expect(String(refusal)).not.toContain(VALUE)
})

test('the client asks Secrets Manager for the current version, and says why it got none', async () => {
  const server = await routedServer([
    {
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: { SecretString: '{}' },
    },
  ])
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' }
  const readSecret = createReadSecret({ endpoint: server.origin, region: 'us-east-1', credentials })
  expect(await readSecret(FRONT)).toBe('{}')
  expect(server.requests).toMatchObject([
    { headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' }, body: JSON.stringify({ SecretId: FRONT }) },
  ])
  server.serve({
    method: 'POST',
    path: '/',
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: { __type: 'AccessDeniedException', Message: 'not for you' },
  })
  const clock: Clock = { now: () => new Date(0), sleep: async () => {} }
  const read = createSecrets({ environment: {}, arns: [FRONT], readSecret, clock, log: () => {} })
  await expect(read()).rejects.toThrow(`The secret ${FRONT} cannot be read (AccessDeniedException).`)
})
