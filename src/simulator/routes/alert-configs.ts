import * as z from 'zod/mini'
import { alertsOf } from '../alerts/alert.ts'
import type { AlertConfig } from '../alerts/alert-config.ts'
import { ALERT_CONFIG_READ_ONLY, alertConfigSchema, MATCHER_FIELDS } from '../alerts/alert-config-schema.ts'
import { findAlertConfig, projectOf } from '../alerts/find-alert.ts'
import { renderAlert, renderAlertConfig } from '../alerts/render-alert.ts'
import { readBody } from '../body.ts'
import { missingAttribute, Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'

const versions = (javaMethod: string, resource = 'ApiAlertConfigsResource') => [
  { date: '2023-01-01', javaMethod: `${resource}::${javaMethod}` },
]
const toggleSchema = z.strictObject({ enabled: z.boolean() })

/** What a body says of a configuration. Recorded: every writing gives the notifications new ids. */
function readConfig(call: Call): Pick<AlertConfig, 'enabled' | 'eventTypeName' | 'notifications' | 'rest'> {
  const { quirks, random } = call.world
  const body = readBody(call.body, { schema: alertConfigSchema, readOnly: ALERT_CONFIG_READ_ONLY, quirks })
  const { enabled = false, eventTypeName, notifications, matchers = [], ...given } = body
  if (!/^[A-Z][A-Z0-9_]*$/.test(eventTypeName)) {
    throw new Problem(400, 'INVALID_EVENT_TYPE_FOR_ALERT', {
      detail: `Invalid event type ${eventTypeName} for an alert.`,
      parameters: [eventTypeName],
    })
  }
  if (eventTypeName === 'OUTSIDE_METRIC_THRESHOLD' && !given.metricThreshold) throw missingAttribute('metricThreshold')
  const rest = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return {
    enabled,
    eventTypeName,
    notifications: notifications.map((one) => ({ ...one, notifierId: random.objectId() })),
    rest: { matchers, ...rest },
  }
}

function add(call: Call): Result {
  const project = projectOf(call, 'write')
  const times = { createdAt: call.now, updatedAt: call.now }
  const config: AlertConfig = { id: call.world.random.objectId(), ...times, ...readConfig(call) }
  project.alerting.configs = [...project.alerting.configs, config]
  const Location = call.link(`/groups/${project.id}/alertConfigs/${config.id}`)
  return { ...show(config, { call, project }), status: 201, headers: { Location } }
}

function show(config: AlertConfig, { call, project }: { call: Call; project: Project }): Result {
  return { status: 200, body: renderAlertConfig(config, { call, project, inList: false }) }
}

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  const page = project.alerting.configs.map((config) => renderAlertConfig(config, { call, project, inList: true }))
  return { status: 200, page }
}

function read(call: Call): Result {
  const { project, config } = findAlertConfig(call, 'read')
  return show(config, { call, project })
}

/** Puts what `changes` makes of the configuration in its place. */
const write = (changes: (call: Call) => Partial<AlertConfig>) => (call: Call) => {
  const { project, config } = findAlertConfig(call, 'write')
  const changed = { ...config, ...changes(call), updatedAt: call.now }
  project.alerting.configs = project.alerting.configs.map((one) => (one === config ? changed : one))
  return show(changed, { call, project })
}

const toggled = (call: Call) => readBody(call.body, { schema: toggleSchema, quirks: call.world.quirks })

function remove(call: Call): Result {
  const { project, config } = findAlertConfig(call, 'write')
  project.alerting.configs = project.alerting.configs.filter((one) => one !== config)
  return { status: 204 }
}

function alerts(call: Call): Result {
  const { project, config } = findAlertConfig(call, 'read')
  const own = alertsOf(project, call.world).filter(({ alertConfigId }) => alertConfigId === config.id)
  return { status: 200, page: own.map((alert) => renderAlert(alert, { call, project, inList: true })) }
}

const all = { path: '/groups/{groupId}/alertConfigs', limit: 'alerts' } as const
const one = { path: '/groups/{groupId}/alertConfigs/{alertConfigId}', limit: 'alerts' } as const

export const alertConfigs: readonly Route[] = [
  { ...all, method: 'POST', versions: versions('addAlertConfig'), takesBody: true, handle: add },
  { ...all, method: 'GET', versions: versions('getAllAlertConfigs'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getAlertConfig'), handle: read },
  { ...one, method: 'PUT', versions: versions('putAlertConfig'), takesBody: true, handle: write(readConfig) },
  { ...one, method: 'PATCH', versions: versions('patchAlertConfig'), takesBody: true, handle: write(toggled) },
  { ...one, method: 'DELETE', versions: versions('deleteAlertConfig'), handle: remove },
  {
    path: '/groups/{groupId}/alertConfigs/{alertConfigId}/alerts',
    limit: 'alerts',
    method: 'GET',
    versions: versions('getAlertConfigAlerts'),
    paged: true,
    handle: alerts,
  },
  {
    path: '/alertConfigs/matchers/fieldNames',
    // Recorded: 300, which sets that count by caller have.
    limit: 'root',
    method: 'GET',
    versions: versions('getAlertConfigMatchersFieldNames', 'ApiAlertConfigsMatchersResource'),
    handle: () => ({ status: 200, body: MATCHER_FIELDS }),
  },
]
