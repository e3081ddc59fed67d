import { readFileSync } from 'node:fs'
import { validate } from '@actions/languageservice'

/** What GitHub's own parser says about a file, offline: `line: message`. It answers from memory for a name it has seen. */
export async function diagnose(file: string, text = readFileSync(file, 'utf8')): Promise<string[]> {
  const found = await validate({
    uri: `file:///${file}`,
    languageId: 'yaml',
    version: 1,
    lineCount: text.split('\n').length,
    getText: () => text,
    // An editor's questions, which a whole file does not raise.
    positionAt: () => ({ line: 0, character: 0 }),
    offsetAt: () => 0,
    getLineRange: () => ({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
    getEOLCharacters: () => '\n',
  })
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`)
}
