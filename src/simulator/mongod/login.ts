import { randomBytes } from 'node:crypto'
import type { DatabaseUser } from '../database/database.ts'
import { bytesOf, type Document, flagOf, numberOf } from './documents.ts'
import { findLogin, type Node, type Sight } from './node.ts'
import { Refusal } from './refusal.ts'
import { type Challenge, challenge, checkProof, readClientFirst } from './scram.ts'

const MECHANISM = 'SCRAM-SHA-256'
const NONCE_BYTES = 24

interface Conversation {
  readonly user: DatabaseUser
  readonly challenge: Challenge
  readonly skipsEmptyExchange: boolean
  /** The proof was right, and only an empty exchange is left. */
  isProven: boolean
}

/** The logins of one connection. All of it throws a Refusal for who is not let in. */
export interface Login {
  readonly start: (command: Document, database: string, sight: Sight) => Promise<Document>
  readonly proceed: (command: Document) => Document
  /** Who is logged in. */
  readonly who: () => Pick<DatabaseUser, 'username' | 'createdAt'> | undefined
}

export function createLogin(node: Node, log: (line: string) => void): Login {
  let conversation: Conversation | undefined
  let who: DatabaseUser | undefined

  function refuse(why: string): Refusal {
    log(`login refused: ${why}`)
    conversation = undefined
    return node.world.quirks.badLogin === 'atlas'
      ? new Refusal('AtlasError', 'bad auth : Authentication failed.')
      : new Refusal('AuthenticationFailed', 'Authentication failed.')
  }

  return {
    who: () => who,
    async start(command, database, sight) {
      const mechanism = String(command['mechanism'])
      if (mechanism !== MECHANISM) {
        throw new Refusal(
          'MechanismUnavailable',
          `Received authentication for mechanism ${mechanism} which is not enabled`,
        )
      }
      const first = readClientFirst(bytesOf(command['payload'])?.toString() ?? '')
      if (!first) throw refuse('malformed')
      const known = database === 'admin' ? findLogin(first.username, sight, node.world) : undefined
      if (!known) throw refuse('no such user that this cluster knows, that is for it and has a password')
      if (who !== undefined && who.username !== first.username) {
        const before = `Previously authenticated as: ${who.username}@admin`
        throw new Refusal('Location5626701', `Each client connection may only be authenticated once. ${before}`)
      }
      const credential = await node.credentialOf(known.user)
      const options: unknown = command['options']
      const skips = typeof options === 'object' && options !== null && 'skipEmptyExchange' in options
      conversation = {
        user: known.user,
        challenge: challenge(first, credential, randomBytes(NONCE_BYTES).toString('base64')),
        skipsEmptyExchange: skips && flagOf(options.skipEmptyExchange) === true,
        isProven: false,
      }
      return answer(conversation.challenge.message, { done: false })
    },
    proceed(command) {
      const ongoing = conversation
      if (!ongoing || numberOf(command['conversationId']) !== 1) throw refuse('nothing to continue')
      const payload = bytesOf(command['payload'])?.toString() ?? ''
      const last = ongoing.isProven ? '' : checkProof(ongoing.challenge, payload)
      if (last === undefined || (ongoing.isProven && payload !== '')) throw refuse('wrong password')
      const done = ongoing.isProven || ongoing.skipsEmptyExchange
      ongoing.isProven = true
      if (done) {
        who = ongoing.user
        conversation = undefined
      }
      return answer(last, { done })
    },
  }
}

const answer = (text: string, { done }: { done: boolean }): Document => ({
  conversationId: 1,
  done,
  payload: Buffer.from(text),
})
