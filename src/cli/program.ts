import { Command } from 'commander'
import type { World } from './world.ts'

/** Gives a command its arguments, options, examples and action. */
export type Define = (command: Command, world: World) => void

interface Entry {
  readonly summary: string
  /** Read only when the command is asked for, so that help comes at once. */
  readonly load: () => Promise<Define>
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  simulate: {
    summary: 'Start a simulated Atlas on loopback, to try things without an account.',
    load: async () => (await import('./commands/simulate.ts')).simulate,
  },
}

export const NAME = 'mongodb-atlas-action'

/** The whole command line. Commands that `words` do not name are there by name and summary only. */
export async function createProgram({
  words,
  version,
  world,
}: {
  words: readonly string[]
  version: string
  world: World
}): Promise<Command> {
  const { terminal } = world
  const program = new Command(NAME)
    .description('MongoDB Atlas from a terminal: projects, clusters and network access.')
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).description(summary)
    if (words.includes(name)) (await load())(command, world)
  }
  return program
}
