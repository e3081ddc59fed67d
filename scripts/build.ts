// Builds dist/ from src/: tsc to build/, then ncc, in the project's own folder and on the project's own Node, so that the same source
// gives the same bytes everywhere. `node scripts/build.ts FOLDER` builds into another folder instead.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { joinChunks } from './join-chunks.ts'
import { minifyChunks } from './minify-chunks.ts'
import { numberChunks } from './number-chunks.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { requireOnce } from './require-once.ts'
import { stripComments } from './strip-comments.ts'

const root = join(import.meta.dirname, '..')
const dist = resolve(process.argv[2] ?? join(root, 'dist'))
/** The one bundle. Each file that action.yml or package.json names starts a part of it, and is called like the function that does. */
const BUNDLE = 'app'
const STARTERS = {
  main: startOf('main'),
  post: startOf('post'),
  cli: `#!/usr/bin/env node\n${startOf('cli')}`,
  // Lambda's runtime calls these by their names.
  function: `export { handler, run } from '../${BUNDLE}/index.js'\n`,
}

// The path of the compiled files goes into the bundle, so every build uses the same folder, and none may take it from another.
const build = join(root, 'build')
await oneAtATime(join(root, 'node_modules', '.build-lock'), async () => {
  rmSync(build, { recursive: true, force: true })
  await run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
  cpSync(join(root, 'package.json'), join(build, 'package.json'))
  await writeBundle(join(dist, BUNDLE))
  for (const [name, text] of Object.entries(STARTERS)) writeStarter({ name, text })
})

async function writeBundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  // ncc's cache keeps chunk numbers of earlier sources: the same source then gives other bytes (seen).
  const options = ['--out', folder, '--license', 'licenses.txt', '--no-cache', '--quiet']
  await run('@vercel/ncc/dist/ncc/cli.js', 'build', 'build/src/index.js', ...options)
  // Comments are a fifth of what every run downloads; licenses are in a file of their own.
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js')))
    rewrite(join(folder, file), stripComments)
  rewrite(join(folder, 'index.js'), requireOnce)
  numberChunks(folder)
  joinChunks({ folder, loadedBy: 'main' })
  minifyChunks({ folder, except: 'main' })
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

function startOf(part: string): string {
  return `import { ${part} } from '../${BUNDLE}/index.js'\n\nawait ${part}()\n`
}

function writeStarter({ name, text }: { name: string; text: string }): void {
  const folder = join(dist, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.js'), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 })
  // What GitHub checks out has the project's own package.json above it; whoever copies dist alone has not.
  writeFileSync(join(folder, 'package.json'), '{\n  "type": "module"\n}\n')
}

/** Runs a script of a package. Rejects when it fails; what it has to say is on stderr by then. */
function run(script: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${script} ended with ${code}.`))))
  })
}
