import type { ExitCode } from './exit-code.ts'
import type { Interruption } from './interruption.ts'
import type { ConfigFolder } from './login-place.ts'
import type { Actor } from './owner.ts'
import type { Environment, Terminal } from './terminal.ts'

/** What a command may see of the outside, and change there. */
export interface World {
  readonly terminal: Terminal
  readonly environment: Environment
  readonly userAgent: string
  readonly actor: () => Actor
  /** Where the command was given: an absolute path. */
  readonly folder: () => string
  /** Where this user keeps our files, on this system; `undefined` for a user without a home. */
  readonly configFolder: () => ConfigFolder | undefined
  /** Starts to listen for Ctrl-C and SIGTERM; until then they end the process. */
  readonly interruption: (onFirst: () => void) => Interruption
  /** All text of standard input. */
  readonly readStdin: () => Promise<string>
  readonly finish: (code: ExitCode) => void
}
