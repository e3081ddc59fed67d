import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loginWorld } from './login-world.ts'

describe('a kept login', () => {
  /** As if an hour had passed. */
  async function age(file: string, text: string) {
    await writeFile(file, text.replace(/("refresh-at": )"[^"]*"/g, '$1"2026-01-01T00:00:00.000Z"'))
  }

  test('is renewed once by several commands at the same time', async () => {
    const world = await loginWorld()
    await world.cli(['login'])
    const before = await world.kept()
    await age(world.file, before)
    const tokens = () => world.exchanges.filter((line) => line.includes('/device/token 200')).length
    const asked = tokens()
    const ended = await Promise.all(Array.from({ length: 3 }, () => world.cli(['call', 'list-projects'])))
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(tokens() - asked).toBe(1)
    expect(await world.kept()).not.toBe(before)
  })

  test('belongs to the host that gave it', async () => {
    const [world, other] = [await loginWorld(), await loginWorld()]
    await world.cli(['login'])
    const elsewhere = await world.cli(['call', 'list-projects', '--base-url', other.simulator.url])
    expect(elsewhere.code).toBe(2)
    expect(elsewhere.stderr).toContain('credentials: none are given.')
    expect(other.exchanges).toEqual([])
    await world.cli(['login', '--base-url', other.simulator.url])
    expect(Object.keys(JSON.parse(await world.kept()).logins)).toEqual([world.simulator.url, other.simulator.url])
  })

  test('that has ended says what to do', async () => {
    const world = await loginWorld()
    await world.cli(['login'])
    const file = await world.kept()
    await world.cli(['logout'])
    await writeFile(world.file, file, { mode: 0o600 })
    const { stderr, code } = await world.cli(['call', 'list-projects'])
    expect(code).toBe(1)
    expect(stderr).toContain('the login has ended (INVALID_REFRESH_TOKEN)')
    expect(stderr).toContain('Run `mongodb-atlas-action login` again')
  })

  test.skipIf(process.platform === 'win32')('that others may read is not used', async () => {
    const world = await loginWorld()
    await world.cli(['login'])
    await chmod(world.file, 0o644)
    const before = world.exchanges.length
    const { stderr, code } = await world.cli(['call', 'list-projects'])
    expect(code).toBe(2)
    expect(stderr).toContain(
      `others may read this file (mode 644), which holds your login. Run \`chmod 600 '${world.file}'\``,
    )
    const doctor = await world.cli(['doctor'])
    expect(doctor.code).toBe(1)
    expect(doctor.stdout).toContain('✗ credentials: ')
    expect(world.exchanges).toHaveLength(before)
  })

  test('that cannot be read is a check of `doctor` like any other', async () => {
    const world = await loginWorld()
    await mkdir(world.file, { recursive: true })
    const { stdout, code } = await world.cli(['doctor', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      usable: false,
      checks: [
        { name: 'host', ok: true },
        {
          name: 'credentials',
          ok: false,
          message: `${world.file}: cannot be read (EISDIR).`,
          hint: expect.stringContaining('Check that it is a file'),
        },
        { name: 'proxy', ok: true },
      ],
    })
  })

  test('of which the file was cut off is said, and mended by another login', async () => {
    const world = await loginWorld()
    await world.cli(['login'])
    await writeFile(world.file, (await world.kept()).slice(0, 200), { mode: 0o600 })
    const cut = await world.cli(['call', 'list-projects'])
    expect(cut.code).toBe(2)
    expect(cut.stderr).toContain(
      'cannot be made out: it is not JSON, or not all of it. Run `mongodb-atlas-action login`',
    )
    expect((await world.cli(['login'])).code).toBe(0)
    expect((await world.cli(['call', 'list-projects'])).code).toBe(0)
  })

  test('is revoked when another one takes its place', async () => {
    const world = await loginWorld()
    await world.cli(['login'])
    const former = await world.kept()
    const { stderr, code } = await world.cli(['login'])
    expect({ code, warned: stderr.includes('!') }).toEqual({ code: 0, warned: false })
    expect(world.exchanges.filter((line) => line.endsWith('/device/revoke 200'))).toHaveLength(2)
    const latter = await world.kept()
    expect((await world.cli(['call', 'list-projects'])).code).toBe(0)
    await writeFile(world.file, former, { mode: 0o600 })
    expect((await world.cli(['call', 'list-projects'])).stderr).toContain('the login has ended')
    await writeFile(world.file, latter, { mode: 0o600 })
    expect((await world.cli(['call', 'list-projects'])).code).toBe(0)
  })

  test('that cannot be revoked when another one takes its place is told of', async () => {
    const world = await loginWorld({
      faults: [
        {
          match: { path: '/api/private/unauth/account/device/revoke', anonymous: true },
          action: { kind: 'status', when: 'before', status: 500 },
        },
      ],
    })
    await world.cli(['login'])
    const { stderr, code } = await world.cli(['login'])
    expect(code).toBe(0)
    expect(stderr).toContain('! The login that was here before was not revoked: ')
  })

  test.each(['{"version":1,"log', '{"version":2,"logins":{}}'])(
    'in a file that cannot be made out (%s) is not touched by a login that comes to nothing',
    async (text) => {
      const world = await loginWorld({ speed: 600, quirks: { deviceUser: 'denies' } })
      await mkdir(dirname(world.file), { recursive: true })
      await writeFile(world.file, text, { mode: 0o600 })
      expect((await world.cli(['login'])).code).toBe(1)
      expect(await world.kept()).toBe(text)
    },
  )
})
