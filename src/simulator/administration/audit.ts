import type { Principal } from '../identity/principal.ts'
import type { Call, Result } from '../route.ts'
import type { EventType } from './event-types.ts'

/** One thing that was done. */
export interface AuditEvent {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly type: EventType
  readonly groupId?: string | undefined
  readonly actor: Actor
  /** What it was done to: `clusterName`, `dbUserUsername` and the like. */
  readonly details: Readonly<Record<string, unknown>>
}

interface Actor {
  readonly apiKeyId?: string
  readonly publicKey?: string
  readonly userId?: string
  readonly username?: string
  readonly remoteAddress?: string
}

/** An event as a route tells it; who did it and when is added. */
export interface Told {
  readonly type: EventType
  /** Another project than that of the path. */
  readonly groupId?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** An event that says all with the names in the path and in the answer, or what to tell of a call that succeeded. */
export type Audit = EventType | ((call: Call, result: Result) => readonly Told[])

export function audit(told: Audit, { call, result }: { call: Call; result: Result }): void {
  const events = typeof told === 'string' ? [{ type: told }] : told(call, result)
  const { groupId } = call.params
  for (const event of events) {
    const details = { ...namesIn(event.type, { call, result }), ...event.details }
    write(call, { ...(groupId === undefined ? {} : { groupId }), ...event, details })
  }
}

/** Writes down what happened by itself, or in passing. */
export function write(
  { world, now, request }: Pick<Call, 'world' | 'now'> & Partial<Pick<Call, 'request' | 'params'>>,
  told: Told,
): void {
  const actor = request ? { ...actorOf(world.caller), remoteAddress: request.address } : {}
  const { type, groupId, details = {} } = told
  world.state.events.push({ id: world.random.objectId(), createdAt: now, type, groupId, actor, details })
}

function actorOf(caller: Principal): Actor {
  if (caller.kind === 'api-key') return { apiKeyId: caller.id, publicKey: caller.publicKey }
  if (caller.kind === 'user') return { userId: caller.id, username: caller.username }
  // The published views of events have no attribute for a service account that acts.
  return {}
}

/** The names that the path or the answer tells: of the cluster, the database user or the key that an event is about. */
function namesIn(type: EventType, { call, result }: { call: Call; result: Result }): Record<string, unknown> {
  const { params } = call
  const answer = Object(result.body ?? {}) as Readonly<Record<string, unknown>>
  const cluster =
    params['clusterName'] ?? (type.startsWith('CLUSTER_') ? (params['name'] ?? answer['name']) : undefined)
  const user = params['username'] ?? (type.startsWith('MONGODB_USER_') ? answer['username'] : undefined)
  const isKey = type.startsWith('API_KEY_')
  const keys = call.world.state.identities.apiKeys
  const key = isKey ? keys.find(({ id }) => id === (params['apiUserId'] ?? answer['id'])) : undefined
  return {
    ...(key === undefined ? {} : { targetPublicKey: key.publicKey }),
    ...(cluster === undefined ? {} : { clusterName: cluster }),
    ...(user === undefined ? {} : { dbUserUsername: user }),
  }
}
