import { Argument, type Command } from 'commander'
import { bashScript, completionsOf, fishScript, zshScript } from '../completion-scripts.ts'
import { createProgram } from '../program.ts'
import type { World } from '../world.ts'

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript }
type Shell = keyof typeof SCRIPTS

/** `completion <shell>`: a script that lets the shell complete commands, operations and options. */
export function completion(command: Command, world: World): void {
  command
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
    .usage('<shell>')
    .addHelpText('after', HELP)
    .action(async (shell: Shell) => {
      const words = command.parent?.commands.map((one) => one.name()) ?? []
      const program = await createProgram({ words, version: '', world })
      const { apiOperations } = await import('../../atlas/api-operations.ts')
      const ids = [...apiOperations().values()].map(({ id, method, path }) => ({
        word: id,
        describe: `${method} ${path}`,
      }))
      world.terminal.out(SCRIPTS[shell](program.name(), completionsOf(program, { first: { api: ids } })))
    })
}

const HELP = `
Examples:
  mongodb-atlas-action completion bash >> ~/.bashrc
  mongodb-atlas-action completion zsh >> ~/.zshrc
  mongodb-atlas-action completion fish > ~/.config/fish/completions/mongodb-atlas-action.fish
`
