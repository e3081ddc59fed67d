import type { RunAttempt, RunEnd } from '../github/workflow-run.ts'

/** The world beside Atlas, as far as operations need it; handed in by the host. Every method rejects with `ActionError`. */
export interface Outside {
  /** Writes a file, its folders included, below the folder that relative paths start from; gives the absolute path. */
  saveFile(file: { readonly path: string; readonly bytes: Uint8Array }): Promise<string>
  /** The public IPv4 address of this machine; looked up once in a run. */
  publicAddress(): Promise<string>
  /** Whether an attempt of a workflow run of this repository is over; a host that knows no GitHub says that it cannot tell. */
  isRunOver(run: RunAttempt): Promise<RunEnd>
}
