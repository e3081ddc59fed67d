import type { Command } from 'commander'

/** What may follow a command: its commands, or else its options, each with what it is for. */
export interface Completion {
  /** The command and those above it, without the program: `call pause-cluster`; empty for the program itself. */
  readonly path: string
  readonly hasCommands: boolean
  readonly words: readonly { readonly word: string; readonly describe: string }[]
}

export function completionsOf(command: Command, path: readonly string[] = []): Completion[] {
  const { commands, options } = command
  const words =
    commands.length > 0
      ? commands.map((one) => ({ word: one.name(), describe: one.description() }))
      : options.flatMap(({ long, description, hidden }) =>
          long && !hidden ? [{ word: long, describe: description }] : [],
        )
  const own = { path: path.join(' '), hasCommands: commands.length > 0, words }
  return [own, ...commands.flatMap((one) => completionsOf(one, [...path, one.name()]))]
}

/** For bash, and for zsh by way of its bashcompinit, where `path` and `words` are taken. Files are offered where nothing fits. */
export function bashScript(name: string, completions: readonly Completion[]): string {
  const cases = completions.map(({ path, hasCommands, words }) => {
    const pattern = hasCommands ? `'${path}'` : `'${path}'|'${path} '*`
    return `    ${pattern}) offers='${words.map(({ word }) => word).join(' ')}' ;;`
  })
  const label = `_${name.replaceAll('-', '_')}`
  return `${label}() {
  local before='' offers=''
  [ "$COMP_CWORD" -gt 1 ] && before="\${COMP_WORDS[1]}"
  [ "$COMP_CWORD" -gt 2 ] && before="$before \${COMP_WORDS[2]}"
  case "$before" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$offers" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F ${label} ${name}
`
}

export function zshScript(name: string, completions: readonly Completion[]): string {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(name, completions)}`
}

export function fishScript(name: string, completions: readonly Completion[]): string {
  const lines = completions.flatMap(({ path, hasCommands, words }) => {
    const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`)
    const others = words.map(({ word }) => word).join(' ')
    const condition =
      path === ''
        ? '__fish_use_subcommand'
        : [...seen, ...(hasCommands ? [`not __fish_seen_subcommand_from ${others}`] : [])].join('; and ')
    return words.map(({ word, describe }) => {
      const what = hasCommands ? `-f -a ${word}` : `-l ${word.slice(2)}`
      return `complete -c ${name} -n '${condition}' ${what} -d '${describe.replaceAll(/['\\]/g, '\\$&')}'`
    })
  })
  return `${lines.join('\n')}\n`
}
