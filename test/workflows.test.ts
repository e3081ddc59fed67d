import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { diagnose } from './support/diagnose.ts'

const FOLDER = '.github/workflows'
const workflows = readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`)
const files = [...workflows, ...['action.yml'].filter(existsSync)]

describe.each(files)('%s', (file) => {
  test('is understood by the parser of GitHub', async () => {
    expect(await diagnose(file)).toEqual([])
  })
})

describe.each(workflows)('%s', (file) => {
  const text = readFileSync(file, 'utf8')
  const workflow = load(text) as { permissions: unknown; jobs: Record<string, { 'timeout-minutes'?: number }> }

  test('is a workflow to the parser of the runner service', () => {
    const { context, value } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter())
    expect(context.errors.getErrors().map(String)).toEqual([])
    expect(value).toBeDefined()
  })

  test('pins every action by the full hash, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line))
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('has no permission that a job does not ask for', () => {
    expect(workflow.permissions).toEqual({})
  })

  test('leaves no token behind after a checkout', () => {
    const checkouts = text.split(/uses: actions\/checkout@/).slice(1)
    expect(checkouts.filter((rest) => !/persist-credentials: false/.test(rest.split(/\n\s*- /)[0] ?? ''))).toEqual([])
  })

  test('gives every job an end', () => {
    expect(Object.entries(workflow.jobs).filter(([, job]) => job['timeout-minutes'] === undefined)).toEqual([])
  })
})

test('the gate of CI waits for every other job', () => {
  const { jobs } = load(readFileSync(`${FOLDER}/ci.yml`, 'utf8')) as { jobs: Record<string, { needs?: string[] }> }
  expect(jobs['ok']?.needs).toEqual(Object.keys(jobs).filter((name) => name !== 'ok'))
})

test('the parser does find what is wrong', async () => {
  const text = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    stepps: []\n'
  expect((await diagnose('.github/workflows/wrong.yml', text)).join()).toMatch(/5: Unexpected value 'stepps'/)
  const action = 'name: x\ndescription: x\nruns:\n  using: node24\n  mian: dist/main/index.js\n'
  expect((await diagnose('wrong/action.yml', action)).join()).toMatch(/mian/)
})
