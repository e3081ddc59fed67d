import type { DatabaseUser } from '../../database/database.ts'
import type { Document } from '../documents.ts'
import type { Login } from '../login.ts'
import type { Node, Sight } from '../node.ts'
import type { Privileges } from '../privileges.ts'

/** A command before it is known who sent it. */
export interface OpenCall {
  readonly name: string
  readonly body: Document
  readonly database: string
  readonly node: Node
  readonly sight: Sight
  readonly login: Login
  /** Of the connection, counted from 1. */
  readonly connectionId: number
}

/** A command of somebody who is logged in. */
export interface KnownCall extends OpenCall {
  readonly user: DatabaseUser
  readonly privileges: Privileges
}

/** What answers a command; the answer is without `ok`. */
export type Command =
  | { readonly for: 'anybody'; readonly run: (call: OpenCall) => Document | Promise<Document> }
  | { readonly for: 'users'; readonly run: (call: KnownCall) => Document }
