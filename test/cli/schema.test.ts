import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { cli } from './command-line.ts'

test('schema prints a JSON Schema that tells right plans from wrong ones', async () => {
  const { stdout, code } = await cli(['schema'])
  expect(code).toBe(0)
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(stdout))
  expect(validate({ pause: { 'pause-cluster': { cluster: 'shop:dev' } } })).toBe(true)
  expect(validate({ pause: { 'pause-clutser': { cluster: 'shop:dev' } } })).toBe(false)
})
