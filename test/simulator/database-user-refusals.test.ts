import { describe, expect, test } from 'vitest'
import { API, outcome, started } from './started.ts'

const DAY = 24 * 3600 * 1000
const NOW = Date.parse('2026-08-10T03:00:00Z')
const at = (ms: number) => new Date(NOW + ms).toISOString()

const scram = {
  databaseName: 'admin',
  username: 'app',
  password: 'correct horse',
  roles: [{ roleName: 'readWrite', databaseName: 'app' }],
}
const { password: _, ...bare } = scram
const x509 = { ...bare, databaseName: '$external', x509Type: 'MANAGED' }
const aws = { ...bare, databaseName: '$external', username: 'arn:aws:iam::358363220050:user/ci', awsIAMType: 'USER' }
const role = (roleName: string, databaseName: string, more: object = {}) => ({
  ...scram,
  roles: [{ roleName, databaseName, ...more }],
})

describe('a new database user is refused', () => {
  test.each([
    ['without a name', { ...scram, username: undefined }, 'MISSING_ATTRIBUTE'],
    ['without a database', { ...scram, databaseName: undefined }, 'MISSING_ATTRIBUTE'],
    ['without roles', { ...scram, roles: undefined }, 'MISSING_ATTRIBUTE'],
    ['with no role', { ...scram, roles: [] }, 'INVALID_ATTRIBUTE'],
    ['with a name of 1025 characters', { ...scram, username: 'x'.repeat(1025) }, 'INVALID_ATTRIBUTE'],
    ['with a description of 101 characters', { ...scram, description: 'x'.repeat(101) }, 'INVALID_ATTRIBUTE'],
    ['with an attribute that nobody knows', { ...scram, mechanism: 'SCRAM' }, 'INVALID_ATTRIBUTE'],
    ['with a type that nobody knows', { ...scram, x509Type: 'ATLAS' }, 'INVALID_ENUM_VALUE'],
    ['with a scope that nobody knows', { ...scram, scopes: [{ name: 'a', type: 'FLEX' }] }, 'INVALID_ENUM_VALUE'],
    ['without a password', bare, 'MISSING_ATTRIBUTE'],
    ['with a password of seven characters', { ...scram, password: '1234567' }, 'WEAK_PASSWORD'],
    ['with X.509 and a password', { ...x509, password: scram.password }, 'ATLAS_X509_USER_CANNOT_USE_SCRAM'],
    ['with AWS and a password', { ...aws, password: scram.password }, 'CANNOT_SET_PASSWORD_FOR_AUTH_MECHANISM'],
    ['with X.509 and LDAP', { ...x509, ldapAuthType: 'USER' }, 'ATLAS_X509_USER_CANNOT_USE_LDAP'],
    ['with AWS and OIDC', { ...aws, oidcAuthType: 'USER' }, 'ATLAS_INVALID_AUTH_SETTINGS'],
    ['with a password outside admin', { ...scram, databaseName: '$external' }, 'DATABASE_NAME_INVALID_ADMIN'],
    ['with a database of its own', { ...scram, databaseName: 'app' }, 'DATABASE_NAME_INVALID_ADMIN'],
    ['with X.509 in admin', { ...x509, databaseName: 'admin' }, 'DATABASE_NAME_INVALID_EXTERNAL'],
    ['with AWS in admin', { ...aws, databaseName: 'admin' }, 'DATABASE_NAME_INVALID_EXTERNAL'],
    ['with AWS and no ARN', { ...aws, username: 'ci' }, 'ATLAS_INVALID_USERNAME'],
    ['with the ARN of a role as a user', { ...aws, awsIAMType: 'ROLE' }, 'ATLAS_INVALID_USERNAME'],
    ['with OIDC and no provider', { ...x509, x509Type: 'NONE', oidcAuthType: 'USER' }, 'ATLAS_INVALID_USERNAME'],
    ['with two parts for X.509 of Atlas', { ...x509, username: 'CN=a,OU=b' }, 'ATLAS_MANAGED_X509_NAME_INVALID'],
    ['with no distinguished name', { ...x509, x509Type: 'CUSTOMER' }, 'ATLAS_INVALID_LDAP_NAME'],
    ['with X.509 for a while', { ...x509, deleteAfterDate: at(DAY) }, 'ATLAS_X509_USER_CANNOT_BE_TEMPORARY'],
    ['until now', { ...scram, deleteAfterDate: at(0) }, 'EXPIRATION_DATE_IN_PAST'],
    ['for more than a week', { ...scram, deleteAfterDate: at(7 * DAY + 1000) }, 'EXPIRATION_DATE_EXCEEDS_MAX'],
    ['with a role that is not there', role('owner', 'admin'), 'ATLAS_INVALID_ROLE'],
    ['with atlasAdmin of a database', role('atlasAdmin', 'app'), 'ATLAS_INVALID_ROLE_DATABASE'],
    ['with a database that cannot be', role('read', 'a.b'), 'INVALID_DATABASE_NAME'],
    ['with a collection for dbAdmin', role('dbAdmin', 'app', { collectionName: 'a' }), 'INVALID_ATTRIBUTE'],
    ['with a role twice', { ...scram, roles: [...scram.roles, ...scram.roles] }, 'DUPLICATE_DATABASE_ROLES'],
    ['for another project', { ...scram, groupId: '0'.repeat(24) }, 'INVALID_ATTRIBUTE'],
  ])('%s', async (_name, body, code) => {
    const { get, post, project } = await started()
    const path = `${await project()}/databaseUsers`
    expect(outcome(await post(path, body))).toBe(`400 ${code}`)
    expect((await get(path)).json).toMatchObject({ totalCount: 0 })
  })

  test('where there is no project', async () => {
    const { post } = await started()
    expect(outcome(await post(`/groups/${'0'.repeat(24)}/databaseUsers`, scram))).toBe('404 GROUP_NOT_FOUND')
  })
})

describe('a change of a database user is refused', () => {
  test.each([
    ['of its name', { username: 'b' }, '409 DATABASE_USERNAME_CANNOT_BE_CHANGED'],
    ['of its database', { databaseName: '$external' }, '409 DATABASE_NAME_CANNOT_BE_CHANGED'],
    ['of its mechanism', { x509Type: 'MANAGED' }, '409 AUTH_TYPE_CANNOT_BE_CHANGED'],
    ['to a weak password', { password: '1234567' }, '400 WEAK_PASSWORD'],
    ['to a role that is not there', { roles: [{ roleName: 'x', databaseName: 'admin' }] }, '400 ATLAS_INVALID_ROLE'],
    ['from lasting to temporary', { deleteAfterDate: at(DAY) }, '400 PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY'],
    ['that changes nothing', {}, '400 INVALID_ATTRIBUTE'],
  ])('%s', async (_name, change, expected) => {
    const { get, post, patch, project } = await started({}, { deviates: true })
    const path = `${await project()}/databaseUsers`
    await post(path, scram)
    const before = await get(`${path}/admin/app`)
    expect(outcome(await patch(`${path}/admin/app`, change))).toBe(expected)
    expect((await get(`${path}/admin/app`)).json).toEqual(before.json)
  })

  test('of a user that is not there', async () => {
    const { patch, project } = await started()
    const path = `${await project()}/databaseUsers/admin/app`
    expect(outcome(await patch(path, { password: 'correct horse' }))).toBe('404 USERNAME_NOT_FOUND')
  })

  test('but the end of a temporary user can be put off, up to a week from then', async () => {
    const { clock, post, patch, project } = await started({}, { deviates: true })
    const path = `${await project()}/databaseUsers`
    await post(path, { ...scram, deleteAfterDate: at(DAY) })
    clock.turn(DAY / 2)
    const later = at(7 * DAY + DAY / 2)
    expect((await patch(`${path}/admin/app`, { deleteAfterDate: later })).json).toMatchObject({
      deleteAfterDate: later.replace('.000Z', 'Z'),
    })
    const tooLate = await patch(`${path}/admin/app`, { deleteAfterDate: at(7 * DAY + DAY / 2 + 1000) })
    expect(outcome(tooLate)).toBe('400 EXPIRATION_DATE_EXCEEDS_MAX')
  })
})

test('a name whose percent-encoding is broken is refused', async () => {
  const { peer, project } = await started()
  const path = `${API}${await project()}/databaseUsers/admin/%E0%A4`
  expect(outcome(await peer({ method: 'GET', path }))).toBe('400 INVALID_PATH_PARAMETER')
})
