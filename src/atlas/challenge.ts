/** One challenge of a `WWW-Authenticate` header; scheme and parameter names in lower case. */
export interface Challenge {
  readonly scheme: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A token of RFC 9110 §5.6.2. */
const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y
/** A value: quoted, with escapes, or bare up to the next comma or blank (some servers send `domain=/` and worse). */
const VALUE = /"((?:[^"\\]|\\.)*)"|([^\s,"]*)/y
const GAP = /[\s,]*/y
const EQUALS = /\s*=\s*/y
/** `token68` credentials of other schemes, such as `Negotiate abc==`. */
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y

/**
 * Reads every challenge out of a `WWW-Authenticate` value (RFC 9110 §11.6.1): several challenges may share one line, and commas
 * stand both between parameters and between challenges. What cannot be read ends the list; what was read before it counts.
 */
export function parseChallenges(header: string): Challenge[] {
  const scanner = new Scanner(header)
  const challenges: { scheme: string; parameters: Record<string, string> }[] = []
  while (scanner.take(GAP) !== undefined && !scanner.done) {
    const word = scanner.take(TOKEN)
    if (word === undefined) break
    if (scanner.take(EQUALS) !== undefined) {
      const value = scanner.takeValue()
      const open = challenges.at(-1)
      if (value === undefined || open === undefined) break
      open.parameters[word.toLowerCase()] ??= value
    } else {
      challenges.push({ scheme: word.toLowerCase(), parameters: Object.create(null) })
      scanner.take(GAP)
      scanner.takeToken68()
    }
  }
  return challenges
}

class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get done(): boolean {
    return this.#at >= this.#text.length
  }

  take(pattern: RegExp): string | undefined {
    return this.#match(pattern)?.[0]
  }

  takeValue(): string | undefined {
    const match = this.#match(VALUE)
    return match === null ? undefined : (match[1]?.replace(/\\(.)/g, '$1') ?? match[2])
  }

  /** Only where no parameter and no further scheme can stand. */
  takeToken68(): void {
    const before = this.#at
    const word = this.take(TOKEN68)
    if (word !== undefined && !word.includes('=') && this.#isScheme(before)) this.#at = before
  }

  #isScheme(start: number): boolean {
    return /^[A-Za-z]+(?:-[A-Za-z0-9]+)*\s*,?$/.test(this.#text.slice(start, this.#at))
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match
  }
}
