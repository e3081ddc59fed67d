/** A workflow command as GitHub's runner understands it. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
  /** Index of its line. */
  readonly at: number
}

/** .NET's `ReadLine`, with which the runner reads a step's output, ends lines at LF, CR and CR LF. */
export function linesAsRead(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

/** The names in actions/runner, `ActionCommandManager` and the extensions of `IActionCommandExtension`. */
const OLD_COMMANDS =
  /##\[(?:add-mask|add-matcher|add-path|command|debug|echo|endgroup|error|group|internal-set-repo-path|notice|remove-matcher|save-state|section|set-env|set-output|stop-commands|warning)\b/i

/**
 * Every line of a log that the runner takes for a command: one that begins with `::` after blanks, as `::name key=value,…::message`,
 * or that holds the old form `##[name …]` anywhere (actions/runner, `ActionCommand.TryParseV2` and `TryParse`).
 */
export function commandsIn(lines: readonly string[]): Command[] {
  return linesAsRead(lines.join('\n')).flatMap((line, at): Command[] => {
    const [, head = '', message = ''] = /^\s*::(.+?)::(.*)$/s.exec(line) ?? []
    const old = OLD_COMMANDS.exec(line)
    if (head === '') return old ? [{ name: old[0], properties: {}, message: line, at }] : []
    const [, name = '', list = ''] = /^(\S+)\s*(.*)$/s.exec(head) ?? []
    const pairs = list.split(',').map((pair) => pair.split('='))
    const properties = pairs.flatMap(([key = '', ...value]) => (key === '' ? [] : [[key, unescaped(value.join('='))]]))
    return [{ name, properties: Object.fromEntries(properties), message: unescaped(message), at }]
  })
}

/** `Title (file:line:column): message` of each annotation of a kind. */
export function annotations(lines: readonly string[], kind: 'error' | 'warning' | 'notice' = 'error'): string[] {
  return commandsIn(lines)
    .filter(({ name }) => name === kind)
    .map(({ properties: { title = '', file, line, col }, message }) => {
      const place = file === undefined ? '' : ` (${file}:${line}:${col})`
      return `${title}${place}${title === '' && place === '' ? '' : ': '}${message}`
    })
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts, the other way round. */
function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }
  return text.replace(/%(?:0D|0A|3A|2C|25)/gi, (sign) => signs[sign.toUpperCase()] ?? sign)
}
