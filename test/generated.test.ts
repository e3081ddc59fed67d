import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { specSchema } from '../src/environments/file/spec-schema.ts'
import { policySchema } from '../src/function/broker/policy/policy-schema.ts'
import { operations } from '../src/operations/index.ts'
import { planSchema } from '../src/plan/schema.ts'
import { betweenMarkers } from './support/between-markers.ts'
import { formatted } from './support/formatted.ts'
import { renderActionYml } from './support/render-action-yml.ts'
import { renderEnvironmentFile } from './support/render-environment-file.ts'
import { renderOperationsIndex } from './support/render-operations-index.ts'
import { renderOverview, renderReference } from './support/render-reference.ts'

const ROOT = join(import.meta.dirname, '..')

describe('what is made from the operations is fresh (`npm test -- -u` rewrites it)', () => {
  test('src/operations/index.ts', async () => {
    const file = 'src/operations/index.ts'
    const text = formatted({ file, text: renderOperationsIndex(join(ROOT, 'src', 'operations')) })
    await expect(text).toMatchFileSnapshot(`../${file}`)
  })

  test('action.yml', async () => {
    const text = formatted({ file: 'action.yml', text: renderActionYml(operations) })
    await expect(text).toMatchFileSnapshot('../action.yml')
  })

  test('docs/operations.md', async () => {
    const text = formatted({ file: 'docs/operations.md', text: renderReference(operations) })
    await expect(text).toMatchFileSnapshot('../docs/operations.md')
  })

  test('the table of operations in README.md', async () => {
    const block = renderOverview(operations, { link: (name) => `docs/operations.md#${name}` }).join('\n')
    const text = betweenMarkers({ text: readFileSync(join(ROOT, 'README.md'), 'utf8'), name: 'operations', block })
    await expect(formatted({ file: 'README.md', text })).toMatchFileSnapshot('../README.md')
  })

  test('the tables of docs/environment-file.md', async () => {
    const file = 'docs/environment-file.md'
    const tables = [...renderEnvironmentFile()]
    const before = readFileSync(join(ROOT, file), 'utf8')
    const text = tables.reduce((page, [name, block]) => betweenMarkers({ text: page, name, block }), before)
    await expect(formatted({ file, text })).toMatchFileSnapshot(`../${file}`)
  })

  test('docs/schema/plan.schema.json', async () => {
    const text = `${JSON.stringify(planSchema(operations), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../docs/schema/plan.schema.json')
  })

  test('docs/schema/environment.schema.json', async () => {
    const text = `${JSON.stringify(specSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../docs/schema/environment.schema.json')
  })

  test('docs/schema/broker-policy.schema.json', async () => {
    const text = `${JSON.stringify(policySchema(operations), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../docs/schema/broker-policy.schema.json')
  })
})

test('the index finds every operation under the name of its file', () => {
  const text = readFileSync(join(ROOT, 'src', 'operations', 'index.ts'), 'utf8')
  const files = [...text.matchAll(/^import \{ \w+ \} from '\.\/([a-z-]+)\.ts'$/gm)].map(([, name]) => name)
  expect([...operations.keys()]).toEqual(files)
})
