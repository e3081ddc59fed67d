import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from '@actions/languageservice'
import { load } from 'js-yaml'

const ACTION = join(import.meta.dirname, '..', '..', 'action.yml')

/** What an action.yml says of inputs and outputs. */
export interface ActionFile {
  readonly name: string
  readonly description: string
  readonly inputs: Record<string, { description: string; required?: boolean; default?: string }>
  readonly outputs: Record<string, { description: string }>
}

/** This project's own action.yml. */
export function readActionFile(): ActionFile {
  return load(readFileSync(ACTION, 'utf8')) as ActionFile
}

/**
 * What GitHub's own parser says about a file, offline: `line: message`. Of actions it knows this one. It answers from memory for a
 * name it has seen.
 */
export async function diagnose(file: string, text = readFileSync(file, 'utf8')): Promise<string[]> {
  const document = {
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
  }
  const found = await validate(document, {
    actionsMetadataProvider: {
      // Without inputs, nothing is said against those that are given.
      fetchActionMetadata: async ({ name }) =>
        name === 'mongodb-atlas-action' ? readActionFile() : { name, description: '' },
    },
  })
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`)
}
