import type { Command } from 'commander'

/** What may follow a command: its commands, or else its options, each with what it is for. */
export interface Completion {
  /** The command and those above it, without the program: `call pause-cluster`; empty for the program itself. */
  readonly path: string
  readonly hasCommands: boolean
  readonly words: readonly Word[]
  /** What the first argument may be, beside options. */
  readonly first: readonly Word[]
}

interface Word {
  readonly word: string
  readonly describe: string
}

export function completionsOf(
  command: Command,
  { path = [], first = {} }: { path?: readonly string[]; first?: Readonly<Record<string, readonly Word[]>> } = {},
): Completion[] {
  const { commands, options } = command
  const words =
    commands.length > 0
      ? commands.map((one) => ({ word: one.name(), describe: one.description() }))
      : options.flatMap(({ long, description, hidden }) =>
          long && !hidden ? [{ word: long, describe: description }] : [],
        )
  const name = path.join(' ')
  const own = { path: name, hasCommands: commands.length > 0, words, first: first[name] ?? [] }
  return [own, ...commands.flatMap((one) => completionsOf(one, { path: [...path, one.name()], first }))]
}

/** For bash, and for zsh by way of its bashcompinit, where `path` and `words` are taken. Files are offered where nothing fits. */
export function bashScript(name: string, completions: readonly Completion[]): string {
  const cases = completions.flatMap(({ path, hasCommands, words, first }) => {
    const offer = (pattern: string, offered: readonly Word[]) =>
      `    ${pattern}) offers='${offered.map(({ word }) => word).join(' ')}' ;;`
    if (hasCommands) return [offer(`'${path}'`, words)]
    if (first.length === 0) return [offer(`'${path}'|'${path} '*`, words)]
    return [offer(`'${path}'`, [...first, ...words]), offer(`'${path} '*`, words)]
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
  const lines = completions.flatMap(({ path, hasCommands, words, first }) => {
    const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`)
    const others = words.map(({ word }) => word).join(' ')
    const condition =
      path === ''
        ? '__fish_use_subcommand'
        : [...seen, ...(hasCommands ? [`not __fish_seen_subcommand_from ${others}`] : [])].join('; and ')
    const line = (what: string, describe: string) =>
      `complete -c ${name} -n '${condition}' ${what} -d '${describe.replaceAll(/['\\]/g, '\\$&')}'`
    return [
      ...first.map(({ word, describe }) => line(`-f -a ${word}`, describe)),
      ...words.map(({ word, describe }) => line(hasCommands ? `-f -a ${word}` : `-l ${word.slice(2)}`, describe)),
    ]
  })
  return `${lines.join('\n')}\n`
}
