import { describe, expect, test } from 'vitest'
import { exchange, type Received } from './peer.ts'
import { isRecord, listOf, textOf } from './recording.ts'
import { API, field, outcome, type Started, started } from './started.ts'

const HOUR = 3600 * 1000
const account = (roles: readonly string[], hours = 8) => ({
  name: 'preview bot',
  description: 'Makes previews',
  roles,
  secretExpiresAfterHours: hours,
})

const secretOf = ({ json }: Received) => textOf(isRecord(json) ? listOf(json['secrets'])[0]?.['secret'] : '')

/** Mints a token with an account's id and secret. */
function mint({ simulator }: Started, clientId: string, secret: string): Promise<Received> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
  return exchange(simulator.url, {
    method: 'POST',
    path: '/api/oauth/token',
    accept: 'application/json',
    body: 'grant_type=client_credentials',
    headers: { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}

async function use(
  at: Started,
  token: string,
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
) {
  const headers = { Authorization: `Bearer ${token}` }
  return outcome(await exchange(at.simulator.url, { method, path: API + path, body, headers }))
}

describe('a service account', () => {
  test('mints tokens that carry its roles, as long as its secret lives', async () => {
    const at = await started()
    const accounts = `/orgs/${at.simulator.orgId}/serviceAccounts`
    const made = await at.post(accounts, account(['ORG_GROUP_CREATOR']))
    expect(made.status).toBe(201)
    const clientId = field(made, 'clientId')
    expect(clientId).toMatch(/^mdb_sa_id_[0-9a-f]{24}$/)
    expect(secretOf(made)).toMatch(/^mdb_sa_sk_/)
    const token = field(await mint(at, clientId, secretOf(made)), 'access_token')
    const wanted = { method: 'POST', body: { name: 'preview', orgId: at.simulator.orgId } }
    expect(await use(at, token, '/groups', wanted)).toBe('201')
    expect(await use(at, token, accounts)).toBe('401 USER_UNAUTHORIZED')

    const shown = await at.get(`${accounts}/${clientId}`)
    expect(secretOf(shown)).toBe('')
    expect(shown.json).toMatchObject({
      roles: ['ORG_GROUP_CREATOR'],
      secrets: [
        { createdAt: '2026-08-10T03:00:00Z', expiresAt: '2026-08-10T11:00:00Z', lastUsedAt: '2026-08-10T03:00:00Z' },
      ],
    })
    at.clock.turn(8 * HOUR)
    expect(field(await mint(at, clientId, secretOf(made)), 'error')).toBe('invalid_client')
  })

  test('has two secrets at most, and each works until it is deleted', async () => {
    const at = await started()
    const path = `/orgs/${at.simulator.orgId}/serviceAccounts`
    const made = await at.post(path, account(['ORG_MEMBER']))
    const clientId = field(made, 'clientId')
    const secrets = `${path}/${clientId}/secrets`
    const second = await at.post(secrets, { secretExpiresAfterHours: 24 })
    expect([second.status, field(second, 'expiresAt')]).toEqual([201, '2026-08-11T03:00:00Z'])
    expect(outcome(await at.post(secrets, { secretExpiresAfterHours: 24 }))).toMatch(/^400 /)
    expect((await mint(at, clientId, field(second, 'secret'))).status).toBe(200)
    const id = textOf(isRecord(made.json) ? listOf(made.json['secrets'])[0]?.['id'] : '')
    expect((await at.remove(`${secrets}/${id}`)).status).toBe(204)
    expect((await mint(at, clientId, secretOf(made))).status).toBe(401)
    expect((await mint(at, clientId, field(second, 'secret'))).status).toBe(200)
    expect(outcome(await at.remove(`${secrets}/${id}`))).toMatch(/^404 /)
  })

  test('gets no secret that lives longer than the organization allows', async () => {
    const at = await started()
    const { orgId } = at.simulator
    await at.patch(`/orgs/${orgId}/settings`, { maxServiceAccountSecretValidityInHours: 24 })
    const refused = await at.post(`/orgs/${orgId}/serviceAccounts`, account(['ORG_MEMBER'], 25))
    expect(outcome(refused)).toBe('400 INVALID_ATTRIBUTE')
    expect((await at.post(`/orgs/${orgId}/serviceAccounts`, account(['ORG_MEMBER'], 24))).status).toBe(201)
  })

  test('has a limit of its own on tokens', async () => {
    const at = await started({ quirks: { liveTokens: 1 } })
    const made = await at.post(`/orgs/${at.simulator.orgId}/serviceAccounts`, account(['ORG_MEMBER']))
    const { clientId, clientSecret } = at.simulator
    expect((await mint(at, clientId, clientSecret)).status).toBe(200)
    expect((await mint(at, clientId, clientSecret)).status).toBe(403)
    expect((await mint(at, field(made, 'clientId'), secretOf(made))).status).toBe(200)
  })

  test('takes its tokens with it when the organization deletes it', async () => {
    const at = await started()
    const path = `/orgs/${at.simulator.orgId}/serviceAccounts`
    const made = await at.post(path, account(['ORG_OWNER']))
    const token = field(await mint(at, field(made, 'clientId'), secretOf(made)), 'access_token')
    expect(await use(at, token, '/groups')).toBe('200')
    expect((await at.remove(`${path}/${field(made, 'clientId')}`)).status).toBe(204)
    expect(await use(at, token, '/groups')).toBe('401 UNEXPECTED_ERROR')
  })
})

describe('a service account of a project', () => {
  test('is only detached when the project deletes it, and can be invited to another', async () => {
    const at = await started()
    const [first, second] = [await at.project('first'), await at.project('second')]
    const made = await at.post(`${first}/serviceAccounts`, account(['GROUP_OWNER']))
    expect(made.status).toBe(201)
    const clientId = field(made, 'clientId')
    const token = field(await mint(at, clientId, secretOf(made)), 'access_token')
    expect(await use(at, token, first)).toBe('200')
    expect(await use(at, token, second)).toBe('401 NOT_IN_GROUP')

    const invited = await at.post(`${second}/serviceAccounts/${clientId}:invite`, { roles: ['GROUP_READ_ONLY'] })
    expect([invited.status, isRecord(invited.json) && invited.json['roles']]).toEqual([200, ['GROUP_READ_ONLY']])
    expect(await use(at, token, second)).toBe('200')
    expect((await at.remove(`${first}/serviceAccounts/${clientId}`)).status).toBe(204)
    expect(await use(at, token, first)).toBe('401 NOT_IN_GROUP')
    expect(await use(at, token, second)).toBe('200')
    const groups = await at.get(`/orgs/${at.simulator.orgId}/serviceAccounts/${clientId}/groups`)
    expect(groups.json).toMatchObject({ results: [{ groupId: second.split('/').at(-1), roles: ['GROUP_READ_ONLY'] }] })
    expect(outcome(await at.get(`${first}/serviceAccounts/${clientId}`))).toBe('404 SERVICE_ACCOUNT_NOT_FOUND')
  })

  test('mints tokens anywhere, and uses them from its access list alone', async () => {
    const at = await started()
    const project = await at.project()
    const made = await at.post(`${project}/serviceAccounts`, account(['GROUP_OWNER']))
    const clientId = field(made, 'clientId')
    const list = `${project}/serviceAccounts/${clientId}/accessList`
    expect((await at.post(list, [{ cidrBlock: '203.0.113.0/24' }])).status).toBe(200)
    const minted = await mint(at, clientId, secretOf(made))
    expect(minted.status).toBe(200)
    const token = field(minted, 'access_token')
    expect(await use(at, token, project)).toBe('403 IP_ADDRESS_NOT_ON_ACCESS_LIST')
    await at.post(list, [{ ipAddress: '127.0.0.1' }])
    expect(await use(at, token, project)).toBe('200')
    expect((await at.get(list)).json).toMatchObject({ results: [{ ipAddress: '127.0.0.1', requestCount: 1 }, {}] })
  })
})
