import type { Exchange } from './contract-exchange.ts'

export const PROJECT = '6a793feb2c88faeba59bd8f6'
const ORGANIZATION = 'a0123456789abcdef012345a'
const BUILD = '0123456789abcdef0123456789abcdef01234567'

const createdProject = {
  clusterCount: 0,
  created: '2026-08-10T03:05:16Z',
  id: PROJECT,
  links: [],
  name: 'pr-42',
  orgId: ORGANIZATION,
  withDefaultAlertsSettings: true,
}
const root = {
  apiKey: { id: PROJECT, publicKey: 'abcdefgh', accessList: [], roles: [] },
  appName: 'MongoDB Atlas',
  build: BUILD,
  throttling: false,
  links: [],
}
const m10 = {
  name: 'pr-42',
  clusterType: 'REPLICASET',
  replicationSpecs: [
    {
      regionConfigs: [
        {
          providerName: 'AWS',
          regionName: 'US_EAST_1',
          priority: 7,
          electableSpecs: { instanceSize: 'M10', nodeCount: 3 },
        },
      ],
    },
  ],
}
const m0 = {
  ...m10,
  replicationSpecs: [
    {
      regionConfigs: [
        {
          providerName: 'TENANT',
          backingProviderName: 'AWS',
          regionName: 'US_EAST_1',
          priority: 7,
          electableSpecs: { instanceSize: 'M0' },
        },
      ],
    },
  ],
}

export function error(status: number, errorCode: string) {
  return {
    status,
    responseType: 'application/json',
    answer: { detail: 'x', error: status, errorCode, parameters: ['x'], reason: 'x' },
  }
}

/** An exchange in short. `call` is `POST /groups`, below the API's root. */
export interface Told {
  readonly call: string
  readonly date?: string
  readonly body?: unknown
  readonly status?: number
  readonly responseType?: string
  readonly answer?: unknown
}

export function exchange({ call, date = '2023-01-01', body, status = 200, responseType, answer }: Told): Exchange {
  const [method = '', path = ''] = call.split(' ')
  const type = `application/vnd.atlas.${date}+json`
  return {
    method,
    url: `/api/atlas/v2${path}`,
    requestHeaders: { accept: type, 'content-type': body === undefined ? undefined : type },
    requestBody: body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
    status,
    responseHeaders: { 'Content-Type': responseType ?? `${type};charset=utf-8` },
    responseBody: answer === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer)),
  }
}

export const project = (over: object) => ({
  call: 'POST /groups',
  body: { name: 'pr-42', orgId: ORGANIZATION, ...over },
  status: 201,
  answer: createdProject,
})
const cluster = (body: unknown) => ({
  call: `POST /groups/${PROJECT}/clusters`,
  date: '2024-10-23',
  body,
  ...error(400, 'DUPLICATE_CLUSTER_NAME'),
})

export const rightExchanges: [string, Told][] = [
  ['the API root', { call: 'GET ', answer: root }],
  ['a new project, 201 as recorded', project({ tags: [{ key: 'made-by', value: 'us' }] })],
  ['a project in Government regions', project({ regionUsageRestrictions: 'GOV_REGIONS_ONLY' })],
  ['a dedicated cluster', cluster(m10)],
  ['a free cluster, whose branch has backingProviderName', cluster(m0)],
  ['a newer date than the operation owns', { ...project({}), date: '2025-03-12', responseType: typeOf('2023-01-01') }],
  [
    'an address',
    { call: `POST /groups/${PROJECT}/accessList`, body: [{ ipAddress: '203.0.113.7' }], ...error(400, 'X') },
  ],
  ['an entry named with %2F', { call: `DELETE /groups/${PROJECT}/accessList/10.0.0.0%2F8`, status: 204 }],
  ['a page', { call: 'GET /groups?itemsPerPage=500&pageNum=1&includeCount=true', answer: { links: [], results: [] } }],
  ['a deletion, 202 as recorded', { call: `DELETE /groups/${PROJECT}`, status: 202, answer: {} }],
  ['a request whose answer was lost', { ...project({}), status: 0, answer: undefined }],
]

export const wrongExchanges: [string, Told, RegExp][] = [
  ['an unknown path', { call: 'GET /grups', ...error(404, 'RESOURCE_NOT_FOUND') }, /no operation/],
  ['a misspelt attribute', project({ regionUsageRestriction: 'X' }), /\$\.regionUsageRestriction is not an attribute/],
  ['a misspelt attribute in a list', project({ tags: [{ key: 'a', value: 'b', colour: 'c' }] }), /tags\[0\]\.colour/],
  ['an attribute that only the server writes', project({ clusterCount: 1 }), /clusterCount is read-only/],
  ['a missing attribute', project({ orgId: undefined }), /required property 'orgId'/],
  ['a value outside the list', project({ regionUsageRestrictions: 'GOV' }), /must be equal to one of the allowed/],
  ["another branch's attribute", cluster(withRegion({ backingProviderName: 'AWS' })), /backingProviderName is not/],
  ['an unknown branch', cluster(withRegion({ providerName: 'AWSS' })), /providerName must be equal/],
  ["a provider's own region name", cluster(withRegion({ regionName: 'us-east-1' })), /regionName/],
  ['a cluster without provider', cluster(withRegion({ providerName: undefined })), /required property 'providerName'/],
  ['an attribute of an older version', cluster({ ...m10, diskSizeGB: 10 }), /\$\.diskSizeGB is not an attribute/],
  ['an unknown query parameter', { call: 'GET /groups?page=1', answer: { results: [] } }, /query page is not/],
  [
    'too large a page',
    { call: 'GET /groups?itemsPerPage=501', answer: { results: [] } },
    /itemsPerPage must be <= 500/,
  ],
  ['a page that is no number', { call: 'GET /groups?pageNum=one', answer: { results: [] } }, /pageNum must be integer/],
  ['a malformed id', { call: 'GET /groups/xyz', ...error(404, 'GROUP_NOT_FOUND') }, /\{groupId\} must match pattern/],
  ['a date before the first version', { ...cluster(m10), date: '2022-01-01' }, /not a date on which/],
  [
    'a version too old',
    { call: `GET /groups/${PROJECT}/flexClusters`, ...error(406, 'INVALID_VERSION_DATE') },
    /only 2024-11-13/,
  ],
  ['a body where none belongs', { call: `GET /groups/${PROJECT}`, body: {}, answer: createdProject }, /takes no body/],
  ['no body where one belongs', { call: 'POST /groups', status: 201, answer: createdProject }, /needs a body/],
  [
    'an object where a list belongs',
    { call: `POST /groups/${PROJECT}/accessList`, body: {}, ...error(400, 'X') },
    /array/,
  ],
  ['too long a comment', addressWith('x'.repeat(81)), /must NOT have more than 80 characters/],
  ['a documented status that the wire never showed', { ...project({}), status: 200 }, /status 200, expected 201/],
  ['an answer of another version', { ...project({}), responseType: typeOf('2024-08-05') }, /expected application.vnd/],
  [
    'an answer of the wrong shape',
    { ...project({}), answer: { ...createdProject, created: 1 } },
    /created must be string/,
  ],
  ['an answer that lacks something', { ...project({}), answer: { name: 'x' } }, /required property/],
  ['a body after 204', { call: `DELETE /groups/${PROJECT}/accessList/10.0.0.1`, status: 204, answer: {} }, /no body/],
  ['an error that is no API error', { ...project({}), status: 500, answer: { message: 'x' } }, /application.json/],
  ['an error of another status', { ...project({}), ...error(409, 'X'), status: 404 }, /expected the status 404/],
  ['a redirect', { ...project({}), status: 302 }, /neither a success nor an error/],
]

export function typeOf(date: string): string {
  return `application/vnd.atlas.${date}+json`
}

function withRegion(over: object): unknown {
  return { ...m10, replicationSpecs: [{ regionConfigs: [{ ...m10.replicationSpecs[0]?.regionConfigs[0], ...over }] }] }
}

function addressWith(comment: string): Told {
  return {
    call: `POST /groups/${PROJECT}/accessList`,
    body: [{ ipAddress: '203.0.113.7', comment }],
    ...error(400, 'X'),
  }
}
