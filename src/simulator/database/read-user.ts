import * as z from 'zod/mini'
import { mostOf } from '../administration/project-limits.ts'
import { readBody } from '../body.ts'
import { emptyUpdate } from '../clusters/update-cluster.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { checkMechanism, checkUsername } from './authentication.ts'
import type { DatabaseUser } from './database.ts'
import { checkUserRoles } from './role-names.ts'

const LONGEST_LIFE_DAYS = 7

const text = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most))
const roles = z
  .array(z.strictObject({ roleName: z.string(), databaseName: z.string(), collectionName: z.optional(z.string()) }))
  .check(z.minLength(1))
const scopeName = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]*$/))

const optional = {
  groupId: z.optional(z.string()),
  password: z.optional(z.string()),
  scopes: z.optional(z.array(z.strictObject({ name: scopeName, type: z.enum(['CLUSTER', 'DATA_LAKE', 'STREAM']) }))),
  labels: z.optional(
    z.array(z.strictObject({ key: z.exactOptional(text(1, 255)), value: z.exactOptional(text(1, 255)) })),
  ),
  description: z.optional(text(0, 100)),
  deleteAfterDate: z.optional(z.iso.datetime({ offset: true })),
  x509Type: z.optional(z.enum(['NONE', 'MANAGED', 'CUSTOMER'])),
  awsIAMType: z.optional(z.enum(['NONE', 'USER', 'ROLE'])),
  ldapAuthType: z.optional(z.enum(['NONE', 'GROUP', 'USER'])),
  oidcAuthType: z.optional(z.enum(['NONE', 'IDP_GROUP', 'USER'])),
}
const createSchema = z.strictObject({ databaseName: z.string(), username: text(1, 1024), roles, ...optional })
const updateSchema = z.strictObject({
  databaseName: z.optional(z.string()),
  username: z.optional(z.string()),
  roles: z.optional(roles),
  ...optional,
})

interface Place {
  readonly project: Project
  readonly world: World
  readonly now: number
}

const refuse = (errorCode: string, detail: string, ...parameters: unknown[]) =>
  new Problem(400, errorCode, { detail, parameters })

const conflict = (errorCode: string, detail: string) => new Problem(409, errorCode, { detail })

/** The user of a POST, or the refusal of it. */
export function readNewUser(value: unknown, place: Place): DatabaseUser {
  const { project, world, now } = place
  const body = readBody(value, { schema: createSchema, readOnly: ['links'], quirks: world.quirks })
  const { username, databaseName, x509Type, awsIAMType, ldapAuthType, oidcAuthType } = body
  const authentication = {
    x509Type: x509Type ?? 'NONE',
    awsIAMType: awsIAMType ?? 'NONE',
    ldapAuthType: ldapAuthType ?? 'NONE',
    oidcAuthType: oidcAuthType ?? 'NONE',
  } as const
  checkMechanism({ authentication, databaseName, password: body.password, isNew: true })
  checkUsername(username, authentication)
  checkRest({ ...body, username, authentication }, place)
  const user: DatabaseUser = {
    username,
    databaseName,
    password: body.password,
    authentication,
    roles: body.roles,
    scopes: body.scopes ?? [],
    labels: body.labels ?? [],
    description: body.description,
    deleteAfter: body.deleteAfterDate === undefined ? undefined : Date.parse(body.deleteAfterDate),
    createdAt: now,
  }
  if (project.database.users.some((other) => other.username === username && other.databaseName === databaseName)) {
    throw new Problem(409, 'USER_ALREADY_EXISTS', {
      detail: `A user with username ${username} already exists.`,
      parameters: [username],
    })
  }
  const most = mostOf('databaseAccess.users', { project, quirks: world.quirks })
  if (project.database.users.length >= most) {
    throw new Problem(403, 'GROUP_USERS_LIMIT_EXCEEDED', {
      detail: `Groups can have at most ${most} database users.`,
      parameters: [most],
    })
  }
  return user
}

/** The user after a PATCH: what the body names is replaced, all else stays. Or the refusal of it. */
export function readChangedUser(value: unknown, user: DatabaseUser, place: Place): DatabaseUser {
  const { quirks } = place.world
  const body = readBody(value, { schema: updateSchema, readOnly: ['links'], quirks })
  if (Object.keys(body).length === 0 && quirks.emptyUpdate === 'refuse') throw emptyUpdate()
  if ((body.username ?? user.username) !== user.username) {
    throw conflict('DATABASE_USERNAME_CANNOT_BE_CHANGED', 'The username of a database user cannot be changed.')
  }
  if ((body.databaseName ?? user.databaseName) !== user.databaseName) {
    throw conflict('DATABASE_NAME_CANNOT_BE_CHANGED', 'The database of a database user cannot be changed.')
  }
  for (const name of ['x509Type', 'awsIAMType', 'ldapAuthType', 'oidcAuthType'] as const) {
    if ((body[name] ?? user.authentication[name]) === user.authentication[name]) continue
    throw conflict('AUTH_TYPE_CANNOT_BE_CHANGED', 'The way in which a database user authenticates cannot be changed.')
  }
  const { username, databaseName, authentication } = user
  checkMechanism({ authentication, databaseName, password: body.password, isNew: false })
  if (body.deleteAfterDate !== undefined && user.deleteAfter === undefined) {
    throw refuse(
      'PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY',
      `The permanent user ${username} cannot be made temporary.`,
      username,
    )
  }
  checkRest({ ...body, username, authentication }, place)
  return {
    ...user,
    password: body.password ?? user.password,
    roles: body.roles ?? user.roles,
    scopes: body.scopes ?? user.scopes,
    labels: body.labels ?? user.labels,
    description: body.description ?? user.description,
    deleteAfter: body.deleteAfterDate === undefined ? user.deleteAfter : Date.parse(body.deleteAfterDate),
  }
}

function checkRest(
  body: z.infer<typeof updateSchema> & Pick<DatabaseUser, 'username' | 'authentication'>,
  { project, world, now }: Place,
): void {
  const { groupId, username, deleteAfterDate, scopes = [] } = body
  if (groupId !== undefined && groupId !== project.id) throw invalidAttribute('groupId')
  if (body.roles) checkUserRoles(body.roles, { username, project })
  const unknown = scopes.find(
    ({ name, type }) => type === 'CLUSTER' && !project.clusters.some((cluster) => cluster.name === name),
  )
  if (unknown && world.quirks.scopeToUnknownCluster === 'refuse') throw invalidAttribute('scopes')
  if (deleteAfterDate === undefined) return
  if (body.authentication.x509Type !== 'NONE') {
    throw refuse('ATLAS_X509_USER_CANNOT_BE_TEMPORARY', 'A user that authenticates with X.509 cannot be temporary.')
  }
  const at = Date.parse(deleteAfterDate)
  if (at <= now) {
    throw refuse('EXPIRATION_DATE_IN_PAST', `The expiration date ${deleteAfterDate} is in the past.`, deleteAfterDate)
  }
  if (at <= now + LONGEST_LIFE_DAYS * 24 * 3600 * 1000) return
  throw refuse(
    'EXPIRATION_DATE_EXCEEDS_MAX',
    `The expiration date ${deleteAfterDate} is more than ${LONGEST_LIFE_DAYS} days ahead.`,
    deleteAfterDate,
    LONGEST_LIFE_DAYS,
  )
}
