import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/parsed-yaml')

/**
 * The content of a YAML file that has nothing but what JSON has. Parsing the description of the Admin API takes half a second and
 * every test file does it: what was parsed is kept as JSON until the file has another size or time of change.
 * Throws when the file is not there or is no YAML.
 */
export function parsedYaml(file: string, { cache = CACHE }: { cache?: string } = {}): unknown {
  const { mtimeMs, size } = statSync(file)
  const key = createHash('sha256')
    .update(`${resolve(file)} ${mtimeMs} ${size}`)
    .digest('hex')
    .slice(0, 32)
  const kept = join(cache, `${key}.json`)
  const known = readKept(kept)
  if (known) return known.content
  const content = load(readFileSync(file, 'utf8'))
  keep(kept, content)
  return content
}

/** `undefined` when nothing was kept, or half of it. */
function readKept(kept: string): { content: unknown } | undefined {
  try {
    return { content: JSON.parse(readFileSync(kept, 'utf8')) }
  } catch {
    return undefined
  }
}

/** Test files run side by side: each writes a file of its own and puts it in place whole. Where nothing can be written, nothing is. */
function keep(kept: string, content: unknown): void {
  try {
    mkdirSync(resolve(kept, '..'), { recursive: true })
    const own = `${kept}.${randomUUID()}`
    writeFileSync(own, JSON.stringify(content))
    renameSync(own, kept)
  } catch {
    // The next test file parses once more.
  }
}
