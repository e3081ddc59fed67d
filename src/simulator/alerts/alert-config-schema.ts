import * as z from 'zod/mini'

const text = z.optional(z.string())
const threshold = z.optional(
  z.strictObject({
    metricName: text,
    mode: text,
    operator: z.optional(z.enum(['GREATER_THAN', 'LESS_THAN'])),
    threshold: z.optional(z.number()),
    units: text,
  }),
)

/** The attributes of all kinds of notification together; which belong to which is not looked at. */
const notification = z.strictObject({
  typeName: z.enum([
    'DATADOG',
    'EMAIL',
    'GROUP',
    'HIP_CHAT',
    'MICROSOFT_TEAMS',
    'OPS_GENIE',
    'ORG',
    'PAGER_DUTY',
    'SLACK',
    'SMS',
    'TEAM',
    'USER',
    'VICTOR_OPS',
    'WEBHOOK',
  ]),
  delayMin: z.optional(z.int().check(z.gte(0))),
  intervalMin: z.optional(z.int().check(z.gte(5))),
  notifierId: text,
  integrationId: text,
  emailAddress: text,
  emailEnabled: z.optional(z.boolean()),
  smsEnabled: z.optional(z.boolean()),
  roles: z.optional(z.array(z.string())),
  mobileNumber: text,
  username: text,
  teamId: text,
  teamName: text,
  channelName: text,
  roomName: text,
  region: text,
  datadogRegion: text,
  opsGenieRegion: text,
  apiToken: text,
  notificationToken: text,
  serviceKey: text,
  datadogApiKey: text,
  opsGenieApiKey: text,
  victorOpsApiKey: text,
  victorOpsRoutingKey: text,
  microsoftTeamsWebhookUrl: text,
  webhookUrl: text,
  webhookSecret: text,
  webhookBodyTemplate: text,
  webhookHeadersTemplate: text,
})

/** What the answers hide all but the end of. */
export const NOTIFICATION_SECRETS: readonly string[] = [
  'apiToken',
  'notificationToken',
  'serviceKey',
  'datadogApiKey',
  'opsGenieApiKey',
  'victorOpsApiKey',
  'victorOpsRoutingKey',
  'microsoftTeamsWebhookUrl',
  'webhookUrl',
  'webhookSecret',
]

export const alertConfigSchema = z.strictObject({
  enabled: z.optional(z.boolean()),
  eventTypeName: z.string(),
  matchers: z.optional(
    z.array(
      z.strictObject({
        fieldName: z.string(),
        operator: z.enum(['EQUALS', 'CONTAINS', 'STARTS_WITH', 'ENDS_WITH', 'NOT_EQUALS', 'NOT_CONTAINS', 'REGEX']),
        value: z.string(),
      }),
    ),
  ),
  metricThreshold: threshold,
  notifications: z.array(notification).check(z.minLength(1)),
  severityOverride: z.optional(z.enum(['INFO', 'WARNING', 'ERROR', 'CRITICAL'])),
  threshold,
})

export const ALERT_CONFIG_READ_ONLY = ['created', 'groupId', 'id', 'links', 'updated']

/** Recorded, in this order. */
export const MATCHER_FIELDS: readonly string[] = [
  'ATLAS_NODE_TYPE',
  'CLUSTER_NAME',
  'HOSTNAME',
  'PORT',
  'HOSTNAME_AND_PORT',
  'APPLICATION_ID',
  'REPLICA_SET_NAME',
  'TYPE_NAME',
  'SHARD_NAME',
]
