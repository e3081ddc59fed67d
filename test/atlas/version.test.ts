import { expect, test } from 'vitest'
import { connected } from './connected.ts'
import { loopback } from './loopback.ts'

const groupId = '5a0a1e7e0f2912c554080adc'

async function noticesOf(headers: Record<string, string>, calls = 3): Promise<string[]> {
  const server = await loopback(() => ({ headers, body: { results: [] } }))
  const notices: string[] = []
  const { atlas } = connected({ origin: server.origin, onNotice: (notice) => notices.push(notice) })
  for (let times = 0; times < calls; times++) await atlas.call('listGroupClusters', { path: { groupId } })
  return notices
}

test('names the version of each operation, in Accept and for bodies in Content-Type', async () => {
  const server = await loopback(() => ({ body: {} }))
  const { atlas } = connected({ origin: server.origin })
  await atlas.call('listGroupFlexClusters', { path: { groupId } })
  await atlas.call('createGroupAccessListEntry', { path: { groupId }, body: [{ ipAddress: '203.0.113.7' }] })
  await atlas.call('deleteGroupCluster', { path: { groupId, clusterName: 'c' } })
  expect(server.received.map(({ headers }) => [headers.accept, headers['content-type']])).toEqual([
    ['application/vnd.atlas.2024-11-13+json', undefined],
    ['application/vnd.atlas.2023-01-01+json', 'application/vnd.atlas.2023-01-01+json'],
    ['application/vnd.atlas.2023-02-01+json', undefined],
  ])
})

test('tells once of a version that will end, with the day in the words of Atlas', async () => {
  const notices = await noticesOf({
    deprecation: 'Mon, 5 Aug 2024 00:00:00 GMT',
    sunset: 'Thu, 1 Jul 2027 00:00:00 GMT',
  })
  expect(notices).toEqual([
    'Atlas will stop serving version 2024-08-05 of /api/atlas/v2/groups/{groupId}/clusters on Thu, 1 Jul 2027 00:00:00 GMT. Upgrade this action before then.',
  ])
})

test('tells of a deprecation without a day', async () => {
  expect(await noticesOf({ deprecation: 'Mon, 5 Aug 2024 00:00:00 GMT' })).toHaveLength(1)
})

test('tells of each version of a path', async () => {
  const server = await loopback(() => ({ headers: { sunset: 'Thu, 1 Jul 2027 00:00:00 GMT' }, body: {} }))
  const notices: string[] = []
  const { atlas } = connected({ origin: server.origin, onNotice: (notice) => notices.push(notice) })
  await atlas.call('listGroupClusters', { path: { groupId } })
  await atlas.call('createGroupCluster', { path: { groupId }, body: {} })
  expect(notices.map((notice) => /version (\S+)/.exec(notice)?.[1])).toEqual(['2024-08-05', '2024-10-23'])
})

test('is silent where nothing is deprecated', async () => {
  expect(await noticesOf({})).toEqual([])
})

test('does not let the day start a workflow command', async () => {
  const [notice] = await noticesOf({ sunset: '##[error]::x' })
  expect(notice).not.toContain('##[')
})

test('tells of it on an answer that is an error, too', async () => {
  const server = await loopback(() => ({
    status: 404,
    headers: { sunset: 'Thu, 1 Jul 2027 00:00:00 GMT' },
    body: { errorCode: 'GROUP_NOT_FOUND' },
  }))
  const notices: string[] = []
  const { atlas } = connected({ origin: server.origin, onNotice: (notice) => notices.push(notice) })
  await atlas.find('getGroup', { path: { groupId }, absent: ['GROUP_NOT_FOUND'] })
  expect(notices).toHaveLength(1)
})
