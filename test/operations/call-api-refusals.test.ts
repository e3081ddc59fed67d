import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { stage } from './support/stage.ts'

describe('call-api is refused before anything is sent, with all that is wrong', () => {
  const groupId = '0123456789abcdef01234567'
  test.for<[string, Record<string, string>, string[]]>([
    ['nothing', {}, ['call-api: operation-id is missing.']],
    ['a method alone', { method: 'GET' }, ['call-api: path is missing.']],
    ['a path alone', { path: '/groups' }, ['call-api: method is missing.']],
    [
      'an id and a path',
      { 'operation-id': 'listGroups', method: 'GET', path: '/groups' },
      ['operation-id: it says all that method and path would say.'],
    ],
    [
      'a misspelt id',
      { 'operation-id': 'listGroupCluster' },
      ['operation-id: the Admin API has no operation `listGroupCluster`. Did you mean `listGroupClusters`?'],
    ],
    [
      'wrong, misspelt and missing parameters, and a body too many',
      { 'operation-id': 'getGroupCluster', parameters: '{projectId: x, foo: 1, envelope: true}', body: '{}' },
      [
        'parameters: there is no `projectId` in getGroupCluster (GET /groups/{groupId}/clusters/{clusterName}). Did you mean `groupId`?',
        'parameters: there is no `foo` in getGroupCluster',
        'parameters: there is no `envelope` in getGroupCluster (GET /groups/{groupId}/clusters/{clusterName}). Leave it out',
        'parameters: `clusterName` is missing from getGroupCluster (GET /groups/{groupId}/clusters/{clusterName}). Add `clusterName`.',
        'body: getGroupCluster (GET /groups/{groupId}/clusters/{clusterName}) takes none.',
      ],
    ],
    [
      'no body where one is needed',
      { 'operation-id': 'createGroup' },
      ['call-api: body is missing: createGroup (POST /groups) needs one.'],
    ],
    [
      'a query parameter that Atlas needs',
      { 'operation-id': 'listGroupContainers', parameters: `groupId=${groupId}` },
      ['parameters: `providerName` is missing from listGroupContainers'],
    ],
    [
      'lists where one value is meant',
      { 'operation-id': 'listGroupClusters', parameters: `{groupId: [a, b], includeCount: [true]}` },
      ['parameters: `groupId` stands in the path', 'parameters: `includeCount` has one value'],
    ],
    [
      'a header that is no flag',
      {
        'operation-id': 'listGroupClusters',
        parameters: `{groupId: ${groupId}, Use-Effective-Instance-Fields: "x\\r\\ny: z"}`,
      },
      ['parameters: `Use-Effective-Instance-Fields` is `true` or `false`.'],
    ],
    [
      'values that would be another path',
      { 'operation-id': 'getGroupCluster', parameters: '{groupId: "..", clusterName: ""}' },
      ['parameters: `groupId` cannot be ".." in a path.', 'parameters: `clusterName` cannot be "" in a path.'],
    ],
    [
      'a path that is not there',
      { method: 'GET', path: `/groups/${groupId}/cluster` },
      [
        `path: the Admin API has no operation \`GET /groups/${groupId}/cluster\`. Did you mean \`/groups/{groupId}/clusters\`?`,
      ],
    ],
    [
      'a path that takes other methods',
      { method: 'PUT', path: `/groups/${groupId}/clusters` },
      [`path: the Admin API has no operation \`PUT /groups/${groupId}/clusters\`. This path takes GET and POST.`],
    ],
    ['another host', { method: 'GET', path: 'https://evil.example/groups' }, ['path: a path has no host.']],
    [
      'an id that YAML has taken for a number',
      { 'operation-id': 'getGroup', parameters: '{groupId: 111111111111111111111111}' },
      ['parameters: expected a mapping of names to values or lists of values; ids of digits alone in quotes'],
    ],
    [
      'a number in the body that has lost its digits',
      { 'operation-id': 'createGroup', body: '{name: x, tags: [{orgId: 111111111111111111111111}]}' },
      ['body: `tags.0.orgId` is a number that cannot be kept exactly. Put it in quotes if it is an id.'],
    ],
    [
      'a body that is a text',
      { 'operation-id': 'createGroup', body: 'shop' },
      ['body: expected a mapping or a list, got `shop`.'],
    ],
    [
      'no version of any kind',
      { 'operation-id': 'listGroups', 'api-version': 'latest' },
      ['api-version: expected a date'],
    ],
  ])('%s', async ([, params, wanted]) => {
    const world = await stage()
    const error = await world.run('call-api', params).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UsageError)
    const lines = error instanceof UsageError ? error.message.split('\n') : []
    expect(lines).toEqual(wanted.map((line) => expect.stringContaining(line)))
    expect(world.sent).toEqual([])
  })
})
