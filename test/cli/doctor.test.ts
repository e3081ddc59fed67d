import { describe, expect, test } from 'vitest'
import { atlas, cli } from './command-line.ts'

/** The sign of each check, by its name. */
const signs = (text: string) =>
  Object.fromEntries([...text.matchAll(/^([✓✗]) ([a-z]+): /gm)].map(([, sign, name]) => [name, sign]))

const ALL_RIGHT = { host: '✓', credentials: '✓', proxy: '✓', access: '✓', roles: '✓' }

describe('doctor', () => {
  test('shows host, kind and source of the credentials, and roles, when all is right', async () => {
    const world = await atlas()
    const { stdout, code } = await world.cli(['doctor'])
    expect(code).toBe(0)
    expect(signs(stdout)).toEqual(ALL_RIGHT)
    expect(stdout).toContain(`host: ${world.simulator.url} (commercial Atlas)`)
    expect(stdout).toContain('API key from MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY')
    expect(stdout).toContain(`ORG_OWNER (org-id ${world.simulator.orgId}); 1 organization in reach`)
  })

  test('leaves no token behind', async () => {
    const world = await atlas()
    const { stdout, code } = await world.cli(['doctor'], { environment: world.serviceAccount })
    expect(code).toBe(0)
    expect(signs(stdout)).toEqual(ALL_RIGHT)
    expect(stdout).toContain('service account from MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET')
    expect(world.simulator.liveTokens()).toBe(0)
  })

  test.each([
    { variable: 'MONGODB_ATLAS_PRIVATE_API_KEY', kind: 'apiKey' },
    { variable: 'MONGODB_ATLAS_CLIENT_SECRET', kind: 'serviceAccount' },
  ] as const)('says that Atlas does not know a wrong $variable', async ({ variable, kind }) => {
    const world = await atlas()
    const { stdout, code } = await world.cli(['doctor'], { environment: { ...world[kind], [variable]: 'wrong' } })
    expect(code).toBe(1)
    expect(signs(stdout)).toMatchObject({ credentials: '✓', access: '✗' })
    expect(stdout).toContain('Atlas does not know these credentials.')
    expect(stdout).toContain('`cloud: government`')
  })

  test('says that the address is not on the access list of the key', async () => {
    const world = await atlas({ apiAccessList: ['203.0.113.7'] })
    const { stdout, code } = await world.cli(['doctor'])
    expect(code).toBe(1)
    expect(signs(stdout)).toMatchObject({ access: '✗' })
    expect(stdout).toContain('Admin API access list')
    expect(stdout).toContain('127.0.0.1')
  })

  test.each([
    {
      words: ['--base-url', 'https://cloud.mongodbgov.com'],
      says: 'belongs to government Atlas, but cloud is commercial',
    },
    { words: ['--base-url', 'https://example.com'], says: 'names a host outside mongodb.com' },
    { words: ['--cloud', 'govermnent'], says: 'Did you mean `government`?' },
  ])('says what is wrong with $words, and sends nothing', async ({ words, says }) => {
    const environment = { ATLAS_PUBLIC_KEY: 'public', ATLAS_PRIVATE_KEY: 'private' }
    const { stdout, code } = await cli(['doctor', ...words], { environment })
    expect(code).toBe(1)
    expect(signs(stdout)).toEqual({ host: '✗', credentials: '✓', proxy: '✓' })
    expect(stdout).toContain(says)
  })

  test('says which variables there are when none is set', async () => {
    const { stdout, code } = await cli(['doctor'])
    expect(code).toBe(1)
    expect(signs(stdout)).toEqual({ host: '✓', credentials: '✗', proxy: '✓' })
    expect(stdout).toContain('MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET')
  })

  test('says which half of the credentials is missing', async () => {
    const { stdout } = await cli(['doctor'], { environment: { ATLAS_PUBLIC_KEY: 'public' } })
    expect(stdout).toContain(
      'the variable ATLAS_PUBLIC_KEY is set, but ATLAS_PRIVATE_KEY is missing or empty.\n  Set both.',
    )
  })

  test('names the variables of a proxy, never their values', async () => {
    const world = await atlas()
    const proxy = { https_proxy: 'http://someone:hush-hush@127.0.0.1:9', NO_PROXY: '127.0.0.1' }
    const right = await world.cli(['doctor'], { environment: { ...world.apiKey, ...proxy } })
    expect(right).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('✓ proxy: set by https_proxy and NO_PROXY'),
    })
    const wrong = await world.cli(['doctor'], { environment: { ...world.apiKey, HTTPS_PROXY: 'ftp://hush-hush@x' } })
    expect(wrong).toMatchObject({ code: 1, stdout: expect.stringContaining('✗ proxy: HTTPS_PROXY: ') })
    expect(right.stdout + right.stderr + wrong.stdout + wrong.stderr).not.toContain('hush-hush')
  })

  test('says the same as JSON', async () => {
    const world = await atlas()
    const { stdout } = await world.cli(['doctor', '--json'])
    const { usable, checks } = JSON.parse(stdout)
    expect(usable).toBe(true)
    expect(checks.map(({ name, ok }: { name: string; ok: boolean }) => [name, ok])).toEqual(
      Object.keys(ALL_RIGHT).map((name) => [name, true]),
    )
  })
})
