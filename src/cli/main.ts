import { CommanderError } from 'commander'
import { createProgram } from './program.ts'
import { renderError } from './render-error.ts'
import type { World } from './world.ts'

/** Runs one command line. Never rejects: all that goes wrong is on `stderr` and in the exit code. */
export async function main({
  words,
  version,
  world,
}: {
  words: readonly string[]
  version: string
  world: World
}): Promise<void> {
  try {
    const program = await createProgram({ words, version, world })
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    // Commander ends `--help` and `--version` by an error, too.
    if (error instanceof CommanderError && error.exitCode === 0) return
    const { text, code } = renderError(error)
    world.terminal.err(text)
    world.finish(code)
  }
}
