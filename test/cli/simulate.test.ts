import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BUNDLE, cli, type Started, start } from './command-line.ts'

const simulate = (...words: string[]): Started => start(process.execPath, [BUNDLE, 'simulate', ...words])

/** What the first line says. */
async function greeting(started: Started): Promise<Record<string, string>> {
  await started.shows('}\n')
  started.process.kill('SIGTERM')
  const { stdout } = await started.ended
  return JSON.parse(stdout.split('\n')[0] ?? '')
}

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'faults.json'), text)
  return join(folder, 'faults.json')
}

test('stdout is one line of JSON with address and credentials; requests are on stderr', async () => {
  const started = simulate('--port', '0')
  const line = new Promise<string>((resolve) => started.process.stdout?.once('data', resolve))
  const { url } = JSON.parse(await line)
  expect((await fetch(`${url}/api/atlas/v2`)).status).toBe(401)
  await started.shows('GET /api/atlas/v2 401')
  started.process.kill('SIGINT')
  const { stdout, stderr } = await started.ended
  expect(stdout).toMatch(/^\{.*\}\n$/)
  expect(Object.keys(JSON.parse(stdout))).toEqual([
    'url',
    'publicKey',
    'privateKey',
    'clientId',
    'clientSecret',
    'orgId',
  ])
  expect(stderr).toMatch(/^GET \/api\/atlas\/v2 401 \d+ ms\n$/)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops it, also while a connection is open, and that is a good end',
  async (signal) => {
    const started = simulate()
    const line = new Promise<string>((resolve) => started.process.stdout?.once('data', resolve))
    await (await fetch(`${JSON.parse(await line).url}/api/atlas/v2`)).text()
    started.process.kill(signal)
    expect((await started.ended).code).toBe(0)
  },
)

test('it goes on when nobody reads what it says', async () => {
  const started = simulate()
  const line = new Promise<string>((resolve) => started.process.stdout?.once('data', resolve))
  const { url } = JSON.parse(await line)
  started.process.stdout?.destroy()
  started.process.stderr?.destroy()
  for (let times = 0; times < 3; times++) expect((await fetch(`${url}/api/atlas/v2`)).status).toBe(401)
  started.process.kill('SIGTERM')
  expect((await started.ended).code).toBe(0)
})

test('the same seed gives the same credentials', async () => {
  const [one, other, third] = await Promise.all([
    greeting(simulate('--seed', '7')),
    greeting(simulate('--seed', '7')),
    greeting(simulate('--seed', '8')),
  ])
  expect({ ...one, url: '' }).toEqual({ ...other, url: '' })
  expect(third['privateKey']).not.toBe(one['privateKey'])
})

test('a port that is in use is named', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const { stdout, stderr, code } = await cli(['simulate', '--port', String(port)])
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
  expect(stderr).toMatch(
    new RegExp(`^The simulator cannot listen on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE.* Choose another port`),
  )
})

test('faults of the file are shown', async () => {
  const faults = file(
    '[{"match":{"method":"GET","anonymous":true},"action":{"kind":"status","when":"before","status":503}}]',
  )
  const started = simulate('--faults', faults)
  const line = new Promise<string>((resolve) => started.process.stdout?.once('data', resolve))
  const { url } = JSON.parse(await line)
  expect((await fetch(`${url}/api/atlas/v2`)).status).toBe(503)
})

test('every issue of a file of faults is named, and nothing is started', async () => {
  const faults = file('{"faults":[{"match":{"nth":0},"action":{"kind":"rest"}}],"quirk":{}}')
  const { stdout, stderr, code } = await cli(['simulate', '--faults', faults])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain(`${faults}: faults[0].match.nth: `)
  expect(stderr).toContain(`${faults}: faults[0].action.kind: `)
  expect(stderr).toContain('quirk')
})

test.each([
  { what: 'is not there', path: () => '/nowhere/faults.json', says: '/nowhere/faults.json: cannot be read (ENOENT).' },
  { what: 'is no JSON', path: () => file('{'), says: 'not JSON' },
])('a file of faults that $what is refused', async ({ path, says }) => {
  const { stdout, stderr, code } = await cli(['simulate', '--faults', path()])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain(says)
})
