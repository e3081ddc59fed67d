import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideSecrets, secretsIn } from '../../src/operations/subject/api-secrets.ts'
import { callAgainst, GROUP } from './support/api-world.ts'
import { outputsOf, told } from './support/told.ts'

const KEY = '0b7c1f2e-6a4d-4c3b-9e8f-1a2b3c4d5e6f'
const JSON_TYPE = { 'content-type': 'application/vnd.atlas.2023-01-01+json' }
const NEW_KEY = {
  'operation-id': 'createOrgApiKey',
  parameters: `orgId=${GROUP}`,
  body: '{desc: ci, roles: [ORG_MEMBER]}',
}

describe('a secret in an answer', () => {
  const answer = {
    desc: `key ${KEY}`,
    id: GROUP,
    privateKey: KEY,
    publicKey: 'mcpvrzod',
    links: [{ href: `/x?k=${KEY}` }],
  }

  test('is masked first, blotted out of the response, and given whole as a secret', async () => {
    const called = await callAgainst(() => ({ headers: JSON_TYPE, body: JSON.stringify(answer) }), { params: NEW_KEY })
    const { response, 'response-with-secrets': whole } = outputsOf(called)
    expect(told(called.state)).toBe('done created')
    expect(response).toEqual({ ...answer, desc: 'key ***', privateKey: '***', links: [{ href: '/x?k=***' }] })
    expect(String(whole)).toBe('***')
    expect(called.secrets).toContain(KEY)
    expect(called.seen).not.toContain(KEY)
    expect(whole).toHaveProperty('reveal')
    expect(JSON.parse((whole as { reveal(): string }).reveal())).toEqual(answer)
  })

  test('is found at any depth, also in lists', async () => {
    const account = {
      clientId: 'mdb_sa_id_1',
      secrets: [{ id: '1', secret: 'mdb_sa_sk_abcdef', maskedSecretValue: 'mdb_sa_sk_...f' }],
    }
    const called = await callAgainst(() => ({ headers: JSON_TYPE, body: { results: [account], links: [] } }), {
      params: { 'operation-id': 'listOrgServiceAccounts', parameters: `orgId=${GROUP}` },
    })
    expect(outputsOf(called)).toMatchObject({
      response: [
        { clientId: 'mdb_sa_id_1', secrets: [{ id: '1', secret: '***', maskedSecretValue: 'mdb_sa_sk_...f' }] },
      ],
    })
  })

  test('that is a whole text is nothing but secret', async () => {
    const pem =
      '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n'
    const params = {
      'operation-id': 'createGroupDatabaseUserCert',
      parameters: `groupId=${GROUP}\nusername=app`,
      body: '{monthsUntilExpiration: 3}',
    }
    const answering = () => ({ status: 201, headers: JSON_TYPE, body: pem })
    const called = await callAgainst(answering, { params })
    expect(outputsOf(called)).toMatchObject({ status: 201, response: '***' })
    expect(called.seen).not.toContain('MIIE')
    const saved = await callAgainst(answering, { params: { ...params, 'output-file': 'app.pem' } })
    expect(saved.file('app.pem').toString()).toBe(pem)
    expect(saved.mode('app.pem')).toBe('600')
    expect(outputsOf(saved)).not.toHaveProperty('response')
  })

  test('may hold half of a character', async () => {
    const body = '{"privateKey": "half-\\ud800-of-it"}'
    const called = await callAgainst(() => ({ headers: JSON_TYPE, body }), { params: NEW_KEY })
    expect(outputsOf(called)).toMatchObject({ response: { privateKey: '***' } })
    expect(called.secrets).toContain('half-\ufffd-of-it')
  })

  test('that Atlas has redacted itself is none', async () => {
    const redacted = { privateKey: '********-****-****-01bdd56c8977', publicKey: 'mcpvrzod' }
    const called = await callAgainst(() => ({ headers: JSON_TYPE, body: redacted }), {
      params: { 'operation-id': 'getOrgApiKey', parameters: `orgId=${GROUP}\napiUserId=${GROUP}` },
    })
    expect(outputsOf(called)).toEqual({ status: 200, response: redacted })
  })

  test.for([
    [{ password: 'p' }, ['p']],
    [{ bindPassword: 'p4ssword' }, ['p4ssword']],
    [{ deliveryUrl: ['https://bucket.example/a'] }, ['https://bucket.example/a']],
    [{ webhookUrl: 'https://hooks.example/T0/B0' }, ['https://hooks.example/T0/B0']],
    [{ anything: 'https://b.example/a?x=1&X-Amz-Signature=00' }, ['https://b.example/a?x=1&X-Amz-Signature=00']],
    [{ uri: 'mongodb://app:pw@host/' }, ['mongodb://app:pw@host/']],
    [{ hecToken: 't0ken', apiKey: { id: 'x', desc: 'y' } }, ['t0ken']],
    [{ secretAccessKey: 'k', accessKeyID: 'id', secretExpiresAfterHours: 8 }, ['k']],
    [{ destinationOrgPrivateApiKey: 'k', destinationOrgPublicApiKey: 'public' }, ['k']],
    [{ authHeader: 'X-Restore', authValue: 'v4lue' }, ['v4lue']],
    [{ headersTemplate: '{"a": "b"}', webhookBodyTemplate: '{"k": 1}' }, ['{"a": "b"}', '{"k": 1}']],
    [{ headers: { Authorization: 'Bearer x', Accept: 'text' } }, ['Bearer x', 'text']],
    [{ otelSuppliedHeaders: [{ name: 'DD-KEY', value: 'v4lue' }], value: 'plain' }, ['v4lue']],
    [{ headersRedacted: [{ name: 'DD-KEY', value: '****alue' }], results: [{ name: 'a', value: 'plain' }] }, []],
    [{ token: 'of-the-cost-explorer', publicKey: 'abcdefgh', key: 'team', shardKeys: ['a'], apiKeyId: 'i' }, []],
  ] as const)('is known by name or look: %j', ([value, secrets]) => {
    expect(secretsIn(value)).toEqual(secrets)
    const shown = JSON.stringify(hideSecrets(value, []))
    for (const secret of secrets) expect(shown).not.toContain(JSON.stringify(secret))
    if (secrets.length === 0) expect(shown).toBe(JSON.stringify(value))
  })

  test('is hidden also as it stands in a URL and in JSON that is quoted', () => {
    const value = {
      privateKey: '""!"!!""/+',
      link: 'https://b.example/?k=%22%22!%22!!%22%22%2F%2B',
      body: '{"k":"\\"\\"!\\"!!\\"\\"/+"}',
    }
    expect(hideSecrets(value, secretsIn(value))).toEqual({
      privateKey: '***',
      link: 'https://b.example/?k=***',
      body: '{"k":"***"}',
    })
  })

  test('never shows, whatever else is there', () => {
    const secret = fc.string({ minLength: 6, maxLength: 40, unit: 'binary' }).filter((text) => !'***'.includes(text))
    fc.assert(
      fc.property(secret, fc.jsonValue(), fc.string(), (value, other, around) => {
        const answer = { other, list: [{ privateKey: value }, `${around}${value}${around}`], [`${around}${value}`]: 1 }
        const hidden = hideSecrets(answer, secretsIn(answer))
        const texts: string[] = []
        JSON.stringify(hidden, (key, item) => {
          texts.push(key, ...(typeof item === 'string' ? [item] : []))
          return item
        })
        expect(texts.filter((text) => text.replaceAll('***', '').includes(value))).toEqual([])
      }),
    )
  })
})

describe('a secret in a body', () => {
  const hard = `a"b\\c$&é\u2028${'x'.repeat(3_000)}`

  test('goes over the wire as it is, and is seen nowhere, however it is written', async () => {
    const body = JSON.stringify({ username: 'app', databaseName: 'admin', password: hard })
    const params = { 'operation-id': 'createGroupDatabaseUser', parameters: `groupId=${GROUP}`, body }
    const echo = { status: 201, headers: JSON_TYPE, body: JSON.stringify({ username: 'app', note: `got ${hard}` }) }
    const called = await callAgainst(() => echo, { params })
    expect(called.received.map((request) => request.body)).toEqual([body])
    expect(called.secrets).toContain(hard)
    expect(outputsOf(called)).toMatchObject({ response: { note: 'got ***' } })
    const planned = await callAgainst(() => echo, { params, dryRun: true })
    expect(told(planned.state)).toBe(
      `planned: create: POST /api/atlas/v2/groups/${GROUP}/databaseUsers {"username":"app","databaseName":"admin","password":"***"}`,
    )
    expect(planned.received).toEqual([])
  })

  test('that comes from another step is revealed only on the wire, at any depth and within longer text', async () => {
    const plan = `
key:
  call-api: { operation-id: createOrgApiKey, parameters: { orgId: ${GROUP} }, body: { desc: ci } }
use:
  call-api:
    operation-id: createGroupIntegration
    parameters: { groupId: ${GROUP}, integrationType: WEBHOOK }
    body: { type: WEBHOOK, deep: [{ note: "key is \${key.response-with-secrets}" }] }
`
    const called = await callAgainst(
      ({ target }) =>
        target.endsWith('/apiKeys')
          ? { headers: JSON_TYPE, body: JSON.stringify({ privateKey: KEY }) }
          : {
              status: 400,
              headers: JSON_TYPE,
              body: { errorCode: 'INVALID_ATTRIBUTE', detail: `no: {"privateKey":"${KEY}"}` },
            },
      { plan },
    )
    expect(JSON.parse(called.received[1]?.body ?? '')).toMatchObject({
      deep: [{ note: `key is {"privateKey":"${KEY}"}` }],
    })
    expect(called.states['use']).toMatchObject({ status: 'failed' })
    expect(called.seen).toContain('INVALID_ATTRIBUTE')
    expect(called.seen).not.toContain(KEY)
  })

  test('may be the whole body, when it is JSON', async () => {
    const plan = `
key:
  call-api: { operation-id: createOrgApiKey, parameters: { orgId: ${GROUP} }, body: { desc: ci } }
use:
  call-api:
    operation-id: createOrgApiKey
    parameters: { orgId: ${GROUP} }
    body: \${key.response-with-secrets}
`
    const called = await callAgainst(() => ({ headers: JSON_TYPE, body: JSON.stringify({ privateKey: KEY }) }), {
      plan,
    })
    expect(called.received[1]?.body).toBe(JSON.stringify({ privateKey: KEY }))
    expect(called.seen).not.toContain(KEY)
  })

  test('is refused as a parameter, which stands in paths and logs', async () => {
    const plan = `
key:
  call-api: { operation-id: createOrgApiKey, parameters: { orgId: ${GROUP} }, body: { desc: ci } }
use:
  call-api: { operation-id: getGroup, parameters: { groupId: "\${key.response-with-secrets}" } }
`
    await expect(callAgainst(() => ({}), { plan })).rejects.toThrow(/`key.response-with-secrets` is secret/)
  })
})
