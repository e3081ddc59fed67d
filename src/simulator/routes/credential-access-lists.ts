import { unauthorized } from '../access.ts'
import { addEntries, findEntry, nameOf, removeEntry } from '../identity/access-entries.ts'
import { findKey } from '../identity/api-keys.ts'
import type { ApiAccessEntry, ApiKey, ServiceAccount } from '../identity/principal.ts'
import { isOwner } from '../identity/roles.ts'
import { findAccount } from '../identity/service-accounts.ts'
import type { Call, Result, Route } from '../route.ts'
import { timestamp } from '../timestamp.ts'
import { type CredentialLevel, groupIdOf, organizationLevel, projectLevel } from './credential-level.ts'

/** One kind of credential at one level, and how its entries look there. */
interface Holder {
  readonly level: CredentialLevel
  /** Below the level's path. */
  readonly path: string
  readonly date: string
  readonly javaClass: string
  readonly java: { readonly add: string; readonly list: string; readonly remove: string; readonly read?: string }
  readonly event: 'API_KEY' | 'SERVICE_ACCOUNT'
  find(call: Call): ApiKey | ServiceAccount
  render(entry: ApiAccessEntry, call: Call): object
}

const addressOf = ({ range, address }: ApiAccessEntry) => ({
  cidrBlock: range,
  ...(address === undefined ? {} : { ipAddress: address }),
})

function renderKeyEntry(entry: ApiAccessEntry, call: Call): object {
  const { lastUse, uses, createdAt } = entry
  const { orgId = '', apiUserId = '' } = call.params
  const path = `/orgs/${orgId}/apiKeys/${apiUserId}/accessList/${encodeURIComponent(nameOf(entry))}`
  return {
    ...addressOf(entry),
    count: uses,
    created: timestamp(createdAt),
    ...(lastUse === undefined ? {} : { lastUsed: timestamp(lastUse.at), lastUsedAddress: lastUse.address }),
    links: [{ href: call.link(path), rel: 'self' }],
  }
}

function renderAccountEntry(entry: ApiAccessEntry): object {
  const { lastUse, uses, createdAt } = entry
  return {
    ...addressOf(entry),
    createdAt: timestamp(createdAt),
    ...(lastUse === undefined ? {} : { lastUsedAddress: lastUse.address, lastUsedAt: timestamp(lastUse.at) }),
    requestCount: uses,
  }
}

function routesOf({ level, path, date, javaClass, java, event, find, render }: Holder): readonly Route[] {
  const all = { path: `${level.path}/${path}/accessList`, limit: level.limit }
  const one = { path: `${level.path}/${path}/accessList/{ipAddress}`, limit: level.limit }
  const versions = (method: string) => [{ date, javaMethod: `${javaClass}::${method}` }]
  /** Recorded: newest first. */
  const page = (holder: ApiKey | ServiceAccount, call: Call): Result => ({
    status: 200,
    page: [...holder.accessList].reverse().map((entry) => render(entry, call)),
  })

  function add(call: Call): Result {
    const holder = find(call)
    addEntries(holder, call)
    return page(holder, call)
  }

  function remove(call: Call): Result {
    removeEntry(find(call), call)
    return { status: 204 }
  }

  const { read } = java
  return [
    {
      ...all,
      method: 'POST',
      versions: versions(java.add),
      paged: true,
      takesBody: true,
      audit: `${event}_ACCESS_LIST_ENTRY_ADDED`,
      handle: add,
    },
    { ...all, method: 'GET', versions: versions(java.list), paged: true, handle: (call) => page(find(call), call) },
    {
      ...one,
      method: 'DELETE',
      versions: versions(java.remove),
      audit: `${event}_ACCESS_LIST_ENTRY_DELETED`,
      handle: remove,
    },
    ...(read === undefined
      ? []
      : [
          {
            ...one,
            method: 'GET' as const,
            versions: versions(read),
            handle: (call: Call) => ({ status: 200, body: render(findEntry(find(call), call), call) }),
          },
        ]),
  ]
}

const accountsAt = (level: CredentialLevel): Holder => ({
  level,
  path: 'serviceAccounts/{clientId}',
  date: '2024-08-05',
  javaClass: `${level.java}ServiceAccountsAccessListResource`,
  java: { add: 'add', list: 'getAll', remove: 'delete' },
  event: 'SERVICE_ACCOUNT',
  find: (call) => findAccount(call, groupIdOf(level.placeOf(call))),
  render: renderAccountEntry,
})

const apiKeys: Holder = {
  level: organizationLevel,
  path: 'apiKeys/{apiUserId}',
  date: '2023-01-01',
  javaClass: 'ApiOrganizationApiUsersAccessListResource',
  java: {
    add: 'addApiUserAccessList',
    list: 'getApiUserAccessList',
    read: 'getApiUserAccessListEntry',
    remove: 'deleteUserAccessListEntry',
  },
  event: 'API_KEY',
  find: (call) => {
    organizationLevel.placeOf(call)
    const key = findKey(call)
    // The description names no role for writes: a key may administer its own list, an owner every list.
    if (call.request.method !== 'GET' && call.caller !== key && !isOwner(call.caller.grants)) throw unauthorized()
    return key
  },
  render: renderKeyEntry,
}

export const credentialAccessLists: readonly Route[] = [
  apiKeys,
  accountsAt(organizationLevel),
  accountsAt(projectLevel),
].flatMap(routesOf)
