import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { limitOf, limitRules } from '../administration/project-limits.ts'
import { readBody } from '../body.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'

type Rule = (typeof limitRules)[number]

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasGroupLimitsResource::${javaMethod}` },
]
const updateSchema = z.strictObject({ name: z.optional(z.string()), value: z.int().check(z.gte(0)) })
const READ_ONLY = ['currentUsage', 'defaultLimit', 'maximumLimit']

function ruleOf({ params }: Call): Rule {
  const name = params['limitName'] ?? ''
  const rule = limitRules.find((one) => one.name === name)
  if (rule) return rule
  throw new Problem(404, 'RESOURCE_NOT_FOUND', { detail: `Cannot find resource ${name}.`, parameters: [name] })
}

/** `undefined` where no limit holds: those of data federation are there once they are set. */
function render(rule: Rule, project: Project, { world }: Call): object | undefined {
  const { name, usage, defaultLimit, maximumLimit } = rule
  const value = limitOf(rule, project, world.quirks)
  if (value === undefined) return undefined
  return {
    currentUsage: usage?.(project) ?? 0,
    ...(defaultLimit === undefined ? {} : { defaultLimit }),
    ...(maximumLimit === undefined ? {} : { maximumLimit }),
    name,
    value,
  }
}

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

/** An array without a page around it. */
function list(call: Call): Result {
  const project = projectOf(call, 'read')
  return { status: 200, body: limitRules.flatMap((rule) => render(rule, project, call) ?? []) }
}

function read(call: Call): Result {
  const project = projectOf(call, 'read')
  const rule = ruleOf(call)
  const body = render(rule, project, call)
  if (body) return { status: 200, body }
  throw new Problem(404, 'RESOURCE_NOT_FOUND', {
    detail: `Cannot find resource ${rule.name}.`,
    parameters: [rule.name],
  })
}

function update(call: Call): Result {
  const project = projectOf(call, 'write')
  const rule = ruleOf(call)
  const { name, value } = readBody(call.body, { schema: updateSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  if (name !== undefined && name !== rule.name) throw invalidAttribute('name')
  const most = rule.maximumLimit
  if (most !== undefined && value > most) {
    throw invalidAttribute('value', `The limit ${rule.name} cannot be set to more than ${most}.`)
  }
  project.limits = { ...project.limits, [rule.name]: value }
  return { status: 200, body: render(rule, project, call) }
}

/** Puts the default back, or takes the limit away where there is none. */
function remove(call: Call): Result {
  const project = projectOf(call, 'write')
  const { name } = ruleOf(call)
  project.limits = Object.fromEntries(Object.entries(project.limits).filter(([other]) => other !== name))
  return { status: 204 }
}

const one = { path: '/groups/{groupId}/limits/{limitName}', limit: 'projectLimits' } as const

export const limits: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups/{groupId}/limits',
    versions: versions('getAllGroupLimits'),
    limit: 'projectLimits',
    handle: list,
  },
  { ...one, method: 'GET', versions: versions('getGroupLimit'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: versions('setGroupLimit'),
    takesBody: true,
    audit: 'PROJECT_LIMIT_UPDATED',
    handle: update,
  },
  { ...one, method: 'DELETE', versions: versions('deleteGroupLimit'), audit: 'PROJECT_LIMIT_UPDATED', handle: remove },
]
