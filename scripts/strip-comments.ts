import { parse, type Token } from 'acorn'

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * JavaScript without comments and with half of its indentation; every token stays as it is. In particular the parentheses around the
 * functions of a bundle: they tell V8 that a function is called at once, and without them each is read twice.
 */
export function stripComments(text: string): string {
  const comments: Range[] = []
  /** Literals that may hold line breaks. */
  const literals: Range[] = []
  parse(text, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onComment(_isBlock, _text, start, end) {
      // The line that names the interpreter counts as a comment, too.
      if (!text.startsWith('#!', start)) comments.push({ start, end })
    },
    onToken: ({ type, start, end }: Token) => {
      if (type.label === 'template' || type.label === 'string') literals.push({ start, end })
    },
  })
  const parts: string[] = []
  let code = ''
  let at = 0
  const ranges = [
    ...comments.map((range) => ({ ...range, isComment: true })),
    ...literals.map((range) => ({ ...range, isComment: false })),
  ].sort((a, b) => a.start - b.start)
  for (const { start, end, isComment } of ranges) {
    code += text.slice(at, start)
    at = end
    const taken = text.slice(start, end)
    if (isComment) {
      // A comment that goes over several lines ends a line, as far as semicolons are concerned (ECMA-262 §12.4).
      code += taken.includes('\n') ? '\n' : ' '
    } else {
      parts.push(dense(code), taken)
      code = ''
    }
  }
  return parts.join('') + dense(code + text.slice(at))
}

function dense(code: string): string {
  return code
    .replace(/[ \t]+(?=\n)/g, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/\n([ \t]+)/g, (_, indent: string) => `\n${' '.repeat(indent.length >> 1)}`)
}
