import { describe, expect, test } from 'vitest'
import { readBrokerRequest } from '../../../src/broker/request.ts'
import { brokerMark } from '../../../src/function/broker/release.ts'
import { CALLER, OURS, plan, THEIRS, verdict } from './support/asking.ts'

const rule = (...lines: string[]) => `rules:\n  - repository-id: 74\n${lines.map((line) => `    ${line}\n`).join('')}`
const ALL = rule(
  'effects: [read, write, destroy]',
  'api-operations: [listGroupClusters, getGroupCluster, listGroupAlerts, deleteGroupAccessListEntry]',
  `project-ids: [${OURS}]`,
)
const asked = (text: string) => verdict({ policy: ALL, task: plan(text) })

describe('a rule is not stretched by what its reader cannot see in a request', () => {
  test('parameters of the Admin API that another step finds out could name any project', async () => {
    const response = `x: { call-api: { operation-id: listGroupAlerts, parameters: { groupId: ${OURS} } } }`
    const asking = (parameters: string) =>
      asked(`${response}\na: { call-api: { operation-id: listGroupClusters, parameters: ${parameters} } }`)
    expect(await asking(`{ groupId: ${OURS} }`)).toBe('allowed by rule 1')
    expect(await asking('"${x.response}"')).toMatch(/^no rule lets .* parameters that another step finds out/)
  })

  test.each([
    `method: GET, path: "/groups/${OURS}/clusters/..%2f..%2f${THEIRS}%2fclusters"`,
    `operation-id: getGroupCluster, parameters: { groupId: ${OURS}, clusterName: "../../${THEIRS}/clusters" }`,
    `operation-id: getGroupCluster, parameters: { groupId: ${OURS}, clusterName: "..\\\\..\\\\x" }`,
  ])('a name that climbs out of its place in a path leads elsewhere: %s', async (params) => {
    expect(await asked(`a: { call-api: { ${params} } }`)).toMatch(/^no rule lets /)
  })

  test.each([
    `delete-database-user: { project-id: ${OURS}, username: "../../${THEIRS}/databaseUsers/admin/x" }`,
    `delete-database-role: { project-id: ${OURS}, role-name: ".." }`,
  ])('so do names of users and roles: %s', async (step) => {
    expect(await asked(`a: { ${step} }`)).toMatch(/^unfit: plan\.yml:1:\d+: a\.(?:username|role-name): /)
    expect(await asked(`a: { ${step.replaceAll('..', 'a')} }`)).not.toMatch(/climbs/)
  })

  test.each(['../../other/contents/file.yml', '.github/../../x.yml'])('and environment files: %s', async (file) => {
    const policy = rule('environment: [up]', `project-ids: [${OURS}]`)
    const of = (file: string) =>
      verdict({
        policy,
        task: { kind: 'environment', inputs: { environment: 'up', 'pull-request': '42', 'environment-file': file } },
      })
    expect(await of(file)).toMatch(/^unfit: environment-file: /)
    expect(await of('.github/preview..yml')).toBe('allowed by rule 1')
  })

  test('a slash in a name is the name of an address range, and leads nowhere', async () => {
    const entry = `{ groupId: ${OURS}, entryValue: 192.0.2.0/24 }`
    const params = `operation-id: deleteGroupAccessListEntry, parameters: ${entry}`
    expect(await asked(`a: { call-api: { ${params} } }`)).toBe('allowed by rule 1')
  })

  test('the mark of a job is not put together of what other steps find out', async () => {
    const user = `u: { create-database-user: { project-id: ${OURS}, username: "h:01234567:1-1-01234567", roles: [read@x] } }`
    const entry = (comment: string) =>
      `a: { add-ip-access: { project-id: ${OURS}, ip-address: 192.0.2.7, comment: "${comment}" } }`
    expect(await asked(entry('for the demo'))).toBe('allowed by rule 1')
    expect(await asked(`${user}\n${entry('g${u.username}')}`)).toMatch(/^unfit: plan\.yml:2:\d+: a\.comment: /)
  })

  test.each(['preview.yml@x.yml@refs/heads/main', 'preview.yml@refs@refs/heads/main', 'preview.yml@x.yml@0123456789'])(
    'the file of a workflow is called what GitHub calls it, `@` included: %s',
    async (file) => {
      const policy = rule('operations: [check-access]', 'workflows: [.github/workflows/preview.yml]')
      const task = plan('a: { check-access: }')
      const by = (workflowRef: string) => verdict({ policy, task, caller: { workflowRef } })
      expect(await by('octo-org/shop/.github/workflows/preview.yml@refs/heads/a@b')).toBe('allowed by rule 1')
      expect(await by('octo-org/shop/.github/workflows/preview.yml@0123456789')).toBe('allowed by rule 1')
      expect(await by(`octo-org/shop/.github/workflows/${file}`)).toMatch(/^no rule lets /)
    },
  )
})

describe('settings of a request mean what they say, or are refused', () => {
  const request = (settings: object) =>
    readBrokerRequest(
      Buffer.from(
        JSON.stringify({
          task: { kind: 'operation', name: 'check-access', params: {} },
          settings,
          recipient: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) },
          since: 'A'.repeat(43),
        }),
      ),
    )

  test.each(['true', 'false'])('dry-run: %s', (value) => {
    expect(request({ 'dry-run': value })).toMatchObject({ settings: { 'dry-run': value } })
  })

  test.each(['TRUE', 'yes', '1', ''])('a dry run that would be done in earnest is refused: %j', (value) => {
    expect(request({ 'dry-run': value })).toEqual({
      why: 'settings.dry-run: this is missing, or not of the right form.',
    })
  })

  test.each(['45m', '24h', '1d'])('timeout: %s', (timeout) => {
    expect(request({ timeout })).toMatchObject({ settings: { timeout } })
  })

  test.each(['25h', '3650d', '0s', 'soon', ''])(
    'a timeout that is none, or longer than a day, is refused: %j',
    (value) => {
      expect(request({ timeout: value })).toEqual({
        why: 'settings.timeout: expected a time span up to 24h, such as `45m`.',
      })
    },
  )
})

describe('a rule for environments lets a job give back what its environment has let in', () => {
  const mark = brokerMark({ caller: CALLER, recipient: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } })
  const giveBack = plan(
    `a: { remove-ip-access: { project-id: ${THEIRS}, ip-address: 198.51.100.7, if-comment-contains: "${mark}" } }`,
  )
  test.each([
    ['auto', /^allowed by rule 1$/],
    ['up', /^allowed by rule 1$/],
    ['down', /^no rule lets /],
    ['list', /^no rule lets /],
  ])('environment: %s', async (verb, expected) => {
    expect(await verdict({ policy: rule(`environment: [${verb}]`, `project-ids: [${OURS}]`), task: giveBack })).toMatch(
      expected,
    )
  })
})

describe('events that strangers can cause are for rules that name them', () => {
  const task = plan('a: { check-access: }')
  test.each(['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion', 'fork', 'watch'])(
    '%s',
    async (event) => {
      const by = (...lines: string[]) =>
        verdict({
          policy: rule('operations: [check-access]', ...lines),
          task,
          caller: { event, ref: 'refs/heads/main' },
        })
      expect(await by('refs: [refs/heads/main]')).toMatch(/^no rule lets /)
      expect(await by(`events: [${event}]`)).toBe('allowed by rule 1')
    },
  )
})
