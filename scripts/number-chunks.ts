import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const HEAD = /^export const id = (\d+);\nexport const ids = \[\1\];\n/
const REQUEST = /(\b__\w+_require__\.e\()\s*(\d+)\)/g
const MODULE = /^ (\d+):$/gm

/**
 * Gives each chunk of a bundle the number of its lowest module that is in no other chunk. ncc takes chunk numbers from an order that the
 * same source does not always have where modules of a package require each other in circles (seen: one chunk, two numbers); numbers of
 * modules come from their paths. Throws when a chunk has another form than the known one.
 */
export function numberChunks(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const chunks = files.flatMap((file) => {
    const text = texts.get(file) ?? ''
    const id = HEAD.exec(text)?.[1]
    return id === undefined
      ? []
      : [{ file, id, modules: [...text.matchAll(MODULE)].map(([, module]) => Number(module)) }]
  })
  const numbers = new Map(chunks.map(({ file, id, modules }) => [id, numberOf({ file, modules, chunks })]))
  for (const [file, text] of texts) {
    const renumbered = text
      .replace(HEAD, (_, id) => `export const id = ${numbers.get(id)};\nexport const ids = [${numbers.get(id)}];\n`)
      .replace(REQUEST, (all, call, id) => (numbers.has(id) ? `${call}${numbers.get(id)})` : all))
    writeFileSync(join(folder, file), renumbered)
  }
  // Two steps, lest one takes the name that another still has.
  for (const { file } of chunks) renameSync(join(folder, file), join(folder, `${file}.old`))
  for (const { file, id } of chunks)
    renameSync(join(folder, `${file}.old`), join(folder, `${numbers.get(id)}.index.js`))
}

function numberOf({
  file,
  modules,
  chunks,
}: {
  file: string
  modules: readonly number[]
  chunks: readonly { readonly file: string; readonly modules: readonly number[] }[]
}): number {
  const others = new Set(chunks.filter((one) => one.file !== file).flatMap((one) => one.modules))
  const own = modules.filter((module) => !others.has(module))
  if (own.length === 0) throw new Error(`${file} has no module of its own, by which it could be numbered.`)
  return Math.min(...own)
}
