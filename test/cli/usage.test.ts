import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outdatedNode } from '../../src/cli/outdated-node.ts'
import { operations } from '../../src/operations/index.ts'
import { BUNDLE, cli, start } from './command-line.ts'

const ENVIRONMENTS = ['up', 'down', 'list', 'pause', 'resume', 'sweep']
const COMMANDS = [
  ...['run', 'call', ...ENVIRONMENTS],
  ...['login', 'logout', 'api', 'doctor', 'schema', 'simulate', 'completion'],
]

describe('help', () => {
  test('is what one gets for no words at all, as an error', async () => {
    const { stdout, stderr, code } = await cli([])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    for (const name of COMMANDS) expect(stderr).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test('goes to stdout when it is asked for', async () => {
    const { stdout, stderr, code } = await cli(['--help'])
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test.each(COMMANDS)('of %s shows how it is used, with an example', async (name) => {
    const { stdout, code } = await cli([name, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: mongodb-atlas-action ${name} `))
    expect(stdout).toMatch(new RegExp(`^ {2}mongodb-atlas-action ${name}`, 'm'))
  })

  test('of call names every operation', async () => {
    const { stdout } = await cli(['call', '--help'])
    for (const name of operations.keys()) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test('shows examples that a shell takes as they stand', async () => {
    const texts = await Promise.all(COMMANDS.map(async (name) => (await cli([name, '--help'])).stdout))
    for (const line of texts.join('').split('\n')) {
      if (line.startsWith('  mongodb-atlas-action')) expect(line).not.toMatch(/\S {2,}\S/)
    }
    expect(texts.join('')).toContain('--cluster-name dev \\\n    --tier flex')
  })

  test('of an operation names its parameters, which of them are required, and the settings', async () => {
    const { stdout } = await cli(['call', 'create-project', '--help'])
    expect(stdout).toMatch(/^ {2}--org-id <text> /m)
    expect(stdout.replace(/\s+/g, ' ')).toContain('organization id: 24 characters 0-9 and a-f. Required.')
    expect(stdout).toMatch(/^ {2}--tags <key=value> /m)
    expect(stdout).toMatch(/^ {2}--default-alerts \[boolean\] /m)
    expect(stdout).toMatch(/^ {2}--dry-run /m)
  })

  test('says which variables hold the credentials, and offers no option for one', async () => {
    const { stdout } = await cli(['run', '--help'])
    expect(stdout).toContain('MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY')
    expect(stdout).not.toMatch(/--(?:public-key|private-key|client-id|client-secret|access-token)/)
  })
})

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await cli(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', code: 0 })
})

describe('a slip is answered with what was probably meant', () => {
  test.each([
    { words: ['swep'], says: "Unknown command 'swep'. Did you mean sweep?" },
    { words: ['up'], says: "Missing required argument 'pull-request'." },
    { words: ['down'], says: "Missing required argument 'pull-request'." },
    { words: ['up', '42', '43'], says: "Too many arguments for 'up'. Expected 1 argument but got 2: 42, 43." },
    { words: ['sweep', '42'], says: "Too many arguments for 'sweep'. Expected 0 arguments but got 1: 42." },
    { words: ['sweep', '--dry-run'], says: "Unknown option '--dry-run'. Did you mean --no-dry-run?" },
    { words: ['up', '42', '--grace-period', '1h'], says: "Unknown option '--grace-period'." },
    { words: ['list', '--repositry', 'o/r'], says: "Unknown option '--repositry'. Did you mean --repository?" },
    { words: ['simulat'], says: "Unknown command 'simulat'. Did you mean simulate?" },
    { words: ['run', 'plan.yml', '--dry-rum'], says: "Unknown option '--dry-rum'. Did you mean --dry-run?" },
    { words: ['simulate', '--prot', '1'], says: "Unknown option '--prot'. Did you mean --port?" },
    { words: ['call', 'pause-clutser'], says: "Unknown operation 'pause-clutser'. Did you mean `pause-cluster`?" },
    { words: ['call', 'pause'], says: "Unknown operation 'pause'. Use `pause-cluster`." },
    {
      words: ['call', 'pause-cluster', '--clutser-name', 'x'],
      says: "Unknown option '--clutser-name'. Did you mean --cluster-name?",
    },
    { words: ['run'], says: "Missing required argument 'plan'." },
    {
      words: ['simulate', '--port', '70000'],
      says: "Option '--port <number>' argument '70000' is invalid. Expected a whole number from 0 to 65535.",
    },
  ])('$words', async ({ words, says }) => {
    const { stdout, stderr, code } = await cli(words)
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr.split('\n')[0]).toBe(says)
    expect(stderr).toMatch(/See `mongodb-atlas-action .*--help`\.\n$/)
  })
})

test.each([['--private-key', 'hush-hush'], ['--client-secret=hush-hush'], ['--access-token=hush-hush']])(
  '%s on a command line is refused, explained and not repeated',
  async (...secret) => {
    const { stdout, stderr, code } = await cli(['run', 'plan.yml', ...secret])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toContain('A command line can be read by others.')
    expect(stderr).toContain('MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET')
    expect(stderr).not.toContain('hush-hush')
  },
)

test('an option that is misspelt does not repeat its value either', async () => {
  const { stderr } = await cli(['run', 'plan.yml', '--pasword=hush-hush'])
  expect(stderr).toContain("Unknown option '--pasword'.")
  expect(stderr).not.toContain('hush-hush')
})

test.skipIf(!existsSync('/dev/full'))('output that cannot be written is said, and is a failure', async () => {
  const script = `'${process.execPath}' '${BUNDLE}' schema > /dev/full`
  const { stderr, code } = await start('sh', ['-c', script]).ended
  expect({ stderr, code }).toEqual({ stderr: 'The output could not be written (ENOSPC).\n', code: 1 })
})

test.each(['23.11.1', '20.20.2', '8.0.0'])('Node.js %s is said to be too old', (version) => {
  expect(outdatedNode(version)).toContain(`needs Node.js 24 or newer, and this is ${version}.`)
})

test.each(['24.0.0', '26.1.0'])('Node.js %s is not', (version) => {
  expect(outdatedNode(version)).toBeUndefined()
})
