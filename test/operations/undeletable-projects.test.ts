import { expect, test } from 'vitest'
import type { EndedState } from '../../src/plan/engine.ts'
import { type Stage, stage } from './support/stage.ts'
import { DEDICATED, told } from './support/told.ts'

const HOUR = 3_600_000
const DELETE = { 'project-name': 'shop', cascade: 'true' }
const hintOf = (state: EndedState) => (state.status === 'failed' && 'hint' in state.error ? state.error.hint : '')

async function withCluster(): Promise<Stage & { readonly id: string }> {
  const world = await stage()
  const id = await world.project('shop')
  await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { backupEnabled: true }))
  world.clock.turn(HOUR)
  return { ...world, id }
}

test('delete-project with cascade says that private endpoint services keep the project, and goes on when they are gone', async () => {
  const world = await withCluster()
  const services = `/groups/${world.id}/privateEndpoint`
  const body = { providerName: 'AWS', region: 'US_EAST_1' }
  const { json } = await world.call('POST', `${services}/endpointService`, body)
  const { state } = await world.run('delete-project', DELETE)
  expect(told(state)).toMatch(/^failed CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES: /)
  expect(hintOf(state)).toMatch(/`deleteGroupPrivateEndpointEndpointService`/)
  const id = typeof json === 'object' && json !== null ? Reflect.get(json, 'id') : undefined
  expect((await world.call('DELETE', `${services}/AWS/endpointService/${id}`)).status).toBe(202)
  world.clock.turn(HOUR)
  expect(told((await world.run('delete-project', DELETE)).state)).toBe('done deleted')
})

test('delete-project with cascade says that retained backups keep the project, and goes on when they are gone', async () => {
  const world = await withCluster()
  await world.run('take-snapshot', { cluster: 'shop:main' })
  await world.run('delete-cluster', { cluster: 'shop:main', 'retain-backups': 'true', force: 'true' })
  const { state } = await world.run('delete-project', DELETE)
  expect(told(state)).toMatch(/^failed CANNOT_CLOSE_GROUP_ACTIVE_BACKUP: /)
  expect(hintOf(state)).toMatch(/`deleteGroupClusterBackupSnapshot`, or wait until they expire/)
  world.clock.turn(8 * 24 * HOUR)
  expect(told((await world.run('delete-project', DELETE)).state)).toBe('done deleted')
})
