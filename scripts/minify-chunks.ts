import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifySync } from 'vite'

/** By these a bundle asks for its parts; tests look for them. */
const WORDS = ['__nccwpck_require__', '__webpack_require__']

/**
 * Shortens the local names of every chunk that no job starts with: they are a third smaller then, and nobody waits for them. Names of
 * functions and classes stay, since errors say them. What a job starts with stays readable, and loads no slower.
 */
export function minifyChunks({ folder, except }: { folder: string; except: string }): void {
  const entry = readFileSync(join(folder, 'index.js'), 'utf8')
  const start = new RegExp(`^async function ${except}\\(\\) \\{\\n[\\s\\S]*?^\\}`, 'm').exec(entry)?.[0] ?? ''
  const [, kept] = /_require__\.e\(\s*(\d+)\)/.exec(start) ?? []
  if (kept === undefined) throw new Error(`${folder}/index.js has no function ${except} that loads a chunk.`)
  const chunks = readdirSync(folder).filter((name) => /^\d+\.index\.js$/.test(name) && name !== `${kept}.index.js`)
  for (const name of chunks) {
    const file = join(folder, name)
    const mangle = { toplevel: false, keepNames: true, reserved: WORDS }
    const { code, errors } = minifySync(name, readFileSync(file, 'utf8'), { module: true, compress: false, mangle })
    if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join('; ')}`)
    writeFileSync(file, code)
  }
}
