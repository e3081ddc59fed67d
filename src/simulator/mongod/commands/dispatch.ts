import type { Document } from '../documents.ts'
import { findLogin } from '../node.ts'
import { privilegesOf } from '../privileges.ts'
import { Refusal } from '../refusal.ts'
import type { Command, KnownCall, OpenCall } from './command.ts'
import { databases } from './databases.ts'
import { documents } from './documents.ts'
import { handshake } from './handshake.ts'

const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries({ ...handshake, ...databases, ...documents }))

/** Answers a command; a refusal is an answer too. Throws only what is a mistake of the simulator's. */
export async function dispatch(call: Omit<OpenCall, 'name'>): Promise<Document> {
  try {
    return { ...(await run({ ...call, name: Object.keys(call.body)[0] ?? '' })), ok: 1 }
  } catch (error) {
    if (error instanceof Refusal) return error.render()
    throw error
  }
}

async function run(call: OpenCall): Promise<Document> {
  const command = COMMANDS.get(call.name)
  if (!command) throw new Refusal('CommandNotFound', `no such command: '${call.name}'`)
  if (command.for === 'anybody') return command.run(call)
  return command.run(known(call))
}

/**
 * Who sent the command, by what the cluster knows now: the documentation of Atlas says that whoever is logged in as a user that is
 * gone loses access. One that was made again under the same name is another.
 */
function known(call: OpenCall): KnownCall {
  const who = call.login.who()
  const found = who && findLogin(who.username, call.sight, call.node.world)
  if (!found || found.user.createdAt !== who.createdAt) {
    throw new Refusal('Unauthorized', `Command ${call.name} requires authentication`)
  }
  const { user, deployment } = found
  return { ...call, user, privileges: privilegesOf(user, deployment) }
}
