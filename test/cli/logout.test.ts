import { chmod, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { loginWorld } from './login-world.ts'

const REVOKE = '/api/private/unauth/account/device/revoke'

test('revokes both tokens and leaves no file', async () => {
  const world = await loginWorld()
  await world.cli(['login'])
  const { stdout, stderr, code } = await world.cli(['logout'])
  expect({ stdout, stderr, code }).toEqual({
    stdout: `Logged out of ${new URL(world.simulator.url).host}.\n`,
    stderr: '',
    code: 0,
  })
  expect(world.exchanges.filter((line) => line.includes('/revoke'))).toEqual(Array(2).fill(`POST ${REVOKE} 200`))
  expect(await readdir(dirname(world.file))).toEqual([])
  expect((await world.cli(['call', 'list-projects'])).stderr).toContain('credentials: none are given.')
})

test('leaves the login at another host alone', async () => {
  const [world, other] = [await loginWorld(), await loginWorld()]
  await world.cli(['login'])
  await world.cli(['login', '--base-url', other.simulator.url])
  await world.cli(['logout'])
  expect(Object.keys(JSON.parse(await world.kept()).logins)).toEqual([other.simulator.url])
  expect((await world.cli(['call', 'list-projects', '--base-url', other.simulator.url])).code).toBe(0)
})

test('of nobody is no failure', async () => {
  const world = await loginWorld()
  expect(await world.cli(['logout'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nobody was logged in'),
  })
  const { stdout } = await world.cli(['logout', '--json'])
  expect(JSON.parse(stdout)).toEqual({
    status: 'not-logged-in',
    host: new URL(world.simulator.url).host,
    revoked: false,
  })
  expect(world.exchanges).toEqual([])
})

test('forgets the login also where it cannot be revoked, and says so by exit code 1', async () => {
  const world = await loginWorld({
    faults: [{ match: { path: REVOKE, anonymous: true }, action: { kind: 'status', when: 'before', status: 500 } }],
  })
  await world.cli(['login'])
  const { stdout, stderr, code } = await world.cli(['logout', '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'logged-out',
    revoked: false,
    warning: expect.stringContaining('500'),
  })
  expect(stderr).toContain('The login is forgotten here, but was not revoked: ')
  await expect(stat(world.file)).rejects.toThrow('ENOENT')
})

test('removes a file that cannot be made out, and says that nothing was revoked', async () => {
  const world = await loginWorld()
  await world.cli(['login'])
  await writeFile(world.file, '{"version":1,"log', { mode: 0o600 })
  const { stderr, code } = await world.cli(['logout'])
  expect(code).toBe(1)
  expect(stderr).toContain('so nothing was revoked')
  await expect(stat(world.file)).rejects.toThrow('ENOENT')
})

test('works on a file that others may read, which is when it is needed most', async () => {
  const world = await loginWorld()
  await world.cli(['login'])
  await chmod(world.file, 0o644)
  expect(await world.cli(['logout'])).toMatchObject({ code: 0 })
  expect(world.exchanges.filter((line) => line.includes('/revoke 200'))).toHaveLength(2)
})

test('is not kept waiting by an Atlas that does not answer: Ctrl-C forgets the login, and leaves no lock', async () => {
  const world = await loginWorld({
    faults: [{ match: { path: REVOKE, anonymous: true }, action: { kind: 'delay', ms: 60_000, clock: 'real' } }],
  })
  await world.cli(['login'])
  const logout = world.start(['logout'])
  await waitUntil(
    () => readdir(dirname(world.file)),
    (names) => names.includes('login.json.lock'),
  )
  await new Promise((resolve) => setTimeout(resolve, 300))
  const from = performance.now()
  logout.process.kill('SIGINT')
  const { stderr, code } = await logout.ended
  expect(performance.now() - from).toBeLessThan(3_000)
  expect(code).toBe(130)
  expect(stderr).toContain('The login is forgotten here, but was not revoked: ')
  expect(await readdir(dirname(world.file))).toEqual([])
})

async function waitUntil<Value>(look: () => Promise<Value>, isGood: (value: Value) => boolean): Promise<void> {
  while (!isGood(await look())) await new Promise((resolve) => setTimeout(resolve, 10))
}
