import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asWorkflow, planIssues, workflowIssues } from './support/documented.ts'
import { blocksOf, documents } from './support/documents.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const readme = read('README.md')

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/operations.md'])('%s', (file) => {
  const text = read(file)
  test('names npm scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    expect(/\bnpm (?:cit|test)\b/.test(text) ? scripts['test'] : 'vitest').toMatch(/vitest/)
  })
})

test('the pages name commands of the command line that are there', () => {
  const shell = documents()
    .flatMap(blocksOf)
    .flatMap(({ kind, text }) => (kind === 'sh' ? [text] : []))
  const named = [...shell.join('').matchAll(/dist\/cli\/index\.js ([a-z]+)/g)].map(([, name]) => name)
  const program = read('src/cli/program.ts')
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !new RegExp(`^  ${name}: \\{$`, 'm').test(program))).toEqual([])
})

test('the README names variables of credentials as they are read', () => {
  const named = [...readme.matchAll(/`((?:MONGODB_)?ATLAS_[A-Z_]+)`/g)].map(([, name]) => name)
  const source = read('src/atlas/credentials.ts')
  const shown = 'ATLAS_CONNECTION_STRING'
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => name !== shown && !source.includes(`'${name}'`))).toEqual([])
})

test('what is wrong would be found', async () => {
  const uses = 'OWNER/mongodb-atlas-action@0000000000000000000000000000000000000000 # a release'
  const misspelt = asWorkflow(`- uses: ${uses}\n  with: { operation: pause-clutser, clutser: a:b }\n`)
  expect(await workflowIssues({ file: 'wrong/1.yml', text: misspelt })).toEqual([
    expect.stringContaining("Invalid action input 'clutser'"),
    expect.stringContaining('pause-clutser'),
  ])
  expect(await workflowIssues({ file: 'wrong/2.yml', text: asWorkflow('- uses: a/b@v1\n') })).toHaveLength(1)
  expect(await planIssues({ text: 'a: { pause-cluster: }', file: 'x', cloud: 'commercial' })).toHaveLength(1)
})
