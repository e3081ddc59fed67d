import type { StrategyOptions } from '@octokit/auth-app'
import { Secret } from '../base/secret.ts'
import type { AppJwt } from './app-jwt.ts'
import type { AppKey } from './app-key.ts'
import type { Call } from './call.ts'
import { type CallName, GitHubError, notDocumented } from './github-error.ts'
import { type GrantedPermissions, type Installation, notInstalled, suspended } from './installation.ts'
import { jsonFields } from './json-fields.ts'

/** A token of an installation, and when it is over by GitHub's clock. */
export interface InstallationToken {
  readonly token: Secret
  readonly expiresAt: Date
}

/** Rejects with `GitHubError`: GITHUB_NOT_INSTALLED where the app was uninstalled or suspended. */
export type MintToken = (wanted: {
  readonly installation: Installation
  readonly permissions: GrantedPermissions
  /** Name of the one repository that it is for, without its owner; all of the installation when left out. */
  readonly repository?: string | undefined
}) => Promise<InstallationToken>

type OctokitRequest = NonNullable<StrategyOptions['request']>

const ROUTE = 'POST /app/installations/{installation_id}/access_tokens'

/**
 * Mints tokens by GitHub's own package, which is loaded with the first one. Signing, sending and keeping are ours: its tokens are issued
 * only 30 seconds back, it keeps a token for 59 minutes whatever GitHub says of its end, and its answers are bound by nothing.
 */
export function appAuth({
  appKey,
  jwt,
  callFor,
}: {
  appKey: AppKey
  jwt: AppJwt
  callFor: (subject: string) => Call
}): MintToken {
  const load = async () => (await import('@octokit/auth-app')).createAppAuth
  let loading: ReturnType<typeof load> | undefined

  return async ({ installation, permissions, repository }) => {
    const { id, account } = installation
    const named = { route: ROUTE, repository: account, needs: 'metadata: read' } as const
    if (installation.isSuspended) throw suspended({ call: named, on: account })
    loading ??= load()
    const createAppAuth = await loading
    const call = callFor(repository === undefined ? account : `${account}/${repository}`)
    const request = async (_route: string, { repositories, permissions: asked }: Readonly<Record<string, unknown>>) => {
      const parameters = {
        installation_id: id,
        permissions: asked,
        ...(repositories !== undefined && { repositories }),
      }
      const { status, data } = await call({ ...named, parameters, isRepeatable: true }).catch((error: unknown) => {
        throw whyNot({ error, call: named })
      })
      const { token, expires_at: expiresAt } = jsonFields(data)
      if (typeof token === 'string' && token !== '' && !Number.isNaN(Date.parse(String(expiresAt))))
        return { status, data }
      throw notDocumented({ call: named, status, what: 'no token that says when it ends' })
    }
    const auth = createAppAuth({
      appId: appKey.appId,
      createJwt: async () => {
        const { token, expiresAt } = jwt.current()
        return { jwt: token.reveal(), expiresAt: expiresAt.toISOString() }
      },
      // Of the whole interface it calls the function alone.
      request: request as unknown as OctokitRequest,
      log: { warn() {} },
    })
    const { token, expiresAt } = await auth({
      type: 'installation',
      installationId: id,
      permissions: { ...permissions },
      ...(repository !== undefined && { repositoryNames: [repository] }),
      refresh: true,
    })
    return { token: new Secret(token), expiresAt: new Date(expiresAt) }
  }
}

/** It was uninstalled since it was found. */
function whyNot({ error, call }: { error: unknown; call: CallName }): unknown {
  const isGone = error instanceof GitHubError && error.status === 404
  return isGone ? notInstalled({ call, on: call.repository }) : error
}
