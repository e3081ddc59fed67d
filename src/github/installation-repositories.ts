import type { MintToken } from './app-auth.ts'
import type { Call } from './call.ts'
import { GitHubError } from './github-error.ts'
import type { Installation } from './installation.ts'
import type { Installations } from './installations.ts'
import { jsonFields } from './json-fields.ts'
import { readPages } from './read-pages.ts'
import { repositoryName } from './repository-name.ts'
import type { TokenSource } from './token-source.ts'

/** An installation that is suspended, or was taken away meanwhile. */
export type OnPassedOver = (passed: { readonly account: string; readonly error: GitHubError }) => void

const ROUTE = 'GET /installation/repositories'
const NEEDS = 'metadata: read'

/**
 * All repositories of all installations, each once, as `owner/name`. An installation that is suspended is told to `onPassedOver`, and
 * the others are listed; rejects with `GitHubError` if anything else cannot be read.
 */
export async function installationRepositories({
  installations,
  mint,
  callWith,
  onPassedOver,
}: {
  installations: Installations
  mint: MintToken
  callWith: (of: { token: TokenSource; subject: string }) => Call
  onPassedOver: OnPassedOver
}): Promise<readonly string[]> {
  const found = new Map<string, string>()
  for (const installation of await installations.all()) {
    try {
      for (const name of await namesIn({ installation, mint, callWith })) found.set(name.toLowerCase(), name)
    } catch (error) {
      if (!(error instanceof GitHubError) || error.code !== 'GITHUB_NOT_INSTALLED') throw error
      onPassedOver({ account: installation.account, error })
    }
  }
  return [...found.values()]
}

async function namesIn({
  installation,
  mint,
  callWith,
}: {
  installation: Installation
  mint: MintToken
  callWith: (of: { token: TokenSource; subject: string }) => Call
}): Promise<readonly string[]> {
  const { account: subject } = installation
  const request = { route: ROUTE, needs: NEEDS } as const
  const minted = async () => (await mint({ installation, permissions: { metadata: 'read' } })).token
  const token = await minted()
  const get: TokenSource['get'] = async ({ refused }) => (refused === undefined ? token : minted())
  const call = callWith({ subject, token: { owner: 'installation', get } })
  return readPages({ call, repository: subject, request, within: 'repositories', read: readName })
}

function readName(value: unknown): string | undefined {
  const { full_name: fullName } = jsonFields(value)
  return typeof fullName === 'string' && repositoryName(fullName) !== undefined ? fullName : undefined
}
