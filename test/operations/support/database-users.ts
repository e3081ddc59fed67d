import { Secret } from '../../../src/base/secret.ts'
import type { Outcome } from './run-plan.ts'
import type { Stage } from './stage.ts'
import { outputsOf } from './told.ts'

/** What a run has of a user in SCRAM's simplest form. */
export const APP = { 'project-name': 'shop', username: 'app', roles: 'readWrite@app' }

/** The description that runs of `octo/shop` know their users by. */
export const MARK = 'Managed by mongodb-atlas-action for octo/shop'

/** A user as others make it, ours by its description. */
const USER = (more: object = {}) => ({
  databaseName: 'admin',
  username: 'app',
  password: 'set by other hands',
  roles: [{ databaseName: 'app', roleName: 'readWrite' }],
  description: MARK,
  ...more,
})

/** Makes a user by other hands, longer ago than clusters take to apply it. */
export async function addUser(world: Stage, id: string, more: object = {}): Promise<void> {
  const { status, text } = await world.call('POST', `/groups/${id}/databaseUsers`, { groupId: id, ...USER(more) })
  if (status !== 201) throw new TypeError(text)
  world.clock.turn(60_000)
}

/** A user as Atlas shows it. */
export async function userOf(world: Stage, id: string, name = 'admin/app'): Promise<Record<string, unknown>> {
  const { json } = await world.call('GET', `/groups/${id}/databaseUsers/${name}`)
  if (typeof json !== 'object' || json === null) throw new TypeError('no user')
  return Object.fromEntries(Object.entries(json))
}

/** The passwords that a run has sent, in the order of sending. */
export function passwordsSent({ sent }: Pick<Outcome, 'sent'>): unknown[] {
  return sent.flatMap(({ body }) =>
    typeof body === 'object' && body !== null && 'password' in body ? [body.password] : [],
  )
}

/** An output that is secret, in the clear. */
export function revealed(outcome: Outcome, name: string): string | undefined {
  const value = outputsOf(outcome)[name]
  if (value !== undefined && !(value instanceof Secret)) throw new TypeError(`${name} is no secret`)
  return value?.reveal()
}
