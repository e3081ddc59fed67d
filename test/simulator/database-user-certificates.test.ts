import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { outcome, started } from './started.ts'

const DAY = 24 * 3600 * 1000

async function withUser(username: string, types: object = { x509Type: 'MANAGED', databaseName: '$external' }) {
  const at = await started()
  const project = await at.project()
  const groupId = project.split('/').at(-1) ?? ''
  const roles = [{ roleName: 'read', databaseName: 'app' }]
  await at.post(`${project}/databaseUsers`, { groupId, username, roles, ...types })
  return { ...at, groupId, project, path: `${project}/databaseUsers/${encodeURIComponent(username)}/certs` }
}

// Recorded: valid since an hour before, for three months; issued in the name of the project; for clients that sign.
test('a certificate is PEM under a type of JSON, and one of the user', async () => {
  const { groupId, path, get, post } = await withUser('app')
  const answer = await post(path, { monthsUntilExpiration: 3 })
  expect(answer.status).toBe(201)
  expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8')
  const certificate = new X509Certificate(answer.text)
  expect(certificate.subject).toBe('CN=app')
  expect(certificate.issuer).toBe(`CN=${groupId}\nOU=Atlas\nO=MongoDB Inc`)
  expect(certificate.validFromDate).toEqual(new Date('2026-08-10T02:00:00Z'))
  expect(certificate.validToDate).toEqual(new Date('2026-11-10T03:00:00Z'))
  // 1.3.6.1.5.5.7.3.2 is clientAuth (RFC 5280 §4.2.1.12).
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
  expect(certificate.ca).toBe(false)
  expect(certificate.checkPrivateKey(createPrivateKey(answer.text))).toBe(true)

  const listed = await get(path)
  expect(listed.json).toMatchObject({
    results: [{ createdAt: '2026-08-10T02:00:00Z', groupId, notAfter: '2026-11-10T03:00:00Z', subject: 'CN=app' }],
    totalCount: 1,
  })
  // The id is the serial number, in full.
  const id = /"_id":(\d+),/.exec(listed.text)?.[1] ?? ''
  expect(BigInt(id)).toBe(BigInt(`0x${certificate.serialNumber}`))
})

test('certificates are listed as long as they are valid', async () => {
  const { clock, path, get, post } = await withUser('CN=app')
  await post(path, { monthsUntilExpiration: 1 })
  await post(path, {})
  expect((await get(path)).json).toMatchObject({ totalCount: 2 })
  clock.turn(31 * DAY)
  expect((await get(path)).json).toMatchObject({ results: [{ subject: 'CN=app' }], totalCount: 1 })
})

test('a month later is the last day of a shorter month', async () => {
  const { clock, path, post } = await withUser('app')
  clock.turnTo(Date.parse('2026-08-31T12:00:00Z'))
  const { text } = await post(path, { monthsUntilExpiration: 1 })
  expect(new X509Certificate(text).validToDate).toEqual(new Date('2026-09-30T12:00:00Z'))
})

test.each([
  ['for more than two years', { monthsUntilExpiration: 25 }, 'CERT_EXPIRY_CANNOT_EXCEED_TWO_YEARS'],
  ['for no time', { monthsUntilExpiration: 0 }, 'INVALID_ATTRIBUTE'],
  ['for a text', { monthsUntilExpiration: '3' }, 'INVALID_JSON_ATTRIBUTE'],
])('a certificate is refused %s', async (_, body, code) => {
  const { path, post } = await withUser('app')
  expect(outcome(await post(path, body))).toBe(`400 ${code}`)
})

test('there is no certificate for users with a password, nor for nobody', async () => {
  const { project, path, get, post } = await withUser('app', { databaseName: 'admin', password: 'correct horse' })
  expect(outcome(await post(path, {}))).toBe('400 USER_NOT_MANAGED_X509')
  expect(outcome(await get(path))).toBe('400 USER_NOT_MANAGED_X509')
  expect(outcome(await post(`${project}/databaseUsers/b/certs`, {}))).toBe('404 USERNAME_NOT_FOUND')
})
