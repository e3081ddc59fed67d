import type { Call, Result } from '../route.ts'
import type { Told } from './audit.ts'

export function projectCreated(_: Call, { body }: Result): readonly Told[] {
  return [{ type: 'GROUP_CREATED', groupId: String(Reflect.get(Object(body), 'id')) }]
}

/** What a PATCH of a project is told as. */
export function projectChanges({ body }: Call): readonly Told[] {
  const names = Object.keys(Object(body))
  return [
    ...(names.includes('name') ? [{ type: 'GROUP_NAME_CHANGED' } as const] : []),
    ...(names.includes('tags') ? [{ type: 'GROUP_TAGS_MODIFIED' } as const] : []),
    ...(names.includes('withDefaultAlertsSettings')
      ? [{ type: 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED' } as const]
      : []),
  ]
}
