import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { readBody } from '../body.ts'
import { missingAttribute, Problem } from '../problem.ts'
import type { MaintenanceWindow } from '../project-care.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasGroupMaintenanceWindowResource::${javaMethod}` },
]

const hour = z.exactOptional(z.int().check(z.gte(0), z.lte(23)))
const schema = z.strictObject({
  autoDeferOnceEnabled: z.optional(z.boolean()),
  dayOfWeek: z.optional(z.int()),
  hourOfDay: z.optional(z.int()),
  protectedHours: z.optional(z.strictObject({ startHourOfDay: hour, endHourOfDay: hour })),
  startASAP: z.optional(z.boolean()),
})
const READ_ONLY = ['numberOfDeferrals', 'timeZoneId']

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

const refusal = (code: string, detail: string, parameters: readonly unknown[] = []) =>
  new Problem(400, code, { detail, parameters })

function windowOf({ id, maintenanceWindow }: Project): MaintenanceWindow {
  if (maintenanceWindow) return maintenanceWindow
  throw refusal('ATLAS_MAINTENANCE_WINDOW_NOT_DEFINED', `No maintenance window is defined for group ${id}.`, [id])
}

/** Nothing is ever scheduled here. */
function notScheduled({ id }: Project): Problem {
  return refusal('ATLAS_MAINTENANCE_NOT_SCHEDULED', `No maintenance is scheduled for group ${id}.`, [id])
}

function read(call: Call): Result {
  const project = projectOf(call, 'read')
  const none = { autoDeferOnceEnabled: false, numberOfDeferrals: 0, startASAP: false }
  if (!project.maintenanceWindow && call.world.quirks.unsetMaintenanceWindow === 'empty') {
    return { status: 200, body: none }
  }
  const { protectedHours, ...shown } = windowOf(project)
  return { status: 200, body: { ...none, ...shown, ...(protectedHours ? { protectedHours } : {}), timeZoneId: 'UTC' } }
}

/** Recorded: an empty answer without a type. */
function update(call: Call): Result {
  const project = projectOf(call, 'write')
  const body = readBody(call.body, { schema, readOnly: READ_ONLY, quirks: call.world.quirks })
  if (body.startASAP) throw notScheduled(project)
  const before = project.maintenanceWindow
  const dayOfWeek = body.dayOfWeek ?? before?.dayOfWeek
  const hourOfDay = body.hourOfDay ?? before?.hourOfDay ?? 0
  if (dayOfWeek === undefined) throw missingAttribute('dayOfWeek')
  if (dayOfWeek < 1 || dayOfWeek > 7) {
    const why = `Day of week ${dayOfWeek} is not between 1 and 7.`
    throw refusal('ATLAS_INVALID_MAINTENANCE_WINDOW_DAY_OF_WEEK', why, [dayOfWeek])
  }
  if (hourOfDay < 0 || hourOfDay > 23) {
    const why = `Hour of day ${hourOfDay} is not between 0 and 23.`
    throw refusal('ATLAS_INVALID_MAINTENANCE_WINDOW_HOUR_OF_DAY', why, [hourOfDay])
  }
  project.maintenanceWindow = {
    dayOfWeek,
    hourOfDay,
    autoDeferOnceEnabled: body.autoDeferOnceEnabled ?? before?.autoDeferOnceEnabled ?? false,
    protectedHours: body.protectedHours ?? before?.protectedHours,
  }
  return { status: 200, contentType: 'absent' }
}

function reset(call: Call): Result {
  projectOf(call, 'write').maintenanceWindow = undefined
  return { status: 204, contentType: 'absent' }
}

function toggleDeferral(call: Call): Result {
  const project = projectOf(call, 'write')
  const before = windowOf(project)
  project.maintenanceWindow = { ...before, autoDeferOnceEnabled: !before.autoDeferOnceEnabled }
  return { status: 200, contentType: 'absent' }
}

function defer(call: Call): Result {
  throw notScheduled(projectOf(call, 'write'))
}

const base = '/groups/{groupId}/maintenanceWindow'
const limit = 'projectSettings'
const one = { path: base, limit } as const

export const maintenanceWindow: readonly Route[] = [
  { ...one, method: 'GET', versions: versions('getGroupMaintenanceWindow'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: versions('patchGroupMaintenanceWindows'),
    takesBody: true,
    handle: update,
  },
  { ...one, method: 'DELETE', versions: versions('resetCustomGroupMaintenanceWindow'), handle: reset },
  {
    path: `${base}/autoDefer`,
    limit,
    method: 'POST',
    versions: versions('toggleAutoDeferMaintenance'),
    handle: toggleDeferral,
  },
  { path: `${base}/defer`, limit, method: 'POST', versions: versions('deferMaintenance'), handle: defer },
]
