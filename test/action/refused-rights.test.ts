import { expect, it } from 'vitest'
import { failing } from './failing.ts'
import { watchedWorld } from './watched-world.ts'

const UNKNOWN =
  'Atlas does not know these credentials. Check that key and secret belong together and are still valid, and that `cloud` is right: keys of Atlas for Government work only with `cloud: government`.'

it('says that the key is wrong when the challenge comes again', async () => {
  const { said, statuses } = await failing(
    {},
    { operation: 'check-access', 'private-key': '00000000-0000-4000-8000-000000000000' },
  )
  expect(said).toBe(
    `check-access: GET /api/atlas/v2: 401 UNEXPECTED_ERROR: You are not authorized for this resource. ${UNKNOWN}`,
  )
  expect(statuses).toEqual([401, 401])
})

it('says that the client secret is wrong, and asks for no second token', async () => {
  const inputs = { operation: 'check-access', 'client-secret': `mdb_sa_sk_${'0'.repeat(40)}` }
  const { said, statuses } = await failing({}, inputs, { credentials: 'service-account' })
  expect(said).toBe(`check-access: POST /api/oauth/token: 401 invalid_client: Invalid credentials provided. ${UNKNOWN}`)
  expect(statuses).toEqual([401])
})

it('names the role that creates projects', async () => {
  const { said, statuses } = await failing({ roles: ['ORG_READ_ONLY'] }, ({ simulator }) => ({
    operation: 'create-project',
    'org-id': simulator.orgId,
    'project-name': 'pr-42',
  }))
  expect(said).toMatch(
    /401 NOT_ORG_GROUP_CREATOR: .*Give the key or service account the role Organization Project Creator/,
  )
  expect(statuses).toEqual([401, 200, 401])
})

it('says that a project is not there or out of reach', async () => {
  const { said, statuses } = await failing({}, ({ simulator }) => ({
    operation: 'list-ip-access',
    'project-id': simulator.foreign.projectId,
  }))
  expect(said).toMatch(/401 NOT_IN_GROUP: .*Check project-id and the roles\.$/)
  expect(statuses).toEqual([401, 401])
})

it('gets over the 401 of a project that it has just created', async () => {
  const world = await watchedWorld({ speed: 60, quirks: { newProjectUnauthorizedMs: 30_000 } })
  const run = await world.main({
    operations: `project:
  create-project: { org-id: ${world.simulator.orgId}, project-name: pr-42 }
list:
  list-ip-access: { project-id: "\${project.project-id}" }`,
  })
  expect(run.exitCode).toBe(0)
  expect(run.outputs['list-count']).toBe('0')
  const refusals = world.exchanges.filter(({ status, url }) => status === 401 && url.includes('/accessList'))
  expect(refusals.length).toBeGreaterThan(0)
  expect(run.lines.join('\n')).toMatch(/^… Atlas does not know the new project everywhere yet: /m)
})

it('fails at once with the 401 of a project that was there before', async () => {
  const { said, statuses } = await failing(
    { projects: ['old'], roles: ['ORG_READ_ONLY'] },
    {
      operation: 'add-ip-access',
      'project-name': 'old',
      'ip-address': '203.0.113.7',
    },
  )
  expect(said).toMatch(/401 USER_UNAUTHORIZED: .*may not do this\. Give the key or service account the role/)
  expect(statuses).toEqual([401, 200, 200, 401])
})

it.each(['api-key', 'service-account'] as const)(
  'tells the access list of the Admin API from that of the project (%s)',
  async (credentials) => {
    const list = { apiAccessList: ['198.51.100.1'] }
    const { said } = await failing(list, { operation: 'check-access' }, { credentials })
    expect(said).toMatch(/^check-access: GET \/api\/atlas\/v2: 403 IP_ADDRESS_NOT_ON_ACCESS_LIST: /)
    expect(said).toContain(
      "This is the Admin API access list of the key or service account, not the project's network access list. Add 127.0.0.1 to it",
    )
  },
)
