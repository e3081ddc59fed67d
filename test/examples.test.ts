import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { cloudOf, planIssues, specIssues, workflowIssues } from './support/documented.ts'

const ROOT = join(import.meta.dirname, '..')
const yamlIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`)
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const ENVIRONMENT_FILE = 'examples/atlas-environment.yml'
/** Held to the broker's own reader beside that. */
const POLICY = 'examples/broker-policy.yml'

describe.each(yamlIn('examples/workflows'))('%s', (file) => {
  test('is a workflow with right inputs and pinned actions', async () => {
    expect(await workflowIssues({ file, text: read(file) })).toEqual([])
  })
})

describe.each(yamlIn('examples').filter((file) => ![ENVIRONMENT_FILE, POLICY].includes(file)))('%s', (file) => {
  test('is a plan without faults', async () => {
    const text = read(file)
    expect(await planIssues({ text, file, cloud: cloudOf(text) })).toEqual([])
  })
})

describe.each([ENVIRONMENT_FILE, ...yamlIn('examples/environments')])('%s', (file) => {
  test('is an environment file without faults', async () => {
    const text = read(file)
    expect(await specIssues({ text, file, cloud: cloudOf(text) })).toEqual([])
  })
})

test('an environment file for the other cloud is refused', async () => {
  const [restricted, flex] = ['examples/environments/government.yml', ENVIRONMENT_FILE]
  expect(await specIssues({ text: read(restricted), file: restricted, cloud: 'commercial' })).toHaveLength(1)
  expect((await specIssues({ text: read(flex), file: flex, cloud: 'government' })).join()).toMatch(/flex/)
})

/** Far longer than it takes, since the machine may be busy. */
const TRIED_WITHIN_MS = 120_000

test(
  '`npm run try` goes through on the committed bundle, and shows no secret',
  async () => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts', 'try.ts')], {
      env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = new Promise((resolve) => child.once('close', resolve))
    const [stdout, stderr, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended])
    expect({ code, stderr, failed: stdout.split('\n').filter((line) => line.includes('✗')) }).toEqual({
      code: 0,
      stderr: '',
      failed: [],
    })
    expect(stdout).toMatch(/✓ project \(create-project\): created/)
    expect(stdout).toMatch(/✓ cluster \(create-cluster\): created/)
    expect(stdout).toMatch(/✓ runner \(add-ip-access\): created/)
    expect(stdout).toMatch(/✓ user \(create-database-user\): created/)
    expect(stdout).toMatch(/^ {2}│ MONGODB_URI=\*\*\*$/m)
    expect(stdout).toMatch(/✓ project \(create-project\): unchanged/)
    expect(stdout).toMatch(/✓ user \(create-database-user\): unchanged/)
    expect(stdout).toMatch(/✓ the network access list is empty/)
    expect(stdout).toMatch(/✓ no project is left/)
    expect(stdout).toMatch(/✓ the database user orders-service is gone with its project: 404/)
    expect(stdout).not.toMatch(/mdb_sa_sk_|eyJ|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/)
    // A password that the action makes has 40 letters and digits, and a URI has it before the @.
    expect(stdout).not.toMatch(/[A-Za-z0-9]{40}|mongodb(?:\+srv)?:\/\/[^\s/]*@/)
  },
  TRIED_WITHIN_MS,
)
