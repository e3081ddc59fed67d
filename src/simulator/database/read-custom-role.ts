import * as z from 'zod/mini'
import { mostOf } from '../administration/project-limits.ts'
import { readBody } from '../body.ts'
import { emptyUpdate } from '../clusters/update-cluster.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { isMisapplied, ROLE_ACTIONS } from './custom-role-actions.ts'
import type { CustomRole, RoleResource } from './database.ts'
import { isBuiltIn } from './role-names.ts'

const resource = z.strictObject({
  cluster: z.optional(z.boolean()),
  db: z.optional(z.string()),
  collection: z.optional(z.string()),
})
const optional = {
  actions: z.optional(
    z.array(z.strictObject({ action: z.enum(ROLE_ACTIONS), resources: z.array(resource).check(z.minLength(1)) })),
  ),
  inheritedRoles: z.optional(z.array(z.strictObject({ db: z.string(), role: z.string() }))),
}
const createSchema = z.strictObject({ roleName: z.string(), ...optional })
const updateSchema = z.strictObject(optional)

interface Place {
  readonly project: Project
  readonly world: World
  readonly now: number
}

const refuse = (errorCode: string, detail: string, ...parameters: unknown[]) =>
  new Problem(400, errorCode, { detail, parameters })

/** The role of a POST, or the refusal of it. */
export function readNewRole(value: unknown, { project, world, now }: Place): CustomRole {
  const body = readBody(value, { schema: createSchema, quirks: world.quirks })
  const { roleName, actions = [], inheritedRoles = [] } = body
  checkRoleName(roleName)
  if (project.database.roles.some((role) => role.roleName === roleName)) {
    throw new Problem(409, 'ATLAS_CUSTOM_ROLE_NAME_ALREADY_EXISTS', {
      detail: `A custom role with the name ${roleName} already exists.`,
      parameters: [roleName],
    })
  }
  const role = { roleName, actions: actions.map(readAction), inheritedRoles, createdAt: now }
  checkRole(role, project)
  const most = mostOf('databaseAccess.customRoles', { project, quirks: world.quirks })
  if (project.database.roles.length < most) return role
  throw new Problem(403, 'CUSTOM_ROLES_LIMIT_EXCEEDED', {
    detail: `A group can have at most ${most} custom roles.`,
    parameters: [most],
  })
}

/** The role after a PATCH: what the body names is replaced, as recorded. Or the refusal of it. */
export function readChangedRole(value: unknown, role: CustomRole, { project, world }: Place): CustomRole {
  const body = readBody(value, { schema: updateSchema, quirks: world.quirks })
  if (Object.keys(body).length === 0 && world.quirks.emptyUpdate === 'refuse') throw emptyUpdate()
  const next = {
    ...role,
    actions: body.actions?.map(readAction) ?? role.actions,
    inheritedRoles: body.inheritedRoles ?? role.inheritedRoles,
  }
  checkRole(next, project)
  return next
}

function checkRoleName(name: string): void {
  if (name.startsWith('xgen-')) {
    const detail = `Cannot create the custom role ${name}: the prefix xgen- is reserved.`
    throw refuse('ATLAS_RESERVED_CUSTOM_ROLE_RESTRICTED', detail, name)
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
    const detail = `The role name ${name} is invalid: letters, digits, hyphens and underscores, a letter or digit first.`
    throw refuse('ATLAS_CUSTOM_ROLE_INVALID_NAME', detail, name)
  }
  if (isBuiltIn(name)) {
    const detail = `Cannot create the custom role ${name}: a built-in role has that name.`
    throw refuse('ATLAS_INVALID_CUSTOM_ROLE_RESTRICTED', detail, name)
  }
}

/** Recorded: `cluster: false` and an empty collection are as if not given, and with `cluster: true` nothing else counts. */
function readResource({ cluster = false, db, collection = '' }: z.infer<typeof resource>): RoleResource {
  if (cluster) return { cluster: true }
  if (db === undefined) throw invalidAttribute('resources')
  return collection === '' ? { db } : { collection, db }
}

function readAction(given: { action: string; resources: z.infer<typeof resource>[] }): CustomRole['actions'][number] {
  const resources = given.resources.map(readResource)
  const texts = resources.map((one) => JSON.stringify(one))
  if (new Set(texts).size < texts.length) {
    throw refuse('ATLAS_DUPLICATE_CUSTOM_ROLE_RESOURCE', 'A custom role cannot have a resource twice for one action.')
  }
  if (resources.some((one) => isMisapplied(given.action, 'cluster' in one ? 'cluster' : 'namespace'))) {
    const detail = `The action ${given.action} was applied to an incorrect resource.`
    throw refuse('ATLAS_INVALID_RESOURCE', detail)
  }
  return { action: given.action, resources }
}

function checkRole(role: CustomRole, { database }: Project): void {
  const { roleName, actions, inheritedRoles } = role
  if (actions.length === 0 && inheritedRoles.length === 0) {
    throw refuse('ATLAS_CUSTOM_ROLE_HAS_NO_PERMISSIONS', 'A custom role must have an action or an inherited role.')
  }
  if (new Set(actions.map(({ action }) => action)).size < actions.length) {
    throw refuse('ATLAS_DUPLICATE_CUSTOM_ROLE_ACTION', 'A custom role cannot have an action twice.')
  }
  const texts = inheritedRoles.map(({ role: name, db }) => `${name}@${db}`)
  if (new Set(texts).size < texts.length) throw invalidAttribute('inheritedRoles')
  const others = database.roles.filter((other) => other.roleName !== roleName)
  for (const { role: name, db } of inheritedRoles) {
    if (name === roleName) {
      throw refuse('ATLAS_INVALID_CUSTOM_ROLE_SELF_REFERENTIAL', 'A custom role cannot inherit from itself.')
    }
    if (!isBuiltIn(name) && !others.some((other) => other.roleName === name)) {
      throw refuse('ATLAS_INVALID_CUSTOM_ROLE_INHERITANCE', 'An inherited role does not exist.')
    }
    // The description of the API: `admin` for every role except these two.
    if (db === '' || (db !== 'admin' && !['read', 'readWrite'].includes(name))) {
      throw refuse('ATLAS_INVALID_CUSTOM_ROLE_INHERITED_SCOPE', 'An inherited role has an invalid scope.')
    }
  }
  if (inherits(role, { from: roleName, roles: others })) {
    throw refuse('ATLAS_INVALID_CUSTOM_ROLE_CIRCULAR_DEPENDENCY', 'The inherited roles inherit from the role itself.')
  }
}

/** Roles that are there have no circle among themselves: each was checked when it came. */
function inherits(role: CustomRole, { from, roles }: { from: string; roles: readonly CustomRole[] }): boolean {
  return role.inheritedRoles.some(({ role: name }) => {
    const next = roles.find((other) => other.roleName === name)
    return name === from || (next !== undefined && inherits(next, { from, roles }))
  })
}
