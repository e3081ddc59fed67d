import { describe, expect, test } from 'vitest'
import { brokerWorld } from '../action/broker-world.ts'
import { routedServer } from '../support/routed-server.ts'
import { cli } from './command-line.ts'

const signs = (text: string) =>
  Object.fromEntries([...text.matchAll(/^([✓✗]) ([a-z-]+): /gm)].map(([, sign, name]) => [name, sign]))

const VERSION = '0.1.0'

describe('doctor through a broker', () => {
  test('on a terminal says where it is and that it answers', async () => {
    const { url, world } = await brokerWorld()
    const { stdout, code } = await cli(['doctor', '--broker-url', url])
    expect(code).toBe(0)
    expect(signs(stdout)).toEqual({ 'broker-url': '✓', proxy: '✓', health: '✓', token: '✓' })
    expect(stdout).toContain(`tokens for ${url}`)
    expect(stdout).toContain('ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set')
    // Whether Atlas answers is seen by its root alone.
    expect(world.exchanges.map(({ url }) => url)).toEqual(['/api/atlas/v2'])
  })

  test('in a job says that the token is accepted, and what the broker may do', async () => {
    const { url, world, variables } = await brokerWorld()
    const { stdout, code } = await cli(['doctor', '--broker-url', url, '--json'], { environment: variables })
    const { usable, checks } = JSON.parse(stdout)
    expect([code, usable]).toEqual([0, true])
    expect(checks.map(({ name }: { name: string }) => name)).toEqual([
      'broker-url',
      'proxy',
      'health',
      'token',
      'access',
      'roles',
    ])
    expect(stdout).toContain(`ORG_OWNER (org-id ${world.simulator.orgId}); 1 organization in reach`)
    expect(stdout).not.toContain(variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN)
  })

  test('in a job that the policy does not know says which rule is missing', async () => {
    const { url, variables } = await brokerWorld({ claims: { repository_id: '75' } })
    const { stdout, code } = await cli(['doctor', '--broker-url', url], { environment: variables })
    expect(code).toBe(1)
    expect(signs(stdout)).toMatchObject({ health: '✓', token: '✓', policy: '✗' })
    expect(stdout).toContain('no rule lets repository 75')
  })

  test.each([
    { answer: { status: 404, body: 'not found' }, says: 'not as the function of this project does' },
    {
      answer: { body: { version: VERSION, configuration: { cloud: 'commercial', broker: 'off' } } },
      says: 'is no broker',
    },
    {
      answer: { status: 503, body: { version: VERSION, configuration: { cloud: 'government', broker: 'on' } } },
      says: 'does not reach Atlas',
    },
  ])('says of a host that it $says', async ({ answer, says }) => {
    const { origin } = await routedServer([{ path: '/health', ...answer }])
    const { stdout, code } = await cli(['doctor', '--broker-url', origin])
    expect(code).toBe(1)
    expect(signs(stdout)).toEqual({ 'broker-url': '✓', proxy: '✓', health: '✗' })
    expect(stdout).toContain(says)
  })

  test.each([
    { words: ['--broker-url', 'http://broker.example'], says: 'is not an https URL' },
    {
      words: ['--broker-url', 'https://broker.example', '--cloud', 'government'],
      says: 'cloud: the broker decides this',
    },
  ])('says what is wrong with $words, and sends nothing', async ({ words, says }) => {
    const { stdout, code } = await cli(['doctor', ...words])
    expect(code).toBe(1)
    expect(stdout).toContain(says)
  })
})
