import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startSimulator } from '../../src/simulator/server.ts'
import { CURRENT, delivery } from '../function/support/delivery.ts'
import { githubExample } from '../function/support/github-examples.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { BUNDLE, cli, type Started, start } from './command-line.ts'

const OFF = ['--port', '0', '--sweep', 'off', '--hours', 'off']

/** What a user sets; nobody answers at these addresses but what a test starts. */
function variables(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    GITHUB_WEBHOOK_SECRET: CURRENT,
    GITHUB_TOKEN: 'ghs_notATokenOfAnybody',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    ATLAS_BASE_URL: 'http://127.0.0.1:9',
    ATLAS_FUNCTION_REPOSITORIES: 'octo/shop',
    MONGODB_ATLAS_PUBLIC_API_KEY: 'abcdefgh',
    MONGODB_ATLAS_PRIVATE_API_KEY: 'a-private-key-of-nobody',
    ...more,
  }
}

async function serving(words: readonly string[] = [], more?: Readonly<Record<string, string>>) {
  const started = start(process.execPath, [BUNDLE, 'serve', ...OFF, ...words], { environment: variables(more) })
  const line = new Promise<string>((resolve) => started.process.stdout?.once('data', (data) => resolve(String(data))))
  await started.shows('}\n')
  return { ...started, places: JSON.parse(await line) as Record<string, string> }
}

const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

async function deliver(url: string): Promise<unknown> {
  const { method, path, headers, body } = delivery({ body: githubExample('pull_request', 'opened') })
  return (await fetch(`${url}${path}`, { method, headers, body: Buffer.from(body) })).json()
}

async function ended(started: Started, signal: NodeJS.Signals) {
  started.process.kill(signal)
  return started.ended
}

test('stdout is one line of JSON with the addresses; the log is lines of JSON on stderr, without a secret', async () => {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.close())
  const started = await serving([], { ATLAS_BASE_URL: simulator.url })
  const { url = '', ...places } = started.places
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(places).toEqual({ webhook: `${url}/github/webhooks`, health: `${url}/health` })
  const health = await fetch(`${url}/health`)
  expect([health.status, await health.json()]).toMatchObject([
    200,
    { status: 'ok', version: expect.stringMatching(/^\d/) },
  ])
  expect(await deliver(url)).toMatchObject({ status: 'accepted' })
  await started.shows('"event":"run waits"')
  const { stdout, stderr, code } = await ended(started, 'SIGTERM')
  expect([stdout.split('\n').length, code]).toEqual([2, 0])
  const log = lines(stderr)
  expect(log.map(({ event }) => event)).toEqual(expect.arrayContaining(['webhook accepted', 'run started', 'run left']))
  for (const value of Object.values(variables()).filter((text) => text.startsWith('ghs_') || text.includes('-key-')))
    expect(stdout + stderr).not.toContain(value)
  expect(stdout + stderr).not.toContain(CURRENT)
})

test('a process that is killed leaves its orders in the file, and the next one goes on with them', async () => {
  const state = join(await temporaryFolder(), 'orders')
  const first = await serving(['--state', state])
  const { run } = (await deliver(first.places['url'] ?? '')) as { run: string }
  await ended(first, 'SIGKILL')
  const second = await serving(['--state', state])
  await second.shows(`"event":"run started","run":"${run}"`)
  const { stderr, code } = await ended(second, 'SIGINT')
  expect([code, stderr]).toEqual([0, expect.stringContaining('It is taken up at the next start.')])
})

test('a second Ctrl-C ends it at once, also while GitHub leaves a call without an answer', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void silent.close())
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const connected = once(silent, 'connection')
  const started = await serving([], { GITHUB_API_URL: `http://127.0.0.1:${port}` })
  await deliver(started.places['url'] ?? '')
  await connected
  started.process.kill('SIGINT')
  // Two that come within half a second are one.
  await setTimeout(600)
  const { code, stderr } = await ended(started, 'SIGINT')
  expect([code, stderr.includes('run left')]).toEqual([130, false])
})

test('everything that is wrong is named at once, and nothing is started', async () => {
  const { stdout, stderr, code } = await cli(['serve', '--sweep', 'hourly'], {
    environment: { GITHUB_WEBHOOK_SECRET: 'short', BROKER_AUDIENCE: 'https://broker.example', GITHUB_APP_ID: '4' },
  })
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  for (const issue of [
    '--sweep: expected a time span',
    'GITHUB_WEBHOOK_SECRET: expected at least 16 characters, got 5.',
    'BROKER_POLICY',
    'Atlas credentials: none are given. Set a pair',
    'GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY: only the id is given.',
  ])
    expect(stderr).toContain(issue)
  expect(stderr).not.toContain('login')
})

test('without anything it says what it needs', async () => {
  const { stdout, stderr, code } = await cli(['serve'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain('GITHUB_WEBHOOK_SECRET: neither a webhook nor a broker is configured')
})

test('a port that is taken, and a file that cannot be written, end it with what to do', async () => {
  const { places, process } = await serving()
  const port = new URL(places['url'] ?? '').port
  const taken = await cli(['serve', ...OFF.slice(2), '--port', port], { environment: variables() })
  expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining(`127.0.0.1:${port}`)])
  process.kill('SIGKILL')
  const words = ['serve', ...OFF, '--state', '/nowhere/orders']
  const unwritable = await cli(words, { environment: variables() })
  expect([unwritable.code, unwritable.stderr]).toEqual([1, expect.stringContaining('--state: /nowhere/orders')])
})

test('its help names every variable, with an example', async () => {
  const { stdout, code } = await cli(['serve', '--help'])
  expect(code).toBe(0)
  for (const word of [
    ...Object.keys(variables()),
    'BROKER_POLICY_FILE',
    'GITHUB_APP_PRIVATE_KEY',
    '--state',
    'Example',
  ])
    expect(stdout).toContain(word)
})
