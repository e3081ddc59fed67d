import { EXIT_CODE } from './exit-code.ts'

/** Where a screen is; text for people goes to `stderr`, results to `stdout`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** True when `stderr` is a screen whose lines can be written over. */
  readonly isLive: boolean
  /** Columns and rows of the screen, which change while it is looked at. */
  readonly size: () => { readonly columns: number; readonly rows: number }
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The terminal of this process. A reader that has gone away (`| head`) ends the output quietly, not the work; output that is lost
 * for another reason, such as a full disk, makes the process fail.
 */
export function processTerminal(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process
  stderr.on('error', () => {})
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return
    stderr.write(`The output could not be written (${code}).\n`)
    process.exitCode = EXIT_CODE.failed
  })
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    isLive: stderr.isTTY === true && env['TERM'] !== 'dumb',
    size: () => ({ columns: stderr.columns || 80, rows: stderr.rows || 24 }),
  }
}
