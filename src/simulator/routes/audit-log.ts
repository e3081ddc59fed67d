import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { readBody } from '../body.ts'
import { invalidAttribute } from '../problem.ts'
import type { Auditing } from '../project-care.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [{ date: '2023-01-01', javaMethod: `ApiAtlasAuditLogResource::${javaMethod}` }]

const schema = z.strictObject({
  auditAuthorizationSuccess: z.optional(z.boolean()),
  auditFilter: z.optional(z.string()),
  enabled: z.optional(z.boolean()),
})
const READ_ONLY = ['configurationType']

function read(call: Call): Result {
  return { status: 200, body: findProject(call.world, call.params['groupId'] ?? '', 'read').auditing }
}

/** Recorded: 202, and a filter that came through the API is called one in JSON. */
function update(call: Call): Result {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'write')
  const body = readBody(call.body, { schema, readOnly: READ_ONLY, quirks: call.world.quirks })
  if (body.auditFilter !== undefined && !isJsonObject(body.auditFilter)) throw invalidAttribute('auditFilter')
  const { auditing } = project
  const auditFilter = body.auditFilter ?? auditing.auditFilter
  const changed: Auditing = {
    auditAuthorizationSuccess: body.auditAuthorizationSuccess ?? auditing.auditAuthorizationSuccess,
    ...(auditFilter === undefined ? {} : { auditFilter }),
    configurationType: auditFilter === undefined ? 'NONE' : 'FILTER_JSON',
    enabled: body.enabled ?? auditing.enabled,
  }
  project.auditing = changed
  return { status: 202, body: changed }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

const path = { path: '/groups/{groupId}/auditLog', limit: 'projectSettings' } as const

export const auditLog: readonly Route[] = [
  { ...path, method: 'GET', versions: versions('getAuditLog'), handle: read },
  { ...path, method: 'PATCH', versions: versions('patchAuditLog'), takesBody: true, handle: update },
]
