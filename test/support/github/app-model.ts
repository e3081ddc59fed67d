import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Access } from './access.ts'
import type { Model, RepositoryRecord } from './model.ts'

export interface InstallationRecord {
  readonly id: number
  readonly account: string
  readonly type: 'Organization' | 'User'
  /** By GitHub's names: `pull_requests`. */
  permissions: Readonly<Record<string, 'read' | 'write'>>
  selection: 'all' | 'selected'
  /** Ids of the repositories of a selection. */
  readonly selected: Set<number>
  suspendedAt: string | null
}

export interface AppModel {
  readonly id: number
  readonly clientId: string
  readonly slug: string
  /** Several while a key is rotated. */
  readonly keys: Set<KeyObject>
  readonly installations: InstallationRecord[]
}

/** What a test says of an installation. */
interface InstallApp {
  readonly account: string
  readonly type?: InstallationRecord['type']
  readonly permissions?: InstallationRecord['permissions']
  /** Names of the selected ones; all of the account when left out. */
  readonly repositories?: readonly string[]
}

export interface AppHandle {
  readonly id: number
  readonly clientId: string
  install(at: InstallApp): InstallationRecord
  uninstall(installation: InstallationRecord): void
  suspend(installation: InstallationRecord): void
  unsuspend(installation: InstallationRecord): void
  /** Another key, in PEM. */
  addKey(publicKey: string): void
  removeKeys(): void
  /** Tokens that were minted: what each may, and where. */
  readonly minted: readonly Access[]
  /** GitHub takes back every token that it has minted. */
  revokeTokens(): void
}

const APP_PERMISSIONS: InstallationRecord['permissions'] = {
  contents: 'read',
  deployments: 'write',
  metadata: 'read',
  pull_requests: 'write',
}

export function createAppModel({ model, publicKey, id }: { model: Model; publicKey: string; id: number }): AppModel {
  const keys = new Set([createPublicKey(publicKey)])
  return { id, clientId: `Iv23li${model.nextId()}Preview`, slug: 'preview-environments', keys, installations: [] }
}

export function createAppHandle({
  app,
  model,
  tokens,
}: {
  app: AppModel
  model: Model
  tokens: Map<string, Access>
}): AppHandle {
  const minted = () => [...tokens.values()].filter(({ installation }) => installation !== undefined)
  return {
    id: app.id,
    clientId: app.clientId,
    install({ account, type = 'Organization', permissions = APP_PERMISSIONS, repositories }) {
      const selected = new Set((repositories ?? []).map((name) => (model.find(name) ?? model.add(name)).id))
      const selection = repositories === undefined ? 'all' : 'selected'
      const made = { id: model.nextId(), account, type, permissions, selection, selected, suspendedAt: null } as const
      const record: InstallationRecord = { ...made }
      app.installations.push(record)
      return record
    },
    uninstall: (installation) => void app.installations.splice(app.installations.indexOf(installation), 1),
    suspend: (installation) => void Object.assign(installation, { suspendedAt: model.nextTime() }),
    unsuspend: (installation) => void Object.assign(installation, { suspendedAt: null }),
    addKey: (publicKey) => void app.keys.add(createPublicKey(publicKey)),
    removeKeys: () => app.keys.clear(),
    get minted() {
      return minted()
    },
    revokeTokens() {
      for (const { token } of minted()) tokens.delete(token)
    },
  }
}

/** Whether an installation is for a repository that is there. */
export function isFor(
  { account, selection, selected }: InstallationRecord,
  { id, fullName, isDeleted }: RepositoryRecord,
) {
  const isOfAccount = fullName.toLowerCase().startsWith(`${account.toLowerCase()}/`)
  return isOfAccount && !isDeleted && (selection === 'all' || selected.has(id))
}
