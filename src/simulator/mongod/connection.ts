import type { Socket } from 'node:net'
import { dispatch } from './commands/dispatch.ts'
import type { Document } from './documents.ts'
import { createFrames } from './frames.ts'
import { createLogin } from './login.ts'
import { type Request, readMessage, writeReply } from './message.ts'
import type { Node } from './node.ts'
import { Refusal } from './refusal.ts'

const LEGACY = ['hello', 'isMaster', 'ismaster']

/**
 * Answers the commands of one connection, one after another, until it ends, the cluster takes no connections any more, or something
 * comes that is no message. Throws for the last, as it does when the connection breaks; it closes nothing.
 */
export async function serveConnection(
  socket: Socket,
  { node, connectionId, log }: { node: Node; connectionId: number; log: (line: string) => void },
): Promise<void> {
  const frames = createFrames()
  const login = createLogin(node, log)
  let replies = 0

  for await (const chunk of socket) {
    for (const bytes of frames.push(chunk)) {
      const request = readMessage(bytes)
      const sight = node.look()
      if (!sight) return
      const { body, database } = request
      const answer = unsupported(request) ?? (await dispatch({ body, database, node, sight, login, connectionId }))
      if (!request.wantsReply) continue
      replies += 1
      const reply = writeReply(request, answer, replies)
      // Nothing more is read before this is taken, so that a client that only sends fills no memory.
      await new Promise<void>((resolve) => socket.write(reply, () => resolve()))
    }
  }
}

function unsupported({ kind, body }: Request): Document | undefined {
  const [name = ''] = Object.keys(body)
  if (kind === 'message' || LEGACY.includes(name)) return undefined
  const message = `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`
  return new Refusal('UnsupportedOpQueryCommand', message).render()
}
