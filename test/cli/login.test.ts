import { stat } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { cli } from './command-line.ts'
import { loginWorld } from './login-world.ts'

const ROOT = '/api/private/unauth/account/device'

describe('login', () => {
  test('shows where to enter which code, waits for the approval and keeps the login', async () => {
    const world = await loginWorld()
    const { stdout, stderr, code } = await world.cli(['login'])
    expect(code).toBe(0)
    expect(stderr).toMatch(new RegExp(`^ {2}${world.simulator.url}/account/connect\n {2}[A-Z]{4}-[A-Z]{4}\n`, 'm'))
    expect(stderr).toContain('It is valid for 10 min.')
    const host = new URL(world.simulator.url).host
    expect(stdout).toBe(
      `Logged in to ${host}. The login is kept in ${world.file}; \`mongodb-atlas-action logout\` ends it.\n`,
    )
    expect(JSON.parse(await world.kept()).logins).toMatchObject({ [world.simulator.url]: { 'client-id': /./ } })
    expect(world.exchanges[0]).toBe(`POST ${ROOT}/authorize 200`)
    expect(world.exchanges.at(-1)).toBe(`POST ${ROOT}/token 200`)
  })

  test.skipIf(process.platform === 'win32')('keeps it where only its owner can read it', async () => {
    const world = await loginWorld()
    await world.cli(['login'])
    expect((await stat(world.file)).mode & 0o777).toBe(0o600)
  })

  test('is used by every other command where there is nothing else', async () => {
    const world = await loginWorld({ projects: ['shop'] })
    await world.cli(['login'])
    expect(await world.cli(['call', 'list-projects'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('shop'),
    })
    const plan = 'found:\n  find-project: { project-name: shop }\n'
    expect(await world.cli(['run', '-'], { stdin: plan })).toMatchObject({ code: 0 })
    const doctor = await world.cli(['doctor'])
    expect(doctor.code).toBe(0)
    expect(doctor.stdout).toMatch(
      /✓ credentials: login at 127\.0\.0\.1:\d+; its token is good until \d{4}-.*Z and then renewed/,
    )
  })

  test('gives way to credentials of the environment, and says so', async () => {
    const world = await loginWorld()
    const environment = {
      ATLAS_PUBLIC_KEY: world.simulator.publicKey,
      ATLAS_PRIVATE_KEY: world.simulator.privateKey,
    }
    const { stderr, code } = await world.cli(['login'], { environment })
    expect(code).toBe(0)
    expect(stderr).toContain('The environment holds credentials, or a part of them, and they count before the login.')
    const doctor = await world.cli(['doctor'], { environment })
    expect(doctor.stdout).toContain('✓ credentials: API key from ATLAS_PUBLIC_KEY and ATLAS_PRIVATE_KEY')
  })

  test('says so of half the credentials too, since no command works with them', async () => {
    const world = await loginWorld()
    const { stderr } = await world.cli(['login'], { environment: { MONGODB_ATLAS_CLIENT_ID: 'mdb_sa_id_1' } })
    expect(stderr).toContain('The environment holds credentials, or a part of them')
  })

  test.each([
    { quirks: { deviceUser: 'denies' }, says: 'denied in the browser' },
    { quirks: { deviceUser: 'denies', deviceDenial: 'access_denied' }, says: 'denied in the browser' },
    { quirks: { deviceUser: 'ignores' }, says: 'expired before anybody approved it' },
  ] as const)('with $quirks ends with 1, and keeps nothing', async ({ quirks, says }) => {
    const world = await loginWorld({ speed: 600, quirks })
    const { stdout, stderr, code } = await world.cli(['login'])
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr).toContain(says)
    await expect(stat(world.file)).rejects.toThrow('ENOENT')
  })

  test.each([
    { signal: 'SIGINT', code: 130 },
    { signal: 'SIGTERM', code: 143 },
  ] as const)('ends at once and cleanly by $signal', async ({ signal, code }) => {
    const world = await loginWorld({ speed: 1 })
    const login = world.start(['login'])
    await login.shows('Ctrl-C gives up.')
    const from = performance.now()
    login.process.kill(signal)
    const ended = await login.ended
    expect(performance.now() - from).toBeLessThan(2_000)
    expect(ended).toMatchObject({ code, stdout: '' })
    expect(ended.stderr).toMatch(/Stopping\.\nInterrupted\. Nothing is kept; .*\n$/)
    await expect(stat(world.file)).rejects.toThrow('ENOENT')
  })

  test('goes on where the network fails meanwhile', async () => {
    const world = await loginWorld({
      faults: [
        { match: { path: `${ROOT}/token`, anonymous: true }, action: { kind: 'reset', when: 'before' } },
        {
          match: { path: `${ROOT}/token`, anonymous: true, nth: 2 },
          action: { kind: 'status', when: 'before', status: 503 },
        },
      ],
    })
    const { stderr, code } = await world.cli(['login'])
    expect(code).toBe(0)
    expect(stderr).toContain('… POST /api/private/unauth/account/device/token: ')
  })

  test('asks less often where Atlas says that it is asked too soon', async () => {
    const world = await loginWorld({ quirks: { deviceApprovalMs: 40_000 } })
    // Four times as fast as the simulator, so that its 10 s are over after 2.5 of its seconds.
    const { stderr, code } = await world.cli(['login'], { environment: { ATLAS_ACTION_CLOCK_SPEED: '240' } })
    expect(code).toBe(0)
    expect(stderr).toContain('429 RATE_LIMITED')
  })

  test('as JSON is a line with the code and a line with the end', async () => {
    const world = await loginWorld()
    const { stdout } = await world.cli(['login', '--json'])
    const [asked, ended, ...rest] = stdout.split('\n')
    expect(rest).toEqual([''])
    expect(JSON.parse(asked ?? '')).toEqual({
      status: 'waiting',
      'verification-uri': `${world.simulator.url}/account/connect`,
      'user-code': expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
      'expires-at': expect.stringMatching(/Z$/),
    })
    expect(JSON.parse(ended ?? '')).toEqual({
      status: 'approved',
      host: new URL(world.simulator.url).host,
      file: world.file,
      'expires-at': expect.stringMatching(/Z$/),
    })
    const denying = await loginWorld({ speed: 600, quirks: { deviceUser: 'denies' } })
    const denied = await denying.cli(['login', '--json'])
    expect(JSON.parse(denied.stdout.split('\n')[1] ?? '')).toEqual({ status: 'denied' })
  })

  test('takes the id of another client, as option or variable', async () => {
    const world = await loginWorld()
    await world.cli(['login', '--client-id', '0123456789abcdef01234567'])
    expect(await world.kept()).toContain('"client-id": "0123456789abcdef01234567"')
    const environment = { MONGODB_ATLAS_LOGIN_CLIENT_ID: '76543210fedcba9876543210' }
    await world.cli(['login'], { environment })
    expect(await world.kept()).toContain('"client-id": "76543210fedcba9876543210"')
    const unknown = await world.cli(['login', '--client-id', 'nobody-knows-me'])
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toContain('no login with this client id')
  })

  test('takes no id of a service account, which needs no login', async () => {
    const { stderr, code } = await cli(['login', '--client-id', 'mdb_sa_id_0123456789abcdef01234567'])
    expect(code).toBe(2)
    expect(stderr).toContain('--client-id: expected the public id of a client that may ask users to log in')
    expect(stderr).toContain('MONGODB_ATLAS_CLIENT_SECRET')
  })

  test('is told in what `doctor` and others say of missing credentials', async () => {
    const { stdout } = await cli(['doctor'])
    expect(stdout).toContain('the login of `mongodb-atlas-action login` counts')
  })

  test('without a place to keep it says so before anybody is asked', async () => {
    const world = await loginWorld()
    const environment = { XDG_CONFIG_HOME: `${process.execPath}/nowhere` }
    const { stderr, code } = await world.cli(['login'], { environment })
    expect(code).toBe(1)
    expect(stderr).toContain('cannot be written')
    expect(world.exchanges).toEqual([])
  })
})
