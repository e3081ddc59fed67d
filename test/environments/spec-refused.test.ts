import { describe, expect, test } from 'vitest'
import { faults, OF_CLUSTER, OF_DATABASE, OF_PROJECT, ORG, PROJECT } from './reading-spec.ts'

const at = (line: number, column: number) => `environment.yml:${line}:${column}:`

test('every mistake is said at once, in the order of the text, each with its place and the nearest right word', async () => {
  expect(
    await faults(
      [
        `org_id: ${ORG}`,
        'isolation: projekt',
        'clutser: { tier: flex }',
        'database-user: { role: [readWrite@app] }',
        'acess: [runner]',
        'pause: { at: "0 20 * *", resumes: "0 7 * * *" }',
        'seed: { sample_data: true, form: {} }',
        'drafts: "yes"',
      ].join('\n'),
    ),
  ).toEqual([
    `${at(1, 1)} org_id: there is no such key in an environment file. Did you mean \`org-id\`?`,
    `${at(2, 1)} isolation: expected \`project\`, \`cluster\` or \`database\`, got \`projekt\`. Did you mean \`project\`?`,
    `${at(3, 1)} clutser: there is no such key in an environment file. Did you mean \`cluster\`?`,
    `${at(4, 18)} database-user.role: there is no such key in \`database-user\`. Did you mean \`roles\`?`,
    `${at(5, 1)} acess: there is no such key in an environment file. Did you mean \`access\`?`,
    expect.stringMatching(
      /^environment\.yml:6:10: pause\.at: expected a cron expression of five fields \(.+\), such as `0 20 \* \* 1-5`, got `0 20 \* \*`\.$/,
    ),
    `${at(6, 26)} pause.resumes: there is no such key in \`pause\`. Did you mean \`resume\`?`,
    `${at(7, 9)} seed.sample_data: there is no such key in \`seed\`. Did you mean \`sample-data\`?`,
    `${at(7, 28)} seed.form: there is no such key in \`seed\`. Did you mean \`from\`?`,
    `${at(8, 1)} drafts: expected \`true\` or \`false\`, got \`yes\`.`,
  ])
})

describe('a text without keys', () => {
  test.each([
    ['', `${at(1, 1)} The environment file is empty.`],
    ['# nothing\n', `${at(1, 1)} The environment file is empty.`],
    ['{}', `${at(1, 1)} The environment file is empty.`],
    ['\n- org-id', `${at(2, 1)} Expected a mapping such as \`org-id: …\`, got a list.`],
    ['preview', `${at(1, 1)} Expected a mapping such as \`org-id: …\`, got \`preview\`.`],
  ])('is refused: %j', async (text, message) => {
    expect(await faults(text)).toEqual([
      `${message} Write at least \`org-id\`, and \`cluster\` with \`tier\` and \`region\`.`,
    ])
  })

  test('is refused beyond 256 KiB, before it is read', async () => {
    expect(await faults(`# ${'x'.repeat(256 * 1024)}`)).toEqual([
      `${at(1, 1)} The environment file is larger than 256 KiB. Check that it is the right file.`,
    ])
  })

  test('is refused with the words of the YAML parser', async () => {
    const [first] = await faults('org-id: [5a\ncluster: {')
    expect(first).toMatch(/^environment\.yml:\d+:\d+: This is not valid YAML: /)
    expect(await faults('label: a\nlabel: b')).toEqual([
      `${at(2, 1)} \`label\` is written twice in one mapping, first in line 1. Remove one of the two.`,
    ])
  })
})

describe('isolation', () => {
  test('`project` needs an organization and a cluster, also where it is not written', async () => {
    expect(await faults('label: preview')).toEqual([
      `${at(1, 1)} org-id: isolation \`project\` (default) needs it. Add \`org-id\`: the organization of the new projects, by its id of 24 characters 0-9 and a-f.`,
      `${at(1, 1)} cluster: isolation \`project\` (default) needs it. Add \`cluster\`: what it is to be, at least \`tier\` and \`region\`.`,
    ])
  })

  test('`project` has no use for a project or a cluster that is there', async () => {
    expect(await faults(`${OF_PROJECT}project-id: ${PROJECT}\ncluster-name: shared`)).toEqual([
      `${at(3, 1)} project-id: with isolation \`project\` (default), each pull request has a project of its own. Leave it out, or say \`isolation: cluster\` or \`isolation: database\` to work in a project that is there.`,
      `${at(4, 1)} cluster-name: with isolation \`project\` (default), the cluster is new, and named by the environment. Leave it out.`,
    ])
  })

  test('`cluster` needs a project and a cluster', async () => {
    expect(await faults('label: preview\nisolation: cluster')).toEqual([
      `${at(2, 1)} project-id: \`isolation: cluster\` needs it. Add \`project-id\`: the project that the clusters stand in, by its id of 24 characters 0-9 and a-f.`,
      `${at(2, 1)} cluster: \`isolation: cluster\` needs it. Add \`cluster\`: what it is to be, at least \`tier\` and \`region\`.`,
    ])
  })

  test('`cluster` makes no project, and names its cluster itself', async () => {
    const text = `${OF_CLUSTER}org-id: ${ORG}\nproject: { tags: { a: b } }\ncluster-name: mine`
    expect((await faults(text)).map((line) => line.split('.')[1])).toEqual([
      'yml:4:1: org-id: with `isolation: cluster`, the project is there already',
      'yml:5:1: project: with `isolation: cluster`, the project is there already, and is not changed',
      'yml:6:1: cluster-name: with `isolation: cluster`, the cluster is new, and named by the environment',
    ])
  })

  test('`database` needs a project and a cluster that is there', async () => {
    expect(await faults('isolation: database')).toEqual([
      `${at(1, 1)} project-id: \`isolation: database\` needs it. Add \`project-id\`: the project of the shared cluster, by its id of 24 characters 0-9 and a-f.`,
      `${at(1, 1)} cluster-name: \`isolation: database\` needs it. Add \`cluster-name\`: the name of the shared cluster.`,
    ])
  })

  test('`database` leaves the shared cluster as it is', async () => {
    const text = `${OF_DATABASE}cluster: { tier: flex }\npause: { at: x }\nseed: { sample-data: true }\nproject: {}\norg-id: ${ORG}`
    expect(await faults(text)).toEqual([
      `${at(4, 1)} cluster: with \`isolation: database\`, the cluster is there already, and is not changed. Leave it out; cluster-name says which cluster.`,
      `${at(5, 1)} pause: with \`isolation: database\`, others use the cluster, too. Leave it out, and pause the shared cluster for itself.`,
      `${at(6, 1)} seed: with \`isolation: database\`, sample data and snapshots fill a whole cluster, and others use this one, too. Leave it out, and let the job write the data it needs.`,
      `${at(7, 1)} project: with \`isolation: database\`, the project is there already, and is not changed. Leave it out.`,
      `${at(8, 1)} org-id: with \`isolation: database\`, the project is there already. Leave it out; project-id says which project.`,
    ])
  })
})

describe('the cluster', () => {
  const cluster = (text: string) => `org-id: ${ORG}\ncluster: ${text}`

  test('is checked by the rules of create-cluster', async () => {
    expect(await faults(cluster('{ teir: flex, region: us-east-1, disk-size-gb: 5 }'))).toEqual([
      `${at(2, 12)} cluster.teir: create-cluster has no parameter \`teir\`. Did you mean \`tier\`?`,
      expect.stringMatching(
        /^environment\.yml:2:24: cluster\.region: expected a region as Atlas writes it, .+, got `us-east-1`\.$/,
      ),
      `${at(2, 43)} cluster.disk-size-gb: expected a whole number from 10 to 16384, got the number 5.`,
    ])
    expect(await faults(cluster('{ tier: flex, region: US_EAST_1, mongodb-version: "8.0" }'))).toEqual([
      `${at(2, 43)} cluster.mongodb-version: a flex cluster has no such choice. Leave it out, or use a dedicated tier.`,
    ])
    expect((await faults(cluster('{ tier: flex }'))).join()).toMatch(/^environment\.yml:2:1: cluster\.region: /)
  })

  test('has to be a mapping', async () => {
    expect(await faults(cluster(''))).toEqual([
      `${at(2, 1)} cluster: expected a mapping, got nothing. Write its keys as \`name: value\` below it, or leave it out.`,
    ])
  })

  test.each(['cluster-name', 'project-id', 'project-name', 'org-id', 'wait'])(
    'leaves %s to the environment',
    async (name) => {
      expect(await faults(cluster(`{ tier: flex, region: US_EAST_1, ${name}: x }`))).toEqual([
        `${at(2, 43)} cluster.${name}: the environment decides this by itself. Leave it out.`,
      ])
    },
  )

  test.each(['managed-by', 'repository', 'pull-request', 'expires-at', 'protected', 'protected-by'])(
    'may not bear a tag `%s`, and neither may the project',
    async (tag) => {
      const text = `org-id: ${ORG}\nproject:\n  tags:\n    ${tag}: x\ncluster: { tier: flex, region: US_EAST_1, tags: { ${tag}: x } }`
      const rest =
        'environments are known by this tag, and bear it for a purpose of its own. Choose another name for the tag.'
      expect(await faults(text)).toEqual([
        `${at(4, 5)} project.tags.${tag}: ${rest}`,
        `${at(5, 51)} cluster.tags.${tag}: ${rest}`,
      ])
    },
  )

  test.each(['free', 'M0'])('may not be %s in a project that is there', async (tier) => {
    const text = `isolation: cluster\nproject-id: ${PROJECT}\ncluster: { tier: ${tier}, region: US_EAST_1 }`
    expect(await faults(text)).toEqual([
      `${at(3, 12)} cluster.tier: a free cluster bears no tags, so that nobody could tell whose it is, and a project has but one. Use \`tier: flex\` or a dedicated tier, or \`isolation: project\`.`,
    ])
  })

  test('keeps within what the workflow allows', async () => {
    expect(await faults(OF_PROJECT, { allowedTiers: ['M10'], allowedRegions: ['EU_WEST_1'] })).toEqual([
      `${at(2, 12)} cluster.tier: \`flex\` is not among allowed-tiers (M10) of this workflow. Choose one of them, or extend allowed-tiers.`,
      `${at(2, 24)} cluster.region: \`US_EAST_1\` is not among allowed-regions (EU_WEST_1) of this workflow. Choose one of them, or extend allowed-regions.`,
    ])
    expect(await faults(OF_PROJECT, { allowedProviders: ['GCP'] })).toEqual([
      `${at(2, 1)} cluster.provider: \`AWS\` is not among allowed-providers (GCP) of this workflow. Choose one of them, or extend allowed-providers.`,
    ])
  })
})

describe('Atlas for Government', () => {
  const government = { cloud: 'government' } as const

  test('has no flex clusters, and wants to know the regions of a project', async () => {
    expect(await faults(OF_PROJECT, government)).toEqual([
      `${at(1, 1)} project: region-usage-restrictions is missing: Atlas for Government fixes the regions of a project for ever. Say \`GOV_REGIONS_ONLY\` for the US_GOV regions, or \`COMMERCIAL_FEDRAMP_REGIONS_ONLY\` for the others.`,
      `${at(2, 12)} cluster.tier: Atlas for Government has no flex clusters. Use M20 or higher.`,
    ])
  })

  test('has regions that do not fit the project', async () => {
    const text = `org-id: ${ORG}\nproject: { region-usage-restrictions: GOV_REGIONS_ONLY }\ncluster: { tier: M20, region: US_EAST_1 }`
    expect(await faults(text, government)).toEqual([
      expect.stringMatching(/^environment\.yml:3:23: cluster\.region: `US_EAST_1` on AWS does not fit the project, /),
    ])
  })

  test('alone restricts the regions of a project', async () => {
    const [line, ...others] = await faults(`${OF_PROJECT}project: { region-usage-restrictions: GOV_REGIONS_ONLY }`)
    expect(line).toMatch(/^environment\.yml:3:12: project\.region-usage-restrictions: commercial Atlas refuses this/)
    expect(others).toEqual([])
  })
})
