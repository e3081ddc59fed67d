import { CommanderError } from 'commander'
import { EXIT_CODE } from './exit-code.ts'
import { outdatedNode } from './outdated-node.ts'
import { createProgram } from './program.ts'
import { renderError } from './render-error.ts'
import type { World } from './world.ts'

/** Runs one command line. Never rejects: all that goes wrong is on `stderr` and in the exit code. */
export async function main({
  words,
  version,
  nodeVersion,
  world,
}: {
  words: readonly string[]
  version: string
  nodeVersion: string
  world: World
}): Promise<void> {
  const outdated = outdatedNode(nodeVersion)
  if (outdated !== undefined) {
    world.terminal.err(outdated)
    return world.finish(EXIT_CODE.failed)
  }
  try {
    const program = await createProgram({ words, version, world })
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has said all by then; `--help` and `--version` end by an error of code 0.
      world.finish(error.exitCode === 0 ? EXIT_CODE.done : EXIT_CODE.usage)
      return
    }
    const { text, code } = renderError(error)
    world.terminal.err(text)
    world.finish(code)
  }
}
