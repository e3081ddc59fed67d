import { randomBytes } from 'node:crypto'
import type { DatabaseUser } from '../database/database.ts'
import { type Credential, createCredential } from './scram.ts'

/** MongoDB's default for SCRAM-SHA-256, and how long its salts for it are. */
const ITERATIONS = 15_000
const SALT_BYTES = 28

export type CredentialOf = (user: DatabaseUser) => Promise<Credential>

/** What one cluster keeps of passwords, each with a salt of its own until the user changes. */
export function createCredentials(): CredentialOf {
  const known = new WeakMap<DatabaseUser, Promise<Credential>>()
  return (user) => {
    const credential =
      known.get(user) ??
      createCredential(user.password ?? '', { salt: randomBytes(SALT_BYTES), iterations: ITERATIONS })
    known.set(user, credential)
    return credential
  }
}
