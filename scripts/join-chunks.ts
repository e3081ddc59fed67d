import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A chunk that holds all of another one names its id as well; whoever asks for that one alone still gets its own file. */
const CHUNK =
  /^export const id = (\d+);\nexport const ids = \[\1(?:,\s*\d+)*\];\nexport const modules = \{\n([\s\S]*)\n\};\n$/
const REQUEST = /(\b__\w+_require__\.e\()\s*(\d+)\)/g

/**
 * Puts all the chunks that a function of the bundle's entry loads into the first of them; whoever asks for another one of them gets the
 * first. ncc splits them by who else needs what, and has no option against it; five files take 4 % longer to start than one (measured).
 * Throws when ncc writes chunks in another form than the known one.
 */
export function joinChunks({ folder, loadedBy }: { folder: string; loadedBy: string }): void {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const body =
    new RegExp(`^async function ${loadedBy}\\(\\) \\{\\n[\\s\\S]*?^\\}`, 'm').exec(read('index.js'))?.[0] ?? ''
  const ids = [...body.matchAll(REQUEST)].map(([, , id = '']) => id).sort((one, other) => Number(one) - Number(other))
  const [first] = ids
  if (first === undefined) throw new Error(`${folder}/index.js has no function ${loadedBy} that loads a chunk.`)
  const modules = ids.map((id) => {
    const found = CHUNK.exec(read(fileOf(id)))?.[2]
    if (found === undefined) throw new Error(`${folder}/${fileOf(id)} is no chunk of the form that is known here.`)
    rmSync(join(folder, fileOf(id)))
    return found
  })
  const head = `export const id = ${first};\nexport const ids = [${first}];\nexport const modules = {\n`
  writeFileSync(join(folder, fileOf(first)), `${head}${modules.join(',\n')}\n};\n`)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const text = read(file).replace(REQUEST, (all, call, id) => (ids.includes(id) ? `${call}${first})` : all))
    writeFileSync(join(folder, file), text)
  }
}

function fileOf(id: string): string {
  return `${id}.index.js`
}
