import type { BodyBuilder } from '../recorded-request.ts'
import { listOf } from '../recording.ts'

const only = (body: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)))

const alertConfig: BodyBuilder['build'] = (answer) => ({
  ...only(answer, ['enabled', 'eventTypeName', 'matchers']),
  notifications: listOf(answer['notifications']).map(({ notifierId: _, ...notification }) => notification),
})

/** The recorded order: until a moment, for ever, and no longer. */
const acknowledgement: BodyBuilder['build'] = ({ acknowledgedUntil }) =>
  acknowledgedUntil === undefined ? { unacknowledgeAlert: true } : { acknowledgedUntil }

/** Request bodies that fit the recorded answers: by method and the end of the path. */
export const projectBodies: readonly BodyBuilder[] = [
  {
    method: 'POST',
    path: /\/privateEndpoint\/endpointService$/,
    build: ({ cloudProvider, regionName }) => ({ providerName: cloudProvider, region: regionName }),
  },
  { method: 'PATCH', path: /\/privateEndpoint\/regionalMode$/, build: (answer) => answer },
  { method: 'POST', path: /\/alertConfigs$/, build: alertConfig },
  { method: 'PUT', path: /\/alertConfigs\/[^/]+$/, build: alertConfig },
  { method: 'PATCH', path: /\/alerts\/[^/]+$/, build: acknowledgement },
  { method: 'PATCH', path: /\/auditLog$/, build: ({ configurationType: _, ...answer }) => answer },
  // The answer is empty; the next one shows the window.
  { method: 'PATCH', path: /\/maintenanceWindow$/, build: () => ({ dayOfWeek: 1, hourOfDay: 1 }) },
]
