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

/** The terminal of this process. A reader that has gone away (`| head`) ends the output quietly, not the work. */
export function processTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    isLive: stderr.isTTY === true && env['TERM'] !== 'dumb',
    size: () => ({ columns: stderr.columns || 80, rows: stderr.rows || 24 }),
  }
}
