import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { connectPeer } from '../support/connect-peer.ts'
import { CLIENT_ID, CLIENT_SECRET, startOAuthPeer } from '../support/oidc-peer.ts'

const N = 20

async function client(clientSecret = CLIENT_SECRET) {
  const peer = await startOAuthPeer()
  onTestFinished(() => peer.stop())
  const credentials = { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(clientSecret) } as const
  const connection = connectPeer({ url: peer.url, credentials })
  const { atlas } = connection
  const call = () => atlas.call('getSystemStatus', {})
  return { peer, call, atOnce: () => Promise.all(Array.from({ length: N }, call)), close: connection.close }
}

describe('a service account, against oidc-provider', () => {
  test('shares one token among calls at once, and revokes it at the end', async () => {
    const { peer, atOnce, close } = await client()
    expect(await atOnce()).toEqual(Array(N).fill({ ok: true }))
    expect(peer.exchanges.map(({ path }) => path)).toEqual(['/api/oauth/token', ...Array(N).fill('/api/atlas/v2')])
    expect([peer.issued(), peer.revoked()]).toEqual([1, 0])
    await close()
    expect([peer.issued(), peer.revoked()]).toEqual([1, 1])
    expect(peer.exchanges.at(-1)).toMatchObject({ method: 'POST', path: '/api/oauth/revoke', status: 200 })
  })

  test('takes one new token when the old one is refused, for all calls together', async () => {
    const { peer, call, atOnce, close } = await client()
    await call()
    peer.forgetAll()
    expect(await atOnce()).toEqual(Array(N).fill({ ok: true }))
    expect(peer.issued()).toBe(2)
    await close()
    expect(peer.revoked()).toBe(1)
  })

  test('revokes its token though calls have failed', async () => {
    const { peer, call, close } = await client()
    await call()
    peer.forgetAll()
    await call()
    await close()
    expect([peer.issued(), peer.revoked()]).toEqual([2, 1])
  })

  test('sends nothing at all when there was no call', async () => {
    const { peer, close } = await client()
    await close()
    expect(peer.exchanges).toEqual([])
  })

  test('says that the secret is wrong, and asks once', async () => {
    const { peer, call, close } = await client('mdb_sa_sk_wrong')
    await expect(call()).rejects.toMatchObject({
      status: 401,
      errorCode: 'invalid_client',
      hint: expect.stringContaining('does not know these credentials'),
    })
    expect(peer.exchanges).toHaveLength(1)
    await close()
    expect(peer.exchanges).toHaveLength(1)
  })
})
