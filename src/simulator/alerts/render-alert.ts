import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'
import type { Alert } from './alert.ts'
import type { AlertConfig } from './alert-config.ts'
import { NOTIFICATION_SECRETS } from './alert-config-schema.ts'

interface Shown {
  readonly call: Call
  readonly project: Project
  /** Recorded: what stands in a list links to itself alone. */
  readonly inList: boolean
}

export function renderAlertConfig(config: AlertConfig, { call, project, inList }: Shown): object {
  const path = `/groups/${project.id}/alertConfigs/${config.id}`
  const alerts = { href: call.link(`${path}/alerts`), rel: `${call.request.origin}/alerts` }
  return {
    created: timestamp(config.createdAt),
    enabled: config.enabled,
    eventTypeName: config.eventTypeName,
    groupId: project.id,
    id: config.id,
    links: [{ href: call.link(path), rel: 'self' }, ...(inList ? [] : [alerts])],
    matchers: [],
    notifications: config.notifications.map(redacted),
    updated: timestamp(config.updatedAt),
    ...config.rest,
  }
}

/** Documented: of keys and addresses that are secret only the last four characters are shown. */
function redacted(notification: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(notification).map(([name, value]) => {
      const hidden = NOTIFICATION_SECRETS.includes(name) && typeof value === 'string'
      return [name, hidden ? `****${value.slice(-4)}` : value]
    }),
  )
}

export function renderAlert(alert: Alert, { call, project, inList }: Shown): object {
  const path = `/groups/${project.id}/alerts/${alert.id}`
  const { origin } = call.request
  const config = call.link(`/groups/${project.id}/alertConfigs/${alert.alertConfigId}`)
  const { acknowledged } = alert
  return {
    ...(acknowledged
      ? {
          acknowledgedUntil: acknowledged.until,
          acknowledgingUsername: acknowledged.by,
          ...(acknowledged.comment === undefined ? {} : { acknowledgementComment: acknowledged.comment }),
        }
      : {}),
    alertConfigId: alert.alertConfigId,
    created: timestamp(alert.createdAt),
    eventTypeName: alert.eventTypeName,
    groupId: project.id,
    id: alert.id,
    lastNotified: timestamp(alert.notifiedAt),
    links: [
      { href: call.link(path), rel: 'self' },
      ...(inList
        ? []
        : [
            { href: config, rel: `${origin}/alertConfig` },
            { href: call.link(`${path}/alertConfigs`), rel: `${origin}/alertConfigs` },
          ]),
    ],
    orgId: project.orgId,
    ...(alert.resolvedAt === undefined ? {} : { resolved: timestamp(alert.resolvedAt) }),
    status: alert.status,
    updated: timestamp(alert.updatedAt),
    ...alert.details,
  }
}
