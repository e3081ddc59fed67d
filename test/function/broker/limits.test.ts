import { describe, expect, test } from 'vitest'
import { ownerOf } from '../../../src/action/owner.ts'
import { brokerMark } from '../../../src/function/broker/release.ts'
import { isMark, readMark } from '../../../src/operations/subject/access-mark.ts'
import { CALLER, ORG, OTHER_ORG, OURS, plan, THEIRS, verdict } from './support/asking.ts'

const ALL = 'effects: [read, write, destroy]'
const rule = (...lines: string[]) => `rules:\n  - repository-id: 74\n${lines.map((line) => `    ${line}\n`).join('')}`
const BY_ID = rule(ALL, `project-ids: [${OURS}]`)
const BY_NAME = rule(ALL, 'project-names: [pr-*]', `org-ids: [${ORG}]`)
const ANY = rule(ALL, 'any-project: true')

/** Each row: what is written, and whether the rule allows it. */
type Row = readonly [step: string, allowed: boolean]
const check = async (policy: string, [text, allowed]: Row) => {
  const said = await verdict({ policy, task: plan(text) })
  expect(said).toMatch(allowed ? /^allowed by rule 1$/ : /^no rule lets repository 74 \(octo-org\/shop\) run /)
}

describe('a project is limited by every way in which it can be named', () => {
  const byId: Row[] = [
    [`a: { list-clusters: { project-id: ${OURS} } }`, true],
    [`a: { list-clusters: { project-id: ${THEIRS} } }`, false],
    ['a: { list-clusters: { project-name: shop } }', false],
    [`a: { list-clusters: { project-name: ${OURS} } }`, false],
    [`a: { delete-cluster: { cluster: "${OURS}:shop" } }`, true],
    [`a: { delete-cluster: { cluster: "${THEIRS}:shop" } }`, false],
    [`a: { delete-cluster: { cluster: "${OURS}:x:shop" } }`, false],
    ['a: { delete-cluster: { cluster: "shop:shop" } }', false],
    [`a: { delete-cluster: { project-id: ${OURS}, cluster-name: shop } }`, true],
    [`a: { restore-snapshot: { project-id: ${OURS}, cluster-name: a, target-cluster-name: b } }`, true],
    [`a: { restore-snapshot: { cluster: "${OURS}:a", target-project-id: ${THEIRS}, target-cluster-name: b } }`, false],
    [`a: { restore-snapshot: { cluster: "${THEIRS}:a", target-project-id: ${OURS}, target-cluster-name: b } }`, false],
    [`a: { restore-snapshot: { cluster: "${OURS}:a", target-project-name: x, target-cluster-name: b } }`, false],
    [`a: { create-project: { org-id: ${ORG}, project-name: pr-1 } }`, false],
    [`a: { update-project: { project-id: ${OURS}, tags: { a: b } } }`, true],
    [`a: { update-project: { project-id: ${OURS}, new-project-name: x } }`, false],
    ['a: { list-projects: }', false],
    [`a: { list-projects: { org-id: ${ORG} } }`, false],
    ['a: { list-organizations: }', false],
    ['a: { check-access: }', true],
  ]
  test.each(byId)('by id: %s', (...row) => check(BY_ID, row))

  const byName: Row[] = [
    [`a: { create-project: { org-id: ${ORG}, project-name: pr-1 } }`, true],
    [`a: { create-project: { org-id: ${OTHER_ORG}, project-name: pr-1 } }`, false],
    [`a: { create-project: { org-id: ${ORG}, project-name: shop } }`, false],
    [`a: { list-clusters: { project-name: pr-1, org-id: ${ORG} } }`, true],
    ['a: { list-clusters: { project-name: pr-1 } }', false],
    [`a: { list-clusters: { project-name: pr-1, org-id: ${OTHER_ORG} } }`, false],
    [`a: { list-clusters: { project-name: a-pr-1, org-id: ${ORG} } }`, false],
    [`a: { list-clusters: { project-id: ${OURS}, org-id: ${ORG} } }`, false],
    [`a: { delete-cluster: { cluster: "pr-1:shop", org-id: ${ORG} } }`, true],
    ['a: { delete-cluster: { cluster: "pr-1:shop" } }', false],
    [`a: { list-projects: { org-id: ${ORG} } }`, true],
    ['a: { list-projects: }', false],
    [
      `a: { restore-snapshot: { cluster: "pr-1:a", org-id: ${ORG}, target-project-name: pr-2, target-cluster-name: b } }`,
      true,
    ],
    [
      `a: { restore-snapshot: { cluster: "pr-1:a", org-id: ${ORG}, target-project-name: x, target-cluster-name: b } }`,
      false,
    ],
  ]
  test.each(byName)('by name: %s', (...row) => check(BY_NAME, row))

  test.each(['list-organizations:', 'list-projects:', `list-clusters: { project-id: ${THEIRS} }`])(
    'any project is any: %s',
    (step) => check(ANY, [`a: { ${step} }`, true]),
  )

  test('a flat operation is limited as a plan is, and its text is never a reference', async () => {
    const flat = (params: Record<string, string>) =>
      verdict({ policy: BY_ID, task: { kind: 'operation', name: 'list-clusters', params } })
    expect(await flat({ 'project-id': OURS })).toBe('allowed by rule 1')
    expect(await flat({ 'project-id': ` ${THEIRS} ` })).toContain(THEIRS)
    expect(await flat({ 'project-id': '${a.project-id}' })).toContain('unfit: ')
  })

  test('the answer says what was missing in the words of the request, and nothing of the rules', async () => {
    const said = await verdict({ policy: BY_ID, task: plan(`gone: { delete-cluster: { cluster: "${THEIRS}:shop" } }`) })
    expect(said).toBe(
      `no rule lets repository 74 (octo-org/shop) run delete-cluster on project \`${THEIRS}\`, for refs/pull/42/merge on pull_request.`,
    )
    expect(said).not.toContain(OURS)
  })
})

describe('a reference counts as what its step may be on', () => {
  const made = `p: { create-project: { org-id: ${ORG}, project-name: pr-1 } }\n`
  const rows: Row[] = [
    [`${made}c: { list-clusters: { project-id: "\${p.project-id}" } }`, true],
    [`${made}c: { delete-cluster: { project-id: "\${p.project-id}", cluster-name: x } }`, true],
    [`p: { find-project: { project-id: ${THEIRS} } }\nc: { list-clusters: { project-id: "\${p.project-id}" } }`, false],
    [`${made}c: { list-clusters: { project-id: "\${p.org-id}" } }`, false],
    [`${made}c: { list-clusters: { project-name: "\${p.project-name}", org-id: ${ORG} } }`, false],
    [`${made}c: { list-clusters: { project-id: "\${p.project-id}\${p.project-id}" } }`, false],
    [`${made}c: { delete-cluster: { cluster: "\${p.project-id}:x" } }`, false],
    [`${made}c: { list-projects: { org-id: "\${p.org-id}" } }`, false],
    [`${made}c: { list-clusters: { project-id: "$\${p.project-id}" } }`, false],
  ]
  test.each(rows)('%s', async (text, allowed) => {
    // An escaped reference is no id, and refused before anybody asks for a rule.
    const said = await verdict({ policy: BY_NAME, task: plan(text) })
    if (allowed) expect(said).toBe('allowed by rule 1')
    else expect(said).toMatch(/^(?:no rule lets|unfit: )/)
  })

  test('one rule has to allow all of a plan: two that each allow a part do not', async () => {
    const policy = `${BY_ID}  - { repository-id: 74, operations: [list-clusters], project-ids: [${THEIRS}] }\n`
    const both = `a: { list-clusters: { project-id: ${OURS} } }\nb: { list-clusters: { project-id: ${THEIRS} } }`
    expect(await verdict({ policy, task: plan(both) })).toContain('no rule lets')
    expect(await verdict({ policy, task: plan(both.split('\n')[1] ?? '') })).toBe('allowed by rule 2')
  })
})

describe('clusters, sizes and lives are limited', () => {
  const clusters = rule(ALL, `project-ids: [${OURS}]`, 'cluster-names: [pr-*]')
  const user = `project-id: ${OURS}, username: app, roles: [readWrite@app]`
  const rows: Row[] = [
    [`a: { delete-cluster: { project-id: ${OURS}, cluster-name: pr-1 } }`, true],
    [`a: { delete-cluster: { project-id: ${OURS}, cluster-name: shop } }`, false],
    [`a: { delete-cluster: { cluster: "${OURS}:pr-1" } }`, true],
    [`a: { delete-cluster: { cluster: "${OURS}:shop" } }`, false],
    [`a: { restore-snapshot: { cluster: "${OURS}:pr-1", target-cluster-name: pr-2 } }`, true],
    [`a: { restore-snapshot: { cluster: "${OURS}:pr-1", target-cluster-name: shop } }`, false],
    [`a: { create-database-user: { ${user}, clusters: [pr-1] } }`, true],
    [`a: { create-database-user: { ${user}, clusters: [pr-1, shop] } }`, false],
    [`a: { create-database-user: { ${user} } }`, false],
    [`a: { delete-project: { project-id: ${OURS} } }`, true],
    [`a: { delete-project: { project-id: ${OURS}, cascade: true } }`, false],
    [
      `c: { find-cluster: { cluster: "${OURS}:pr-1" } }\na: { delete-cluster: { project-id: ${OURS}, cluster-name: "\${c.cluster-name}" } }`,
      true,
    ],
    [
      `c: { find-cluster: { cluster: "${OURS}:pr-1" } }\na: { delete-cluster: { project-id: ${OURS}, cluster-name: "\${c.tier}" } }`,
      false,
    ],
  ]
  test.each(rows)('by name of the cluster: %s', (...row) => check(clusters, row))

  const sizes = rule(ALL, `project-ids: [${OURS}]`, 'tiers: [free, m10]', 'providers: [aws]', 'regions: [us_east_1]')
  const cluster = (more: string) => `a: { create-cluster: { project-id: ${OURS}, cluster-name: c, ${more} } }`
  const sized: Row[] = [
    [cluster('tier: M10, region: US_EAST_1'), true],
    [cluster('tier: M0, region: US_EAST_1, provider: AWS'), true],
    [cluster('tier: free, region: US_EAST_1, provider: aws'), true],
    [cluster('tier: M20, region: US_EAST_1'), false],
    [cluster('tier: M10, region: US_WEST_2'), false],
    [cluster('tier: M10, region: US_EAST_1, provider: GCP'), false],
    [`a: { update-cluster: { cluster: "${OURS}:c", tier: M10 } }`, true],
    [`a: { update-cluster: { cluster: "${OURS}:c", tier: M20 } }`, false],
    [`a: { update-cluster: { cluster: "${OURS}:c", disk-size-gb: 20 } }`, true],
    [
      `f: { find-cluster: { cluster: "${OURS}:c" } }\na: { update-cluster: { cluster: "${OURS}:c", tier: "\${f.tier}" } }`,
      false,
    ],
  ]
  test.each(sized)('by size and place: %s', (...row) => check(sizes, row))

  test('a provider that goes without saying is limited, too', () =>
    check(rule(ALL, `project-ids: [${OURS}]`, 'providers: [GCP]'), [
      cluster('tier: M10, region: EUROPE_WEST_3'),
      false,
    ]))

  const short = rule(ALL, `project-ids: [${OURS}]`, 'longest-ttl: 4h')
  const lives: Row[] = [
    [`a: { add-ip-access: { project-id: ${OURS}, ip-address: 198.51.100.7, expires-after: 4h } }`, true],
    [`a: { add-ip-access: { project-id: ${OURS}, ip-address: 198.51.100.7, expires-after: 241m } }`, false],
    [`a: { add-ip-access: { project-id: ${OURS}, ip-address: 198.51.100.7 } }`, false],
    [`a: { add-ip-access: { project-id: ${OURS}, ip-address: 198.51.100.7, runner: true } }`, false],
    [`a: { add-ip-access: { project-id: ${OURS}, aws-security-group: sg-0123456789abcdef0 } }`, false],
    [`a: { create-database-user: { ${user} } }`, false],
    [`a: { create-database-user: { ${user}, expires-after: 1h } }`, true],
    [`a: { list-clusters: { project-id: ${OURS} } }`, true],
  ]
  test.each(lives)('by life: %s', (...row) => check(short, row))

  test('a wide range needs a rule that says so', async () => {
    const wide = `a: { add-ip-access: { project-id: ${OURS}, cidr-block: 0.0.0.0/0, allow-wide-cidr: true } }`
    await check(BY_ID, [wide, false])
    await check(rule(ALL, `project-ids: [${OURS}]`, 'wide-cidr: true'), [wide, true])
  })
})

describe('call-api does only what is named', () => {
  const api = rule(
    'api-operations: [listGroupClusters, getGroupCluster, createGroupCluster, createGroupFlexCluster, getGroupFlexCluster, createGroup, createGroupBackupExportBucket, listGroupDatabaseUsers, createGroupClusterBackupRestoreJob, getOrgGroups]',
    `project-ids: [${OURS}]`,
    'project-names: [pr-*]',
    `org-ids: [${ORG}]`,
    'cluster-names: [pr-*]',
    'tiers: [M10]',
  )
  const call = (params: string) => `a: { call-api: { ${params} } }`
  const by = (id: string, params: string, body = '') =>
    call(`operation-id: ${id}, parameters: { ${params} }${body === '' ? '' : `, body: ${body}`}`)
  const rows: Row[] = [
    [by('listGroupClusters', `groupId: ${OURS}`), true],
    [by('listGroupClusters', `groupId: ${THEIRS}`), false],
    [call(`method: GET, path: "/groups/${OURS}/clusters"`), true],
    [call(`method: GET, path: "/groups/${THEIRS}/clusters"`), false],
    [call(`method: GET, path: "/api/atlas/v2/groups/{groupId}/clusters", parameters: { groupId: ${THEIRS} }`), false],
    [call(`method: GET, path: "/groups/${OURS}/accessList"`), false],
    // Escaped, it is text, and that of no project.
    [call('method: GET, path: "/groups/$${x.project-id}/clusters"'), false],
    [by('deleteGroupCluster', `groupId: ${OURS}, clusterName: pr-1`), false],
    [by('getGroupCluster', `groupId: ${OURS}, clusterName: pr-1`), true],
    [by('getGroupCluster', `groupId: ${OURS}, clusterName: shop`), false],
    [by('getGroupFlexCluster', `groupId: ${OURS}, name: shop`), false],
    [by('getGroupFlexCluster', `groupId: ${OURS}, name: pr-1`), true],
    [by('getOrgGroups', `orgId: ${ORG}`), true],
    [by('getOrgGroups', `orgId: ${OTHER_ORG}`), false],
    [
      by(
        'createGroupFlexCluster',
        `groupId: ${OURS}`,
        '{ name: pr-1, providerSettings: { backingProviderName: AWS, regionName: US_EAST_1 } }',
      ),
      false,
    ],
    [by('createGroup', '', `{ name: pr-1, orgId: ${ORG} }`), true],
    [by('createGroup', '', `{ name: pr-1, orgId: ${OTHER_ORG} }`), false],
    [by('createGroup', '', `{ name: shop, orgId: ${ORG} }`), false],
    [
      by(
        'createGroupCluster',
        `groupId: ${OURS}`,
        '{ name: pr-1, replicationSpecs: [{ regionConfigs: [{ electableSpecs: { instanceSize: M10 } }] }] }',
      ),
      true,
    ],
    [
      by(
        'createGroupCluster',
        `groupId: ${OURS}`,
        '{ name: pr-1, replicationSpecs: [{ regionConfigs: [{ electableSpecs: { instanceSize: M80 } }] }] }',
      ),
      false,
    ],
    [by('createGroupCluster', `groupId: ${OURS}`, '{ name: shop }'), false],
    [call(`method: GET, path: "/groups/${OURS}/new", api-version: preview`), false],
  ]
  test.each(rows)('%s', (...row) => check(api, row))

  test('places deep in a body are looked at, whatever they are called', async () => {
    const restore = (place: string) =>
      by(
        'createGroupClusterBackupRestoreJob',
        `groupId: ${OURS}, clusterName: pr-1`,
        `{ deliveryType: automated, ${place} }`,
      )
    const said = (place: string) => verdict({ policy: api, task: plan(restore(place)) })
    for (const place of [
      `targetGroupId: ${THEIRS}`,
      'targetClusterName: shop',
      `deep: [{ deeper: { target_project_id: ${THEIRS} } }]`,
      `groupIds: [${OURS}, ${THEIRS}]`,
      'targetGroupId: { $ne: x }',
    ])
      expect(await said(place)).toContain('no rule lets')
    expect(await said(`targetGroupId: ${OURS}, targetClusterName: pr-2`)).toBe('allowed by rule 1')
  })

  test('an answer of another step cannot smuggle a place into a body', async () => {
    const steps = `l: { call-api: { operation-id: listGroupClusters, parameters: { groupId: ${OURS} } } }\n`
    const body = (value: string) =>
      verdict({
        policy: api,
        task: plan(`${steps}${by('createGroup', '', `{ name: pr-1, orgId: ${ORG}, x: "${value}" }`)}`),
      })
    expect(await body('${l.response}')).toContain('no rule lets')
    expect(await body('text ${l.response}')).toBe('allowed by rule 1')
  })

  test('no effect lets it call anything', () => check(ANY, [by('listGroupClusters', `groupId: ${OURS}`), false]))
})

describe('what another machine must not do is refused before any rule is asked', () => {
  test.each([
    [
      `a: { call-api: { operation-id: listGroupClusters, parameters: { groupId: ${OURS} }, output-file: /tmp/x } }`,
      'a.output-file: ',
    ],
    [`a: { add-ip-access: { project-id: ${OURS}, runner: true } }`, 'a.runner: '],
    [
      `a: { create-database-user: { project-id: ${OURS}, username: a, roles: [read@a], password: hunter2hunter2 } }`,
      'a.password: ',
    ],
    [
      `a: { add-ip-access: { project-id: ${OURS}, ip-address: 198.51.100.7, comment: "gh:00000000:1-1-00000000" } }`,
      'a.comment: ',
    ],
    ['a: { list-cluster: }', 'there is no operation `list-cluster`'],
  ])('%s', async (text, message) => {
    const said = await verdict({ policy: ANY, task: plan(text) })
    expect(said).toMatch(/^unfit: plan\.yml:1:/)
    expect(said).toContain(message)
    expect(said).not.toContain('hunter2')
  })

  test('the address of the runner may come beside the plan', async () => {
    const task = {
      kind: 'plan',
      text: `a: { add-ip-access: { project-id: ${OURS}, runner: true } }`,
      file: 'p',
    } as const
    expect(await verdict({ policy: BY_ID, task: { ...task, runnerAddress: '198.51.100.7' } })).toBe('allowed by rule 1')
  })
})

describe('what was leased is given back', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }
  const mark = brokerMark({ caller: CALLER, recipient: key })
  const adding = rule('operations: [add-ip-access]', 'project-names: [pr-*]')
  const remove = (text: string, more = '') =>
    plan(
      `a: { remove-ip-access: { project-id: ${THEIRS}, ip-address: 198.51.100.7, if-comment-contains: "${text}"${more} } }`,
    )

  test('by the job that was allowed to have it, wherever its project is', async () => {
    expect(await verdict({ policy: adding, task: remove(mark) })).toBe('allowed by rule 1')
  })

  test.each([
    ['another run', mark.replace('22259804324', '22259804325')],
    ['another attempt', mark.replace('-2-', '-1-')],
    ['another repository', mark.replace(/gh:[0-9a-f]{8}/, 'gh:00000000')],
    ['a part of the mark, which is in those of others', mark.slice(0, 12)],
    ['two marks', `${mark} ${mark}`],
    ['nothing', ' '],
  ])('not what bears the mark of %s', async (_, text) => {
    expect(await verdict({ policy: adding, task: remove(text) })).toMatch(/no rule lets|unfit/)
  })

  test('not by whoever was not allowed to have it, and not with more than that', async () => {
    expect(
      await verdict({ policy: rule('operations: [list-clusters]', 'any-project: true'), task: remove(mark) }),
    ).toContain('no rule lets')
    expect(await verdict({ policy: adding, task: remove(mark, ', runner: true') })).toContain('no rule lets')
    expect(await verdict({ policy: adding, task: remove(mark), caller: { runAttempt: '3' } })).toContain('no rule lets')
    const mixed = `${remove(mark).kind === 'plan' ? Object(remove(mark)).text : ''}\nb: { list-clusters: { project-id: ${THEIRS} } }`
    expect(await verdict({ policy: adding, task: plan(mixed) })).toContain('no rule lets')
  })

  test('the mark is of the form that jobs use, of the same repository as theirs, and differs between jobs', () => {
    const ofJob = ownerOf({
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo-org/shop',
      GITHUB_RUN_ID: '22259804324',
      GITHUB_RUN_ATTEMPT: '2',
    }).mark
    expect(isMark(mark)).toBe(true)
    expect(readMark(mark)).toEqual(readMark(ofJob))
    expect(brokerMark({ caller: CALLER, recipient: { ...key, x: 'z' } })).not.toBe(mark)
  })
})
