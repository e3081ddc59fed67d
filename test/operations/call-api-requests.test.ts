import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { callApi } from '../../src/operations/call-api.ts'
import { createOutside } from '../../src/plan/outside.ts'
import { connected } from '../atlas/connected.ts'
import { type Answer, loopback } from '../atlas/loopback.ts'
import { callAgainst, GROUP, policyOf } from './support/api-world.ts'
import { SHOP } from './support/run-plan.ts'
import { told } from './support/told.ts'

const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8' },
  body: JSON.stringify(body),
})
test('the version is the newest stable one, or preview where there is none, or what is asked for', async () => {
  const accepts = async (params: Readonly<Record<string, string>>) =>
    (await callAgainst(() => json({}), { params })).received[0]?.headers.accept
  const list = { 'operation-id': 'listGroupClusters', parameters: `groupId=${GROUP}` }
  expect([
    await accepts({ 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` }),
    await accepts({ 'operation-id': 'getDefaultGroupLimit', parameters: 'limitName=x' }),
    await accepts({ ...list, 'all-pages': 'false', 'api-version': '2023-02-01' }),
    await accepts({ ...list, 'all-pages': 'false', 'api-version': 'preview' }),
  ]).toEqual(
    ['2023-01-01', 'preview', '2023-02-01', 'preview'].map((version) => `application/vnd.atlas.${version}+json`),
  )
})

test('a request has its body, its content type and its headers, also with GET', async () => {
  const search = await callAgainst(() => json({}), {
    params: {
      'operation-id': 'searchOrgInvoiceLineItems',
      parameters: `orgId=${GROUP}\ninvoiceId=${GROUP}`,
      body: '{filters: [{a: 1}]}',
    },
  })
  expect(search.received[0]).toMatchObject({
    method: 'GET',
    body: '{"filters":[{"a":1}]}',
    headers: { 'content-type': 'application/vnd.atlas.2024-08-05+json' },
  })
  const parameters = `{groupId: ${GROUP}, clusterName: main, Use-Effective-Instance-Fields: true}`
  const cluster = await callAgainst(() => json({}), { params: { 'operation-id': 'getGroupCluster', parameters } })
  expect(cluster.received[0]?.headers).toMatchObject({ 'use-effective-instance-fields': 'true' })
  const lines = `groupId=${GROUP}\nclusterName=main\nUse-Effective-Instance-Fields=false`
  const again = await callAgainst(() => json({}), { params: { 'operation-id': 'getGroupCluster', parameters: lines } })
  expect(again.received[0]?.headers).toMatchObject({ 'use-effective-instance-fields': 'false' })
})

test('a step that is called again after a POST, whose answer it has not seen, sends nothing', async () => {
  const server = await loopback(() => json({}, 201))
  const { atlas } = connected({ origin: server.origin })
  const at = atlas.now().getTime()
  const again = callApi.step({
    atlas,
    params: { operationId: 'createGroup', body: { name: 'x' }, allPages: true },
    memory: { sent: { call: { firstAt: at, lastAt: at, times: 1 } } },
    owner: SHOP,
    policy: policyOf(),
    random: () => 0,
    secrets: { make: () => new Secret(''), isLasting: false, keep: () => {} },
    outside: createOutside({ folder: tmpdir() }),
  })
  await expect(again).rejects.toThrow('POST /api/atlas/v2/groups: its answer was lost. It may have taken effect')
  expect(server.received).toEqual([])
})

test('a version that Atlas does not serve is said to be the one that was asked for', async () => {
  const gone = {
    status: 406,
    body: { errorCode: 'INVALID_VERSION_DATE', detail: 'Invalid accept header or version date.' },
  }
  for (const id of ['getGroup', 'deleteGroup']) {
    const params = { 'operation-id': id, parameters: `groupId=${GROUP}`, 'api-version': '2019-01-01' }
    const called = await callAgainst(() => gone, { params })
    expect(called.state).toMatchObject({
      error: {
        code: 'INVALID_VERSION_DATE',
        hint: expect.stringMatching(/version 2019-01-01 .* Leave api-version out/),
      },
    })
  }
})

test('a dry run with a secret of one letter can still be read', async () => {
  const params = { method: 'POST', path: '/things', 'api-version': '2031-01-01', body: '{password: p, port: 1}' }
  const called = await callAgainst(() => json({}), { params, dryRun: true })
  expect(told(called.state)).toBe('planned: create: POST /api/atlas/v2/things {"password":"***","port":1}')
})
