import type { Secret } from '../base/secret.ts'

/**
 * Secrets that an operation makes or is given. They live in this process only, never in `Memory`, and are masked, and blotted out of
 * everything that comes back, before anybody sees them.
 */
export interface OwnSecrets {
  /** What this step has made under this name in this process; `undefined` after a restart, when nobody knows it any more. */
  find(name: string): Secret | undefined
  /** Makes one of 40 characters of A-Z, a-z and 0-9 (238 bits), which no URI has to escape. */
  make(name: string): Secret
  /** What this step was given, or Atlas has answered: from now on it is one of ours. */
  keep(secret: Secret): void
}
