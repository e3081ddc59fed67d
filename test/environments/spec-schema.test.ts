import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { specSchema } from '../../src/environments/file/spec-schema.ts'
import { faults, OF_CLUSTER, OF_DATABASE, OF_PROJECT, ORG, PROJECT, read } from './reading-spec.ts'

const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(specSchema())
const from = `from: { project-id: ${PROJECT}, cluster-name: shop }`

const RIGHT = [
  OF_PROJECT,
  OF_CLUSTER,
  OF_DATABASE,
  `isolation: project\n${OF_PROJECT}`,
  `${OF_PROJECT}project: { tags: { team: shop }, project-owner-id: ${PROJECT} }`,
  `${OF_PROJECT}database-user: { roles: [readWrite@app, readAnyDatabase] }\nttl: 4h\nlabel: preview\ndrafts: false`,
  `${OF_DATABASE}database-user: { roles: [readWrite, read@catalog.items] }`,
  `${OF_PROJECT}access: []`,
  `${OF_PROJECT}access: [runner, 198.51.100.7, 198.51.100.0/24, "2001:db8::1", "::1", "2001:db8::/64", { cidr-block: 0.0.0.0/0, allow-wide-cidr: true }]`,
  `${OF_CLUSTER}pause: { at: "0 20 * * 1-5", resume: "*/5 7 * * MON-FRI", time-zone: Europe/Berlin }`,
  `${OF_CLUSTER}seed: { sample-data: true }`,
  `${OF_CLUSTER}seed: { sample-data: false, snapshot: latest, ${from} }`,
  `${OF_CLUSTER}seed: { snapshot: ${PROJECT}, from: { project-name: Shop live, org-id: ${ORG}, cluster-name: shop } }`,
  `org-id: ${ORG}\ncluster: { tier: M10, region: EU_WEST_1, provider: AWS, disk-size-gb: 20, mongodb-version: "8.0", backup: true, termination-protection: false, tags: { a: b } }`,
]

const WRONG = [
  '{}',
  '[]',
  `org-id: ${ORG}`,
  'cluster: { tier: flex, region: US_EAST_1 }',
  `${OF_PROJECT}isolation: projects`,
  `${OF_PROJECT}project-id: ${PROJECT}`,
  `${OF_PROJECT}cluster-name: shared`,
  `${OF_CLUSTER}org-id: ${ORG}`,
  `${OF_CLUSTER}project: { tags: { a: b } }`,
  `${OF_CLUSTER}cluster-name: shared`,
  `isolation: cluster\nproject-id: ${PROJECT}`,
  `isolation: database\nproject-id: ${PROJECT}`,
  `${OF_DATABASE}cluster: { tier: flex, region: US_EAST_1 }`,
  `${OF_DATABASE}pause: { at: "0 20 * * *", resume: "0 7 * * *" }`,
  `${OF_DATABASE}seed: { sample-data: true }`,
  `${OF_PROJECT}clutser: {}`,
  `org-id: ${ORG}\ncluster: { tier: huge, region: US_EAST_1 }`,
  `org-id: ${ORG}\ncluster: { tier: flex }`,
  `org-id: ${ORG}\ncluster: { tier: flex, region: US_EAST_1, cluster-name: mine }`,
  `org-id: ${ORG}\ncluster: { tier: flex, region: US_EAST_1, wait: false }`,
  `org-id: ${ORG}\ncluster: { tier: flex, region: US_EAST_1, resume: false }`,
  `${OF_PROJECT}database-user: { roles: readWrite@app }`,
  `${OF_PROJECT}database-user: { role: [readWrite@app] }`,
  `${OF_PROJECT}access: runner`,
  `${OF_PROJECT}access: [runer]`,
  `${OF_PROJECT}access: [{ allow-wide-cidr: true }]`,
  `${OF_PROJECT}ttl: 72`,
  `${OF_PROJECT}pause: { at: "0 20 * * *" }`,
  `${OF_PROJECT}pause: { at: "@daily", resume: "0 7 * * *" }`,
  `${OF_PROJECT}pause: { at: "0 20 * * *", resume: "0 7 * * *", time-zone: "+01:00" }`,
  `${OF_PROJECT}seed: {}`,
  `${OF_PROJECT}seed: { snapshot: latest }`,
  `${OF_PROJECT}seed: { ${from} }`,
  `${OF_PROJECT}seed: { sample-data: true, snapshot: latest, ${from} }`,
  `${OF_PROJECT}seed: { snapshot: latest, from: { cluster-name: shop } }`,
  `${OF_PROJECT}label: ""`,
  `${OF_PROJECT}drafts: "no"`,
]

describe('the JSON Schema of environment files', () => {
  test.each(RIGHT)('accepts what the reader accepts: %s', async (text) => {
    await read(text)
    validate(parseYaml(text))
    expect(validate.errors).toBeNull()
  })

  test.each(WRONG)('refuses what the reader refuses: %s', async (text) => {
    expect(await faults(text)).not.toEqual([])
    expect(validate(parseYaml(text))).toBe(false)
  })

  test('gives editors titles, descriptions, words and defaults', () => {
    const { properties } = JSON.parse(JSON.stringify(specSchema()))
    expect(properties.isolation).toMatchObject({ default: 'project', enum: ['project', 'cluster', 'database'] })
    expect(properties.cluster.properties.provider).toMatchObject({ title: 'provider', enum: ['AWS', 'GCP', 'AZURE'] })
    expect(properties.pause.properties['time-zone']).toMatchObject({ default: 'UTC' })
    expect(properties.ttl).not.toHaveProperty('default')
    expect(properties.drafts.description).toBe(
      'Whether drafts get an environment, too.\n\nExpected: `true` or `false`.',
    )
  })
})
