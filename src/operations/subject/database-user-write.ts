import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import type { Secret } from '../../base/secret.ts'
import { safeText } from '../../base/text.ts'
import { isJustSent, rememberWrite, sendWrite, sentWrite } from '../memory.ts'
import type { Memory, Owner } from '../operation.ts'
import type { OwnSecrets } from '../own-secrets.ts'
import type { DatabaseUser } from './database-user.ts'
import { isOurUser, markUser, readUserMark, renewMark } from './database-user-mark.ts'
import { fingerprintOf, JOINED, passwordState, rememberPasswordSet, runPassword } from './database-user-password.ts'
import { isAsWanted, userRequest, type WantedUser } from './database-user-wanted.ts'
import { forgetRefusals, type Waiting, waitOut } from './passing-refusal.ts'

const SHOWS_SOON_MS = 1_000
/** Reads may lag behind somebody else's creation as behind our own, so a name that is taken shows up within half a minute. */
const TAKEN_AGAIN_IN_MS = 5_000
const MOST_TIMES_TAKEN = 6

export interface UserChange {
  readonly atlas: Atlas
  readonly projectId: string
  /** As it is there. */
  readonly user: DatabaseUser | undefined
  readonly wanted: WantedUser
  readonly password: Secret | undefined
  readonly rotate: boolean
  readonly ifExists: 'fail' | 'reuse'
  readonly owner: Owner
  readonly memory: Memory
  readonly secrets: OwnSecrets
}

/**
 * Creates the user, or brings it to what is wanted, one write at a time; `undefined` once it is so. Rejects with
 * `DATABASE_USER_NOT_OURS`, `DATABASE_USER_DIFFERS`, and with what Atlas refuses.
 */
export async function ensureUser(change: UserChange): Promise<Waiting | undefined> {
  const { atlas, user, wanted, owner, memory } = change
  const now = atlas.now()
  if (user === undefined) {
    const waiting = { status: 'waiting', doing: 'creating the database user', checkAgainInMs: SHOWS_SOON_MS } as const
    return isJustSent({ memory, name: 'create', now }) ? waiting : ((await createUser({ change, now })) ?? waiting)
  }
  refuseOther({ ...change, user })
  joinPassword({ change: { ...change, user }, now })
  const scram = wanted.authType === 'scram'
  const setsPassword = scram && passwordState({ ...change, given: change.password }) === 'unsure'
  const isMarked = renewMark({ description: user.description, owner }) === user.description
  if (!setsPassword && isMarked && isAsWanted({ user, wanted, now })) return undefined
  const waiting = { status: 'waiting', doing: 'updating the database user', checkAgainInMs: SHOWS_SOON_MS } as const
  // A password cannot be read back, so only the answer tells that it is set; setting the same one again does no harm.
  if (!setsPassword && isJustSent({ memory, name: 'update', now })) return waiting
  return (await updateUser({ change: { ...change, user }, setsPassword, now })) ?? waiting
}

/**
 * Takes over a password that another run, or this one before it lost its memory, has made of the same key, as the mark of the user
 * tells: it need not be set again. Whether it has reached the clusters is waited for as if this run had set it.
 */
function joinPassword({ change, now }: { change: UserChange & { readonly user: DatabaseUser }; now: Date }): void {
  const { user, owner, memory, password: given, secrets, wanted } = change
  if (wanted.authType !== 'scram' || passwordState({ ...change, given }) === 'set') return
  const fingerprint = fingerprintOf({ given, secrets })
  const { description } = user
  if (fingerprint === undefined || !isOurUser({ description, owner })) return
  if (readUserMark(description)?.password !== fingerprint) return
  rememberPasswordSet({ given, secrets, memory, now })
  rememberWrite({ memory, name: JOINED, now })
}

/** A name that is taken meanwhile, by a lost request of ours or by another run, is left to the next look. */
async function createUser({ change, now }: { change: UserChange; now: Date }): Promise<Waiting | undefined> {
  const { atlas, projectId, wanted, owner, memory, secrets } = change
  const password = wanted.authType === 'scram' ? runPassword({ given: change.password, secrets }) : undefined
  const fingerprint = password === undefined ? undefined : fingerprintOf({ given: change.password, secrets })
  const description = markUser(owner, fingerprint)
  const body = userRequest({ projectId, wanted, user: undefined, description, password, now })
  const send = () => atlas.call('createGroupDatabaseUser', { path: { groupId: projectId }, body })
  try {
    await sendWrite({ memory, name: 'create', what: nameOf(wanted), now, send })
  } catch (error) {
    if (!hasCode(error, 'USER_ALREADY_EXISTS')) return waitOut({ error, memory, write: 'create', now })
    rememberWrite({ memory, name: 'taken', now })
    if ((sentWrite(memory, 'taken')?.times ?? 0) > MOST_TIMES_TAKEN) throw error
    return { status: 'waiting', doing: 'waiting for a user of this name to show up', checkAgainInMs: TAKEN_AGAIN_IN_MS }
  }
  rememberWrite({ memory, name: 'created', now })
  if (password !== undefined) rememberPasswordSet({ given: change.password, secrets, memory, now })
  forgetRefusals({ memory, write: 'create' })
  return undefined
}

async function updateUser({
  change,
  setsPassword,
  now,
}: {
  change: UserChange & { readonly user: DatabaseUser }
  setsPassword: boolean
  now: Date
}): Promise<Waiting | undefined> {
  const { atlas, projectId, user, wanted, owner, memory, secrets } = change
  const password = setsPassword ? runPassword({ given: change.password, secrets }) : undefined
  const fingerprint = fingerprintOf({ given: change.password, secrets })
  const set = setsPassword ? { password: { fingerprint } } : {}
  const description = renewMark({ description: user.description, owner, ...set })
  const body = userRequest({ projectId, wanted, user, description, password, now })
  const path = { groupId: projectId, databaseName: user.database, username: user.username }
  const send = () => atlas.call('updateGroupDatabaseUser', { path, body })
  try {
    await sendWrite({ memory, name: 'update', what: nameOf(wanted), now, send })
  } catch (error) {
    return waitOut({ error, memory, write: 'update', now })
  }
  if (setsPassword) rememberPasswordSet({ given: change.password, secrets, memory, now })
  forgetRefusals({ memory, write: 'update' })
  return undefined
}

function refuseOther({ user, wanted, ifExists, owner, memory }: UserChange & { readonly user: DatabaseUser }): void {
  const ours = isOurUser({ description: user.description, owner }) || sentWrite(memory, 'created') !== undefined
  if (!ours && ifExists === 'fail') {
    throw new ActionError({
      code: 'DATABASE_USER_NOT_OURS',
      message: `username: a ${nameOf(wanted)} exists that this action has not created for this repository. Nothing was changed.`,
      hint: 'Choose another username, or say `if-exists: reuse` to give that user the roles described here.',
    })
  }
  if (user.authType === wanted.authType) return
  throw new ActionError({
    code: 'DATABASE_USER_DIFFERS',
    message: `auth-type: the ${nameOf(wanted)} logs in by ${safeText(user.authType)}, not by ${wanted.authType}, and Atlas never changes that.`,
    hint: 'Describe it as it is, delete it first with delete-database-user, or choose another username.',
  })
}

function nameOf({ username }: WantedUser): string {
  return `database user \`${safeText(username, { longest: 80 })}\``
}
