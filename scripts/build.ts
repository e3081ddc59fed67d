// Builds dist/ from src/: tsc to build/, then ncc for each entry, in the project's own folder and on the project's own Node, so that
// the same source gives the same bytes everywhere. `node scripts/build.ts FOLDER` builds into another folder instead.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = process.argv[2] ?? 'dist'
const ENTRIES = { main: 'action/main', post: 'action/post', cli: 'cli/index' }

const run = (script: string, ...args: string[]) =>
  execFileSync(process.execPath, [join('node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })

rmSync(join(root, 'build'), { recursive: true, force: true })
run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
mkdirSync(join(root, 'build'), { recursive: true })
cpSync(join(root, 'package.json'), join(root, 'build', 'package.json'))

for (const [name, entry] of Object.entries(ENTRIES)) {
  const folder = join(dist, name)
  rmSync(join(root, folder), { recursive: true, force: true })
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    `build/src/${entry}.js`,
    '--out',
    folder,
    '--license',
    'licenses.txt',
    '--quiet',
  )
}
