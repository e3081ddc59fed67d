import type { Call } from '../route.ts'
import { entryValue } from '../routes/access-entry.ts'
import type { Told } from './audit.ts'

const NAMES = ['ipAddress', 'cidrBlock', 'awsSecurityGroup']

/** One event for each entry of a POST to the access list of a project: entries that were there were changed. */
export function entriesAdded({ body, params, world, now }: Call): readonly Told[] {
  const project = world.state.projects.find(({ id }) => id === params['groupId'])
  const given: readonly object[] = Array.isArray(body) ? body.map(Object) : []
  return given.map((entry) => {
    const text = String(NAMES.map((name): unknown => Reflect.get(entry, name)).find((value) => value !== undefined))
    const kept = project?.accessList.find(({ value }) => value === entryValue(text, world))
    const isNew = kept === undefined || kept.createdAt === now
    return {
      type: isNew ? 'NETWORK_PERMISSION_ENTRY_ADDED' : 'NETWORK_PERMISSION_ENTRY_UPDATED',
      details: { whitelistEntry: text },
    }
  })
}

export function entryRemoved({ params }: Call): readonly Told[] {
  return [{ type: 'NETWORK_PERMISSION_ENTRY_REMOVED', details: { whitelistEntry: params['entryValue'] } }]
}
