import type { Secret } from '../base/secret.ts'

/**
 * Secrets that an operation makes or is given. They are never in `Memory`, and are masked, and blotted out of everything that comes
 * back, before anybody sees them.
 */
export interface OwnSecrets {
  /**
   * The secret of this step under this name, made when it is first asked for: 40 characters of A-Z, a-z and 0-9 (238 bits), which no
   * URI has to escape. It is the same at every look while the host keeps its key; another key makes another secret.
   */
  make(name: string): Secret
  /** The host knows its key again in other runs, so what was made in one of them is known here. */
  readonly isLasting: boolean
  /** What this step was given, or Atlas has answered: from now on it is one of ours. */
  keep(secret: Secret): void
}
