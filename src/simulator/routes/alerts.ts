import * as z from 'zod/mini'
import { type Alert, alertsOf } from '../alerts/alert.ts'
import { findAlert, projectOf } from '../alerts/find-alert.ts'
import { renderAlert, renderAlertConfig } from '../alerts/render-alert.ts'
import { readBody } from '../body.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [{ date: '2023-01-01', javaMethod: `ApiAlertsResource::${javaMethod}` }]

const until = z.optional(z.iso.datetime({ offset: true }))
const comment = z.optional(z.string().check(z.maxLength(200)))
const schemas = {
  old: z.strictObject({
    acknowledgedUntil: until,
    acknowledgementComment: comment,
    unacknowledgeAlert: z.optional(z.never()),
  }),
  new: z.strictObject({
    acknowledgedUntil: until,
    acknowledgementComment: comment,
    unacknowledgeAlert: z.optional(z.boolean()),
  }),
}
const READ_ONLY = ['acknowledgingUsername', 'alertConfigId', 'created', 'groupId', 'id', 'lastNotified', 'links']
const STATUSES = ['OPEN', 'TRACKING', 'CLOSED', 'CANCELLED']

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  const status = call.query.get('status')
  if (status !== null && !STATUSES.includes(status)) {
    throw new Problem(400, 'INVALID_ALERT_STATUS', {
      detail: `Invalid alert status ${status} specified.`,
      parameters: [status],
    })
  }
  const page = alertsOf(project, call.world)
    .filter((alert) => status === null || alert.status === status)
    .map((alert) => renderAlert(alert, { call, project, inList: true }))
  return { status: 200, page, filters: status === null ? {} : { status } }
}

function read(call: Call): Result {
  const { project, alert } = findAlert(call, 'read')
  return { status: 200, body: renderAlert(alert, { call, project, inList: false }) }
}

/** Recorded: who acknowledges is told by the public key, and is notified once more; taking it back notifies nobody. */
function acknowledge(call: Call): Result {
  const { project, alert } = findAlert(call, 'write')
  const { world, now } = call
  const schema = schemas[call.version.date < '2024-05-30' ? 'old' : 'new']
  const body = readBody(call.body, { schema, readOnly: READ_ONLY, quirks: world.quirks })
  const { acknowledgedUntil, acknowledgementComment, unacknowledgeAlert } = body
  if (acknowledgedUntil === undefined && unacknowledgeAlert !== true) {
    throw new Problem(400, 'MISSING_ATTRIBUTE', {
      detail: 'The required attribute acknowledgedUntil was not specified.',
      parameters: ['acknowledgedUntil'],
    })
  }
  const changed: Alert =
    acknowledgedUntil === undefined || unacknowledgeAlert
      ? { ...alert, acknowledged: undefined, updatedAt: now }
      : {
          ...alert,
          acknowledged: { until: acknowledgedUntil, by: nameOf(call), comment: acknowledgementComment },
          updatedAt: now,
          notifiedAt: now,
        }
  project.alerting.alerts = alertsOf(project, world).map((one) => (one === alert ? changed : one))
  return { status: 200, body: renderAlert(changed, { call, project, inList: false }) }
}

function nameOf({ caller }: Call): string {
  if (caller.kind === 'api-key') return caller.publicKey
  return caller.kind === 'user' ? caller.username : caller.id
}

function configs(call: Call): Result {
  const { project, alert } = findAlert(call, 'read')
  const own = project.alerting.configs.filter(({ id }) => id === alert.alertConfigId)
  return { status: 200, page: own.map((config) => renderAlertConfig(config, { call, project, inList: true })) }
}

const all = { path: '/groups/{groupId}/alerts', limit: 'alerts' } as const
const one = { path: '/groups/{groupId}/alerts/{alertId}', limit: 'alerts' } as const

export const alerts: readonly Route[] = [
  { ...all, method: 'GET', versions: versions('getAllAlerts'), paged: true, query: ['status'], handle: list },
  { ...one, method: 'GET', versions: versions('getAlert'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: [
      { date: '2023-01-01', javaMethod: 'ApiAlertsResource::patchAlert', deprecated: '2024-05-30' },
      { date: '2024-05-30', javaMethod: 'ApiAlertsResource20240530::patchAlert' },
    ],
    takesBody: true,
    handle: acknowledge,
  },
  {
    path: '/groups/{groupId}/alerts/{alertId}/alertConfigs',
    limit: 'alerts',
    method: 'GET',
    versions: versions('getAlertConfigs'),
    paged: true,
    handle: configs,
  },
]
