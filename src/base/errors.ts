/** A place in a text that the user wrote; line and column count from 1. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One thing that is wrong with what the user gave us, said so that it can be mended without looking anything up. */
export interface Issue {
  /** What is wrong: a sentence that begins with the place, `cluster.tier: expected …, got …`. */
  readonly message: string
  /** What to do: a sentence that begins with a verb. */
  readonly hint?: string
  readonly position?: Position
}

/** The base of every error that is meant for the user: a sentence, a stable code, and what to do about it. */
export class ActionError extends Error {
  override readonly name: string = 'ActionError'
  readonly code: string
  readonly hint: string | undefined

  constructor({ code, message, hint }: { code: string; message: string; hint?: string | undefined }) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/** Bad input, found before anything was sent. Carries every issue at once. */
export class UsageError extends ActionError {
  override readonly name = 'UsageError'
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super({ code: 'USAGE', message: issues.map(renderIssue).join('\n') })
    this.issues = issues
  }
}

/** `file:line:column: message. Hint.` on one line, as compilers print it. */
export function renderIssue({ message, hint, position }: Issue): string {
  const place = position ? `${position.file}:${position.line}:${position.column}: ` : ''
  return `${place}${message}${hint ? ` ${hint}` : ''}`
}
