import { describe, expect, test } from 'vitest'
import { atlas, failed } from './refused.ts'

const challenge = { 'www-authenticate': 'Digest realm="MMS Public API", nonce="n", qop="auth"' }

describe('a hint', () => {
  test.each([
    [{ ...atlas(401, 'UNEXPECTED_ERROR'), headers: challenge }, /does not know these credentials/],
    [atlas(401, 'UNEXPECTED_ERROR'), /does not know these credentials/],
    [{ status: 401 }, /does not know these credentials/],
    [atlas(401, 'NOT_IN_GROUP'), /no such project, or these credentials have no role in it/],
    [atlas(401, 'USER_UNAUTHORIZED'), /credentials are valid but may not do this/],
    [atlas(401, 'USER_CANNOT_ACCESS_ORG'), /credentials are valid but may not do this/],
    [atlas(401, 'NOT_ORG_GROUP_CREATOR'), /Organization Project Creator/],
    [atlas(406, 'INVALID_VERSION_DATE'), /2023-01-01.*Upgrade this action/],
    [{ status: 406 }, /Upgrade this action/],
    [atlas(410, 'VERSION_GONE'), /2023-01-01.*Upgrade this action/],
    [{ status: 410, body: '<html>gone</html>' }, /Upgrade this action/],
    [atlas(429, 'RATE_LIMITED_TOKEN_BUCKET'), /limits how often/],
    [atlas(402, 'ACCOUNT_SUSPENDED'), /billing/],
    [atlas(409, 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS'), /delete-cluster.*cascade: true/],
    [atlas(409, 'CANNOT_CLOSE_GROUP_ACTIVE_PEERING_CONNECTIONS'), /listGroupPeers.*deleteGroupPeer/],
    [
      atlas(409, 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES'),
      /ServiceEndpoint`, then .*`deleteGroupPrivateEndpointEndpointService`/,
    ],
    [atlas(409, 'CANNOT_CLOSE_GROUP_ACTIVE_BACKUP'), /deleteGroupClusterBackupSnapshot`, or wait/],
    [atlas(409, 'CANNOT_CLOSE_GROUP_ACTIVE_BACKUP_COMPLIANCE_POLICY'), /MongoDB support/],
    [atlas(409, 'CANNOT_CLOSE_GROUP_ACTIVE_STREAMS_RESOURCE'), /what Atlas names/],
  ])('answers %j', async (answer, hint) => {
    expect((await failed(answer)).hint).toMatch(hint)
  })

  test.each([
    'ORG_REQUIRES_ACCESS_LIST',
    'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    'RESOURCE_REQUIRES_ACCESS_LIST',
    'ORG_REQUIRES_WHITELIST',
    'IP_ADDRESS_NOT_ON_WHITELIST',
    'RESOURCE_REQUIRES_WHITELIST',
  ])('for %s tells the two access lists apart, names the address and three ways out', async (code) => {
    const { hint } = await failed(atlas(403, code, { parameters: ['203.0.113.7'] }))
    expect(hint).toContain('Admin API access list')
    expect(hint).toContain("not the project's network access list")
    expect(hint).toContain('Add 203.0.113.7 to it')
    expect(hint).toContain('a runner with a fixed address')
    expect(hint).toContain('switch off "Require IP Access List for the Atlas Administration API"')
    expect((await failed(atlas(403, code))).hint).toContain('Add this runner’s address to it')
  })

  test('does not blame the credentials for an answer that is not Atlas’s', async () => {
    const { hint } = await failed({ status: 403, body: '<html>Blocked by policy</html>' })
    expect(hint).toMatch(/something answered in its place. Look for a proxy/)
  })

  test('is not taken from what every object has', async () => {
    expect((await failed(atlas(418, 'constructor'))).hint).toBeUndefined()
    expect((await failed(atlas(418, '__proto__'))).hint).toBeUndefined()
  })
})
