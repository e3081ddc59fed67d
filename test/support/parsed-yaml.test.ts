import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parsedYaml } from './parsed-yaml.ts'

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'parsed-yaml-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { file: join(folder, 'a.yaml'), cache: join(folder, 'cache') }
}

test('a YAML file that was parsed is read from what was kept, until it changes', () => {
  const { file, cache } = place()
  writeFileSync(file, 'a: [1, "2023-01-01", null]\n')
  expect(parsedYaml(file, { cache })).toEqual({ a: [1, '2023-01-01', null] })
  const [kept = ''] = readdirSync(cache)
  writeFileSync(join(cache, kept), '{"from": "the cache"}')
  expect(parsedYaml(file, { cache })).toEqual({ from: 'the cache' })
  utimesSync(file, 0, 0)
  expect(parsedYaml(file, { cache })).toEqual({ a: [1, '2023-01-01', null] })
})

test('half of what was kept counts as nothing', () => {
  const { file, cache } = place()
  writeFileSync(file, 'a: 1\n')
  parsedYaml(file, { cache })
  const [kept = ''] = readdirSync(cache)
  writeFileSync(join(cache, kept), '{"a": ')
  expect(parsedYaml(file, { cache })).toEqual({ a: 1 })
})
