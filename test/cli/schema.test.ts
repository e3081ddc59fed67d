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

test('schema environment prints one for environment files', async () => {
  const { stdout, code } = await cli(['schema', 'environment'])
  expect(code).toBe(0)
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(stdout))
  const cluster = { tier: 'flex', region: 'US_EAST_1' }
  expect(validate({ 'org-id': '5a0a1e7e0f2912c554080adc', cluster })).toBe(true)
  expect(validate({ 'org-id': '5a0a1e7e0f2912c554080adc', clutser: cluster })).toBe(false)
  expect((await cli(['schema', 'plan'])).stdout).toBe((await cli(['schema'])).stdout)
})

test('schema of anything else is refused with what there is', async () => {
  const { stdout, stderr, code } = await cli(['schema', 'environments'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain('plan')
  expect(stderr).toContain('environment')
})
