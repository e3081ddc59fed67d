import { styleText } from 'node:util'

const INDENT = '  │ '

/** Shows lines of a step as GitHub's runner does: masked values are stars, groups are open, commands become words. */
export class RunnerLog {
  readonly #write: (line: string) => void
  readonly #masks = new Set<string>()
  #newMasks = 0
  #last = ''
  #repeats = 0

  constructor(write: (line: string) => void) {
    this.#write = write
  }

  /** What has been masked so far. The runner knows these values, and shows none of them. */
  get masks(): ReadonlySet<string> {
    return this.#masks
  }

  line(text: string): void {
    const [, command, properties = '', data = ''] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/s.exec(text) ?? []
    const value = unescaped(data)
    if (command === 'add-mask') {
      this.#masks.add(value)
      this.#newMasks += 1
    } else if (command === undefined) this.#progress(text)
    else if (command === 'group') this.#show(styleText('bold', `▾ ${value}`))
    else if (command in COLOURS) {
      const title = /title=([^,]*)/.exec(properties)?.[1]
      const colour = COLOURS[command as keyof typeof COLOURS]
      this.#show(styleText(colour, `${command}: ${title ? `${unescaped(title)}: ` : ''}${value}`))
    }
    // What is left is for the runner only.
  }

  /** Says what has been held back; to be called when the step has ended. */
  end(): void {
    if (this.#newMasks > 0) this.#write(INDENT + styleText('dim', `(values masked from here on: ${this.#newMasks})`))
    if (this.#repeats > 0)
      this.#write(INDENT + styleText('dim', `  (lines like this one left out here: ${this.#repeats})`))
    this.#newMasks = 0
    this.#repeats = 0
  }

  /** Any text as the runner would show it. */
  starred(text: string): string {
    return [...this.#masks]
      .sort((a, b) => b.length - a.length)
      .reduce((rest, mask) => rest.replaceAll(mask, '***'), text)
  }

  /** The signs of life of a long wait come every half a minute; one of them is enough here, where time runs faster. */
  #progress(text: string): void {
    const doing = text.startsWith('… ') ? text.replace(/, [^,]*$/, '') : ''
    if (doing !== '' && doing === this.#last) this.#repeats += 1
    else this.#show(text)
    this.#last = doing
  }

  #show(text: string): void {
    this.end()
    this.#last = ''
    for (const line of this.starred(text).split('\n')) this.#write(INDENT + line)
  }
}

const COLOURS = { error: 'red', warning: 'yellow', notice: 'blue' } as const

/** Workflow commands escape line ends, and in properties a little more. */
function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => signs[code] ?? code)
}
