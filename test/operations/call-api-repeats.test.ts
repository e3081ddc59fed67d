// Loaded beforehand: the jumping clock takes loading for idleness.
import '../../src/operations/subject/api-step.ts'
import { expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { callAgainst } from './support/api-world.ts'
import { stage } from './support/stage.ts'
import { FREE, LOST, outputsOf, told } from './support/told.ts'

const CLUSTER = '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}'

test.for(LOST)('the deletion of a cluster, which takes its time, is done when $how', async ({ action }) => {
  const world = await stage()
  const id = await world.project()
  await world.call('POST', `/groups/${id}/clusters`, FREE('main'))
  world.clock.turn(3_600_000)
  world.fault({ match: { method: 'DELETE', path: CLUSTER }, action })
  const parameters = `groupId=${id}\nclusterName=main`
  const outcome = await world.run('call-api', { 'operation-id': 'deleteGroupCluster', parameters })
  expect(told(outcome.state)).toBe('done deleted')
})

test('the deletion of a cluster that is going already changes nothing, and is success', async () => {
  const world = await stage()
  const id = await world.project()
  await world.call('POST', `/groups/${id}/clusters`, FREE('main'))
  world.clock.turn(3_600_000)
  await world.call('DELETE', `/groups/${id}/clusters/main`)
  const parameters = `groupId=${id}\nclusterName=main`
  const outcome = await world.run('call-api', { 'operation-id': 'deleteGroupCluster', parameters })
  expect([told(outcome.state), outputsOf(outcome)]).toEqual(['done unchanged', { status: 400 }])
})

test('a POST for which no token could be had was never sent: it is sent when there is one', async () => {
  let asked = 0
  const called = await callAgainst(
    ({ target }) => {
      if (target === '/api/oauth/revoke') return {}
      if (target !== '/api/oauth/token') return { status: 201, body: { name: 'shop' } }
      asked += 1
      return asked <= 6 ? { status: 503 } : { body: { access_token: 'a-token-of-the-test', expires_in: 3600 } }
    },
    {
      params: { 'operation-id': 'createGroup', body: '{name: shop}' },
      credentials: {
        kind: 'service-account',
        clientId: 'mdb_sa_id_0123456789abcdef01234567',
        clientSecret: new Secret('mdb_sa_sk_0123456789'),
      },
    },
  )
  expect(told(called.state)).toBe('done created')
  expect(called.received.filter(({ target }) => target.endsWith('/groups'))).toHaveLength(1)
})
