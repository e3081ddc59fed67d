import type { Clock } from '../base/clock.ts'
import type { InstallationToken, MintToken } from './app-auth.ts'
import { GitHubError } from './github-error.ts'
import { atMost, type GrantedPermissions, notInstalled } from './installation.ts'
import type { Installations } from './installations.ts'
import type { TokenSource } from './token-source.ts'

interface Kept {
  readonly minting: Promise<InstallationToken>
  /** Once it is there. */
  token?: InstallationToken
}

/** What is left of a token when the next one is minted. */
const SPARE_MS = 60_000

/** All that a run does with the repository of its pull request. */
const FOR_REPOSITORY: GrantedPermissions = {
  contents: 'read',
  deployments: 'write',
  metadata: 'read',
  pull_requests: 'write',
}
/** Tells whether a repository is gone or what it is called now: only a token for all of them can. */
const FOR_ACCOUNT: GrantedPermissions = { contents: 'read', metadata: 'read', pull_requests: 'read' }

/** Tokens of installations, one for each repository, kept until a minute before they end. */
export function installationTokens({
  installations,
  mint,
  now,
}: {
  installations: Installations
  mint: MintToken
  /** GitHub's time. */
  now: Clock['now']
}): TokenSource {
  const keptByRepository = new Map<string, Kept>()
  const isOver = ({ token }: Kept) => token !== undefined && token.expiresAt.getTime() - now().getTime() < SPARE_MS
  return {
    owner: 'installation',
    async get({ repository, refused, signal }) {
      signal.throwIfAborted()
      const key = repository.toLowerCase()
      let kept = keptByRepository.get(key)
      const isRefused = refused !== undefined && kept?.token?.token.reveal() === refused.token.reveal()
      if (kept === undefined || isRefused || isOver(kept)) {
        for (const [name, one] of keptByRepository) if (isOver(one)) keptByRepository.delete(name)
        kept = keep(mintFor({ repository, installations, mint }))
        keptByRepository.set(key, kept)
      }
      const { minting } = kept
      try {
        return (await orAborted(minting, signal)).token
      } catch (error) {
        // What kept it from being minted may have passed.
        if (!signal.aborted && keptByRepository.get(key) === kept) keptByRepository.delete(key)
        throw error
      }
    },
  }
}

async function mintFor({
  repository,
  installations,
  mint,
}: {
  repository: string
  installations: Installations
  mint: MintToken
}): Promise<InstallationToken> {
  const [owner = '', name = ''] = repository.split('/')
  const found = await installations.ofRepository(repository)
  const installation = found?.installation ?? (await installations.ofAccount(owner))
  const call = { route: 'GET /repos/{owner}/{repo}/installation', repository, needs: 'metadata: read' } as const
  // An installation for all repositories that does not know this one says that it is gone; any other, that it may not see it.
  if (installation === undefined || (found === undefined && !installation.isForAll))
    throw notInstalled({ call, on: repository })
  const minted = (wanted: GrantedPermissions, only?: string) =>
    mint({ installation, permissions: atMost({ wanted, granted: installation.permissions }), repository: only })
  if (found === undefined || found.isMoved) return minted(FOR_ACCOUNT)
  return minted(FOR_REPOSITORY, name).catch((error: unknown) => {
    // A name that the repository had before, or has just lost.
    if (error instanceof GitHubError && error.status === 422) return minted(FOR_ACCOUNT)
    throw error
  })
}

function keep(minting: Promise<InstallationToken>): Kept {
  const kept: Kept = { minting }
  minting.then(
    (token) => {
      kept.token = token
    },
    // Whoever asked for it is told.
    () => {},
  )
  return kept
}

/** Several runs wait for one token: one that is called off leaves it to the others. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
