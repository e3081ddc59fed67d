import { expect, it } from 'vitest'
import { annotations } from './runner-log.ts'
import { passwordsSent, watchedWorld } from './watched-world.ts'

const ADDRESS = '203.0.113.7'
const OPERATIONS = `
runner:
  add-ip-access: { project-name: old, ip-address: ${ADDRESS}, runner: true }
cluster:
  create-cluster: { project-name: old, cluster-name: main, tier: M30, region: US_EAST_1 }
  needs: runner
user:
  create-database-user:
    { project-name: old, username: app, roles: [readWrite@app], cluster-name: "\${cluster.cluster-name}" }
`

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while a database user is being applied: the door is closed, the token given back, and the password forgotten',
  async (signal) => {
    // Ten hours, of which the signal leaves next to nothing.
    const world = await watchedWorld({ projects: ['old'], quirks: { userDeployMs: 36_000_000 }, speed: 600 })
    const signalWhen = { line: /… user: waiting until the user works on main/, signal }
    const first = await world.main({ operations: OPERATIONS }, { credentials: 'service-account', signalWhen })
    expect(first.exitCode).toBe(1)
    expect(first.endedAfterSignalMs).toBeLessThan(2_000)
    expect(annotations(first.lines)).toEqual([
      expect.stringMatching(
        /^MongoDB Atlas: user failed: user: cancelled while waiting until the user works on main\. Run it again/,
      ),
    ])
    expect(world.simulator.liveTokens()).toBe(0)

    const [password = '', ...more] = passwordsSent(world)
    expect(more).toEqual([])
    expect(password).toMatch(/^[A-Za-z0-9]{40}$/)
    const leases = [{ operation: 'remove-ip-access', params: expect.objectContaining({ 'ip-address': ADDRESS }) }]
    expect(JSON.parse(first.state['leases'] ?? '')).toEqual(leases)
    // The step was not done, so it hands nothing on; whoever runs it again gets another password.
    expect(JSON.stringify([first.state, first.outputs, first.exported])).not.toContain(password)
    expect(Object.keys(first.outputs).filter((name) => name.startsWith('user-'))).toEqual([])

    const post = await world.post(first, { credentials: 'service-account' })
    expect(post).toMatchObject({ exitCode: 0, state: {} })
    expect(annotations(post.lines, 'warning')).toEqual([])
    expect(world.writes().at(-1)).toMatch(/^DELETE .*\/accessList\/203\.0\.113\.7$/)
    expect(post.lines.join('\n')).not.toContain(password)
    expect(world.simulator.liveTokens()).toBe(0)
  },
)

it('the user that a cancelled run has left is found as it is, and rotate-password makes its password known', async () => {
  // Ten minutes, which are one second here.
  const world = await watchedWorld({ projects: ['old'], quirks: { userDeployMs: 600_000 }, speed: 600 })
  const plan = (more = '') => `
cluster:
  create-cluster: { project-name: old, cluster-name: main, tier: M30, region: US_EAST_1 }
user:
  create-database-user:
    { project-name: old, username: app, roles: [readWrite@app], cluster-name: main${more} }
  needs: cluster
`
  const signalWhen = { line: /… user: waiting until the user works on main/, signal: 'SIGINT' } as const
  const first = await world.main({ operations: plan() }, { signalWhen })
  expect(first.exitCode).toBe(1)
  const [lost] = passwordsSent(world)

  const second = await world.main({ operations: plan() })
  expect([second.exitCode, second.outputs['user-change']]).toEqual([0, 'unchanged'])
  expect(second.outputs).not.toHaveProperty('password')
  expect(second.outputs).not.toHaveProperty('connection-string-with-credentials')

  const third = await world.main({ operations: plan(', rotate-password: true') })
  expect([third.exitCode, third.outputs['user-change']]).toEqual([0, 'updated'])
  const { password, 'connection-string-with-credentials': uri } = third.outputs
  expect(passwordsSent(world)).toEqual([lost, password])
  expect(uri).toContain(`//app:${password}@main.`)
  const users = world.writes().filter((write) => write.includes('/databaseUsers'))
  expect(users.map((write) => write.split(' ')[0])).toEqual(['POST', 'PATCH'])
})
