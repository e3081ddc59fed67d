import { expect, it } from 'vitest'
import { refused } from './refused.ts'

const ID = '5a0a1e7e0f2912c554080adc'
const inFile = (text: string) => refused({ 'operations-file': 'atlas.yml' }, { files: { 'atlas.yml': text } })
const inInput = (text: string) => refused({ operations: text })

const MISSPELT = `project:
  find-project:
    projct-id: ${ID}
`
const CYCLE = `one:
  find-project: { project-id: "\${two.project-id}" }
two:
  find-project: { project-id: "\${one.project-id}" }
`

it('marks a misspelt parameter at its place in the file', async () => {
  expect(await inFile(MISSPELT)).toEqual([
    '(atlas.yml:3:5): project.projct-id: find-project has no parameter `projct-id`. Did you mean `project-id`?',
  ])
})

it('says line and column of a plan in the input, which is no file to be marked', async () => {
  expect(await inInput(MISSPELT)).toEqual([
    'operations:3:5: project.projct-id: find-project has no parameter `projct-id`. Did you mean `project-id`?',
  ])
})

it('says where YAML cannot be read', async () => {
  const text = 'project:\n  find-project: { project-id: ${other.project-id} }\n'
  const [inTheFile = ''] = await inFile(text)
  const [inTheInput = ''] = await inInput(text)
  expect(inTheFile).toMatch(/^\(atlas\.yml:2:32\): This is not valid YAML: .* Put references in quotes/)
  expect(inTheInput).toMatch(/^operations:2:32: This is not valid YAML: .* Put references in quotes/)
})

it('marks every fault of a plan at once, in the order of the text', async () => {
  const said = await inFile(`first:
  create-projct: {}
second:
  create-cluster:
    project-id: 12
    cluster-name: pr-42
    tier: M10
    region: us-east-1
    wait: "yes"
third:
  find-project: { project-id: "\${secnd.project-id}" }
`)
  expect(said.map((text) => text.replace(/: (?:expected|there is no|[\w-]+ is).*/, ''))).toEqual([
    '(atlas.yml:2:3): first',
    '(atlas.yml:5:5): second.project-id',
    '(atlas.yml:8:5): second.region',
    '(atlas.yml:9:5): second.wait',
    expect.stringMatching(/^\(atlas\.yml:11:\d+\): third\.project-id/),
  ])
  expect(said.at(-1)).toContain('Did you mean `second`?')
})

it('names the steps of a cycle', async () => {
  expect(await inFile(CYCLE)).toEqual([
    '(atlas.yml:2:3): one → two → one: these steps wait for each other. Take one of the needs or references away.',
  ])
})

it.each(['# nothing\n', '{}', '---\n'])('refuses the empty plan %j', async (text) => {
  const [said = '', ...more] = await inFile(text)
  expect(said).toMatch(/^\(atlas\.yml:1:1\): The plan is empty\. Write at least one step/)
  expect(more).toEqual([])
})

it('says that the file is not there', async () => {
  expect(await refused({ 'operations-file': '.github/atlas.yml' })).toEqual([
    'operations-file: .github/atlas.yml cannot be read (ENOENT). Check the path, and that the job checks the repository out first.',
  ])
})

it('says that the path is no file', async () => {
  expect(await refused({ 'operations-file': '.' })).toEqual([
    'operations-file: . cannot be read (EISDIR). Give the path of a file in the workspace.',
  ])
})
