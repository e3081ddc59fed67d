import type { Issue, Position } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { growTree } from './grow-tree.ts'
import type { Tree } from './yaml-tree.ts'

const MOST_SYNTAX_ISSUES = 100
const BARE_REFERENCE = /[:,[{]\s*\$\{/

/**
 * Reads one YAML 1.2 document (core schema, with aliases and merge keys) into a tree of bounded size, or says all that is wrong
 * with it.
 */
export async function readYaml({
  text,
  file,
}: {
  text: string
  file: string
}): Promise<{ tree: Tree } | { issues: readonly Issue[] }> {
  // Loading the parser costs start-up time that a single operation does not need to pay.
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  const document = yaml.parseDocument(text, {
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    // Found by us: the time that the parser takes for it grows with the square of the number of keys.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  })
  const placeOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return line === 0 ? { file, line: 1, column: 1 } : { file, line, column: col }
  }
  const refusals = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_ISSUES)
  if (refusals.length === 0) return growTree({ yaml, root: document.contents, placeOf })
  const written = text.split('\n')
  return {
    issues: refusals.map(({ message, pos: [offset] }) => {
      const position = placeOf(offset)
      return {
        message: `This is not valid YAML: ${safeText(message).replace(/\.?$/, '.')}`,
        ...(BARE_REFERENCE.test(written[position.line - 1] ?? '') && {
          hint: 'Put references in quotes: `"${step.output}"`.',
        }),
        position,
      }
    }),
  }
}
