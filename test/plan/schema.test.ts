import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { UsageError } from '../../src/base/errors.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import { planSchema } from '../../src/plan/schema.ts'
import { operations, policy } from './sample-operations.ts'

const schema = planSchema(operations)
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema)

const RIGHT = [
  'a: { check-access: }',
  'a: { check-access: {} }',
  'a: { create-user: { username: app } }\nb: { check-access: , needs: a }\nc: { check-access: , needs: [a, b] }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: flex, nodes: 5, backup: true, patience: 5m, regions: [US_EAST_1] } }',
  `p: { create-project: { org-id: 5a0a1e7e0f2912c554080adc, project-name: p, tags: { a: b } } }
c: { create-cluster: { project-id: "\${p.project-id}", cluster-name: "c-\${p.project-id}", tier: "\${p.project-name}", nodes: "\${p.project-id}", regions: ["\${p.project-id}"] } }
d: { create-cluster: { project-id: p, cluster-name: c, tier: M10, backup: "\${p.project-id}", regions: "\${p.project-id}" } }
e: { create-project: { org-id: 5a0a1e7e0f2912c554080adc, project-name: p, tags: { a: "\${p.project-name}" } } }`,
]

const WRONG = [
  '{}',
  '[]',
  'A b: { check-access: }',
  'a: { }',
  'a: { needs: b }',
  'a: { check-acess: }',
  'a: { check-access: , create-user: { username: app } }',
  'a: { create-user: }',
  'a: { create-user: { } }',
  'a: { create-user: { usrname: app } }',
  'a: { create-user: { username: App } }',
  'a: { create-user: { username: 5 } }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: huge } }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: flex, nodes: 8 } }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: flex, nodes: "8" } }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: flex, backup: "yes" } }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: flex, regions: US_EAST_1 } }',
  'a: { create-cluster: { project-id: p, cluster-name: c, tier: flex, regions: [us east] } }',
  'a: { check-access: , needs: 5 }',
]

describe('the JSON Schema of plans', () => {
  test.each(RIGHT)('accepts what the parser accepts: %s', async (text) => {
    await parsePlan({ text, file: 'atlas.yml', operations, policy })
    validate(parseYaml(text))
    expect(validate.errors).toBeNull()
  })

  test.each(WRONG)('refuses what the parser refuses: %s', async (text) => {
    await expect(parsePlan({ text, file: 'atlas.yml', operations, policy })).rejects.toBeInstanceOf(UsageError)
    expect(validate(parseYaml(text))).toBe(false)
  })

  test('gives editors titles, descriptions, words and defaults', () => {
    const { $defs } = JSON.parse(JSON.stringify(schema))
    const cluster = $defs['create-cluster']
    expect(cluster).toMatchObject({ title: 'create-cluster', description: 'Makes sure that a cluster exists.' })
    expect(cluster.required).toEqual(['cluster-name', 'tier'])
    expect(cluster.properties.tier.anyOf[0]).toEqual({ type: 'string', enum: ['free', 'flex', 'M10'] })
    expect(cluster.properties.nodes).toMatchObject({ default: 3, title: 'nodes' })
    expect(cluster.properties.nodes.description).toBe('Nodes.\n\nExpected: a whole number from 1 to 7.')
    // A default that code keeps in milliseconds is nothing that one could write.
    expect(cluster.properties.patience).not.toHaveProperty('default')
  })
})
