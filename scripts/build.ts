// Builds dist/ from src/: tsc to build/, then ncc for each bundle, in the project's own folder and on the project's own Node, so that
// the same source gives the same bytes everywhere. `node scripts/build.ts FOLDER` builds into another folder instead.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { oneAtATime } from './one-at-a-time.ts'
import { stripComments } from './strip-comments.ts'

const root = join(import.meta.dirname, '..')
const dist = resolve(process.argv[2] ?? join(root, 'dist'))
const BUNDLES = { action: 'action/index', cli: 'cli/index' }
/** The files that action.yml names: each starts its part of the bundle that they share. */
const STARTERS = ['main', 'post']

// The path of the compiled files goes into the bundle, so every build uses the same folder, and none may take it from another.
const build = join(root, 'build')
await oneAtATime(join(root, 'node_modules', '.build-lock'), async () => {
  rmSync(build, { recursive: true, force: true })
  await run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
  cpSync(join(root, 'package.json'), join(build, 'package.json'))
  await Promise.all(Object.entries(BUNDLES).map(([name, entry]) => bundle({ entry, folder: join(dist, name) })))
  for (const name of STARTERS) writeStarter(name)
})

async function bundle({ entry, folder }: { entry: string; folder: string }): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const options = ['--out', folder, '--license', 'licenses.txt', '--quiet']
  await run('@vercel/ncc/dist/ncc/cli.js', 'build', `build/src/${entry}.js`, ...options)
  // Comments are a fifth of what every run downloads; licenses are in a file of their own.
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    writeFileSync(join(folder, name), stripComments(readFileSync(join(folder, name), 'utf8')))
  }
}

function writeStarter(name: string): void {
  const folder = join(dist, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.js'), `import { ${name} } from '../action/index.js'\n\nawait ${name}()\n`)
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
