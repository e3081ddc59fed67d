import { expect, it } from 'vitest'
import { refused } from './refused.ts'

const ID = '5a0a1e7e0f2912c554080adc'

it('suggests the operation that was meant', async () => {
  expect(await refused({ operation: 'create-projct' })).toEqual([
    'operation: there is no operation `create-projct`. Did you mean `create-project`?',
  ])
})

it.each([
  ['projct-id', 'project-id'],
  ['project_id', 'project-id'],
  ['dry_run', 'dry-run'],
  ['operations-fil', 'operations-file'],
])('suggests for the input %s the name %s', async (written, meant) => {
  expect(await refused({ operation: 'find-project', [written]: 'x' })).toEqual([
    `${written}: there is no input of this name. Did you mean \`${meant}\`?`,
  ])
})

it('says that there is nothing to do', async () => {
  expect(await refused({})).toEqual([
    'operation: there is nothing to do. Give operation, operations, operations-file or environment.',
  ])
})

it('refuses two tasks at once', async () => {
  expect(await refused({ operation: 'check-access', operations: 'a: { check-access: }' })).toEqual([
    'operation and operations are given at once. Give one of them.',
  ])
})

it('refuses a parameter that stands beside a plan', async () => {
  expect(await refused({ operations: 'a: { check-access: }', 'project-id': ID })).toEqual([
    'project-id: parameters of a plan stand in the plan. Move them into operations, or use operation.',
  ])
})

it.each([
  ['timeout', 'soon', 'expected a time span such as `45m` or `2h`, got `soon`.'],
  ['dry-run', 'yes', 'expected `true` or `false`, got `yes`.'],
  ['export-env', '1', 'expected `true` or `false`, got `1`.'],
  ['cloud', 'goverment', 'expected `commercial` or `government`, got `goverment`. Did you mean `government`?'],
  ['cloud', 'fedramp', 'expected `commercial` or `government`, got `fedramp`. Write one of the two.'],
  ['allowed-providers', 'AMAZON', '`AMAZON` is no provider. Choose among AWS, GCP and AZURE.'],
])('refuses %s: %s', async (name, value, why) => {
  const [said = '', ...more] = await refused({ operation: 'check-access', [name]: value })
  expect(said).toContain(`${name}: ${why}`)
  expect(more).toEqual([])
})

it('says every wrong type at once', async () => {
  const said = await refused({
    operation: 'create-cluster',
    'project-id': 'abc',
    'cluster-name': 'pr-42',
    tier: 'M10',
    region: 'us-east-1',
    wait: 'yes',
  })
  expect(said).toEqual([
    expect.stringMatching(/^project-id: expected a project id: 24 characters 0-9 and a-f, got `abc`\./),
    expect.stringMatching(/^region: expected a region as Atlas writes it, such as `US_EAST_1`.*, got `us-east-1`\./),
    expect.stringMatching(/^wait: expected `true` or `false`, got `yes`\./),
  ])
})

it('refuses a range that lets half of the internet in', async () => {
  expect(await refused({ operation: 'add-ip-access', 'project-id': ID, 'cidr-block': '0.0.0.0/0' })).toEqual([
    'cidr-block: `0.0.0.0/0` is wider than /24 (IPv6: /64) and lets strangers reach the cluster. Give a narrower range, or say `allow-wide-cidr: true`.',
  ])
})
