import { addUser, MARK, userOf } from './support/database-users.ts'
import { describeEveryFault, type Job } from './support/every-fault.ts'
import { describeEveryQuirk } from './support/every-quirk.ts'
import { SHOP } from './support/run-plan.ts'
import type { Stage } from './support/stage.ts'
import { DEDICATED, listed } from './support/told.ts'

const APP = { 'project-name': 'shop', username: 'app' }
const ROLE = { 'project-name': 'shop', 'role-name': 'reporting' }
const FIND = { action: 'FIND', resources: [{ cluster: false, db: 'app', collection: 'orders' }] }

async function withCluster(world: Stage): Promise<string> {
  const id = await world.project('shop', { tags: SHOP.tags })
  await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main'))
  world.clock.turn(3_600_000)
  return id
}
async function withUser(world: Stage): Promise<string> {
  const id = await withCluster(world)
  await addUser(world, id)
  return id
}
async function withRole(world: Stage): Promise<string> {
  const id = await withCluster(world)
  await world.call('POST', `/groups/${id}/customDBRoles/roles`, { roleName: 'reporting', actions: [FIND] })
  world.clock.turn(60_000)
  return id
}
const usersOf = (world: Stage, id: string) => listed(world, `/groups/${id}/databaseUsers`, 'username')
async function grantsOf(world: Stage, id: string): Promise<unknown> {
  const { roles, description } = await userOf(world, id)
  return { users: await usersOf(world, id), roles, description }
}
const rolesOf = async (world: Stage, id: string) => (await world.call('GET', `/groups/${id}/customDBRoles/roles`)).json
const shown = (collection: string) => [
  { roleName: 'reporting', actions: [{ action: 'FIND', resources: [{ collection, db: 'app' }] }], inheritedRoles: [] },
]

const jobs: readonly Job[] = [
  {
    operation: 'create-database-user',
    params: { ...APP, roles: 'readWrite@app', 'cluster-name': 'main' },
    arrange: withCluster,
    inspect: grantsOf,
    leaves: { users: ['app'], roles: [{ roleName: 'readWrite', databaseName: 'app' }], description: MARK },
    ends: 'done created',
  },
  {
    operation: 'create-database-user',
    params: { ...APP, roles: 'read@app', 'rotate-password': 'true' },
    arrange: withUser,
    inspect: grantsOf,
    leaves: { users: ['app'], roles: [{ roleName: 'read', databaseName: 'app' }], description: MARK },
    ends: 'done updated',
  },
  {
    operation: 'delete-database-user',
    params: { ...APP, 'only-ours': 'true' },
    async arrange(world) {
      const id = await withUser(world)
      await addUser(world, id, { username: 'other' })
      return id
    },
    inspect: usersOf,
    leaves: ['other'],
    ends: 'done deleted',
  },
  {
    operation: 'create-database-role',
    params: { ...ROLE, actions: 'FIND@app.orders' },
    arrange: withCluster,
    inspect: rolesOf,
    leaves: shown('orders'),
    ends: 'done created',
  },
  {
    operation: 'create-database-role',
    params: { ...ROLE, actions: 'FIND@app.bills', 'if-exists': 'update' },
    arrange: withRole,
    inspect: rolesOf,
    leaves: shown('bills'),
    ends: 'done updated',
  },
  {
    operation: 'delete-database-role',
    params: ROLE,
    arrange: withRole,
    inspect: rolesOf,
    leaves: [],
    ends: 'done deleted',
  },
]

/** Short, so that few of the requests are mere polls. */
const quirks = { userDeployMs: 5_000 }
/** The description demands every key of a resource in answers, too, where Atlas leaves out what is not meant (recorded). */
const beyondContract = /resources\.\d+/

describeEveryFault(jobs, { quirks, beyondContract })
describeEveryQuirk(jobs, { quirks, beyondContract })
