import { describe, expect, test } from 'vitest'
import { APP, passwordsSent, revealed } from './support/database-users.ts'
import { stage } from './support/stage.ts'
import { told } from './support/told.ts'

const KEY = new Uint8Array(32).fill(7)
const OTHER = new Uint8Array(32).fill(8)
const ROTATE = { ...APP, 'rotate-password': 'true' }

async function project() {
  const world = await stage()
  return { ...world, id: await world.project() }
}

describe('a password that comes of a key that lasts', () => {
  test('is known to every run with this key, and set only once', async () => {
    const world = await project()
    const first = await world.run('create-database-user', ROTATE, { secretKey: KEY })
    const second = await world.run('create-database-user', ROTATE, { secretKey: KEY })
    expect([told(first.state), told(second.state), second.writes]).toEqual(['done created', 'done unchanged', []])
    expect(revealed(second, 'password')).toBe(revealed(first, 'password'))
    expect(passwordsSent(second)).toEqual([])
  })

  test('is set anew by a run with another key, and by the first one after it', async () => {
    const world = await project()
    const first = await world.run('create-database-user', ROTATE, { secretKey: KEY })
    const other = await world.run('create-database-user', ROTATE, { secretKey: OTHER })
    const third = await world.run('create-database-user', ROTATE, { secretKey: KEY })
    expect([told(other.state), told(third.state)]).toEqual(['done updated', 'done updated'])
    expect(passwordsSent(other)).toEqual([revealed(other, 'password')])
    expect(passwordsSent(third)).toEqual([revealed(first, 'password')])
    expect(revealed(other, 'password')).not.toBe(revealed(first, 'password'))
  })

  test('is set again after somebody gave the user one of their own through this action', async () => {
    const world = await project()
    await world.run('create-database-user', ROTATE, { secretKey: KEY })
    await world.run('create-database-user', { ...ROTATE, password: 'one-of-their-own' })
    const after = await world.run('create-database-user', ROTATE, { secretKey: KEY })
    expect([told(after.state), passwordsSent(after)]).toEqual(['done updated', [revealed(after, 'password')]])
  })

  test('is not taken for set where the mark is of another repository', async () => {
    const world = await project()
    await world.run('create-database-user', ROTATE, { secretKey: KEY })
    const path = `/groups/${world.id}/databaseUsers/admin/app`
    const { json } = await world.call('GET', path)
    const { description } = json as { description: string }
    expect(description).toMatch(/^Managed by mongodb-atlas-action for octo\/shop \(password [0-9a-f]{8}\)$/)
    const roles = [{ roleName: 'readWrite', databaseName: 'app' }]
    const named = { groupId: world.id, databaseName: 'admin', username: 'app', roles }
    await world.call('PATCH', path, { ...named, description: description.replace('octo/shop', 'octo/blog') })
    const after = await world.run('create-database-user', { ...ROTATE, 'if-exists': 'reuse' }, { secretKey: KEY })
    expect(passwordsSent(after)).toEqual([revealed(after, 'password')])
  })

  test('is waited for as if this run had set it, for another one may have done so a moment ago', async () => {
    const world = await project()
    await world.call('POST', `/groups/${world.id}/flexClusters`, {
      name: 'pr-42',
      providerSettings: { backingProviderName: 'AWS', regionName: 'US_EAST_1' },
    })
    world.clock.turn(600_000)
    const params = { ...ROTATE, 'cluster-name': 'pr-42' }
    await world.run('create-database-user', params, { secretKey: KEY })
    const second = await world.run('create-database-user', params, { secretKey: KEY })
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
    expect(second.tookMs).toBeGreaterThanOrEqual(10_000)
  })

  test('leaves no trace in the mark of a run whose key is its own', async () => {
    const world = await project()
    const outcome = await world.run('create-database-user', ROTATE)
    const { json } = await world.call('GET', `/groups/${world.id}/databaseUsers/admin/app`)
    expect(json).toMatchObject({ description: 'Managed by mongodb-atlas-action for octo/shop' })
    expect(outcome.writes).toHaveLength(1)
  })
})
