import { Secret } from '../base/secret.ts'

/** Whose token it is, which decides what is advised when GitHub refuses it. */
export type TokenOwner = 'job' | 'installation' | 'app'

/** What a token is wanted for. */
interface TokenRequest {
  /** `owner/name`. */
  readonly repository: string
  /** A token that GitHub has answered 401 to, and the time that GitHub gave with it. */
  readonly refused?: { readonly token: Secret; readonly serverTime: Date | undefined }
  readonly signal: AbortSignal
}

/** Where the token of a request comes from: a source that can make another one gives that in place of a refused one. */
export interface TokenSource {
  readonly owner: TokenOwner
  /** Rejects with `GitHubError` when there is none to be had; with whatever was thrown first once the signal has aborted. */
  get(request: TokenRequest): Promise<Secret>
}

/** One token for everything: what a job was given. */
export function asTokenSource(token: Secret | TokenSource): TokenSource {
  return token instanceof Secret ? { owner: 'job', get: async () => token } : token
}
