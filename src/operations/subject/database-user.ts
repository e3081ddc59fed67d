import * as z from 'zod/mini'
import type { Atlas } from '../../atlas/client.ts'
import { once } from '../../base/once.ts'
import { text } from '../param.ts'
import { readAnswer } from './answer.ts'
import { authTypeOf } from './database-user-auth.ts'
import type { GrantedRole } from './database-user-roles.ts'

/** A database user, with texts as Atlas has them: they are compared and sent back, and made safe before they are shown. */
export interface DatabaseUser {
  readonly username: string
  /** `admin` or `$external`: the database that the user logs in to. */
  readonly database: string
  readonly authType: string
  readonly roles: readonly GrantedRole[]
  /** Empty: every cluster of the project, and more. */
  readonly scopes: readonly { readonly name: string; readonly type: string }[]
  readonly description: string
  /** Only kept. */
  readonly labels: readonly unknown[]
  readonly expiresAt: string | undefined
}

export const username = text({
  describe: 'Name of the database user; an ARN for AWS IAM, a distinguished name for X.509, `provider/name` for OIDC.',
  expected: 'a name of 1 to 1024 characters without control characters',
  pattern: /^[^\p{Cc}]{1,1024}$/u,
})

const none = () => z._default(z.string(), 'NONE')
const userSchema = once(() =>
  z.looseObject({
    username: z.string(),
    databaseName: z.string(),
    roles: z._default(
      z.array(
        z.looseObject({
          roleName: z.string(),
          databaseName: z._default(z.string(), 'admin'),
          collectionName: z.nullish(z.string()),
        }),
      ),
      [],
    ),
    scopes: z._default(z.array(z.looseObject({ name: z.string(), type: z._default(z.string(), 'CLUSTER') })), []),
    description: z.nullish(z.string()),
    labels: z.nullish(z.array(z.unknown())),
    deleteAfterDate: z.nullish(z.string()),
    x509Type: none(),
    awsIAMType: none(),
    oidcAuthType: none(),
    ldapAuthType: none(),
  }),
)

function readUser(answer: unknown): DatabaseUser {
  const body = readAnswer({ schema: userSchema, answer, from: 'getGroupDatabaseUser' })
  return {
    username: body.username,
    database: body.databaseName,
    authType: authTypeOf(body),
    roles: body.roles.map(({ roleName, databaseName, collectionName }) => ({
      roleName,
      databaseName,
      ...(collectionName && { collectionName }),
    })),
    scopes: body.scopes.map(({ name, type }) => ({ name, type })),
    description: body.description ?? '',
    labels: body.labels ?? [],
    expiresAt: body.deleteAfterDate ?? undefined,
  }
}

export const USER_ABSENT = ['USERNAME_NOT_FOUND', 'USER_NOT_FOUND'] as const

export async function findDatabaseUser({
  atlas,
  projectId,
  database,
  username,
}: {
  atlas: Atlas
  projectId: string
  database: string
  username: string
}): Promise<DatabaseUser | undefined> {
  const path = { groupId: projectId, databaseName: database, username }
  const answer = await atlas.find('getGroupDatabaseUser', { path, absent: USER_ABSENT })
  return answer === undefined ? undefined : readUser(answer)
}

export async function listDatabaseUsers({
  atlas,
  projectId,
}: {
  atlas: Atlas
  projectId: string
}): Promise<DatabaseUser[]> {
  return (await atlas.list('listGroupDatabaseUsers', { path: { groupId: projectId } })).map(readUser)
}
