import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const STALE = 'dist/ is stale. Run `npm run build` and commit what it changes.'
const BUILT_WITHIN_MS = 5 * 60_000

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const bytesIn = (folder: string) => filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

describe('dist/ is the build of src/', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'))
  beforeAll(() => {
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.ts'), fresh], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }, BUILT_WITHIN_MS)
  afterAll(() => rmSync(fresh, { recursive: true, force: true }))

  test('with the same files', () => {
    expect(filesIn(DIST), STALE).toEqual(filesIn(fresh))
  })

  test('byte for byte', () => {
    const present = filesIn(fresh).filter((file) => filesIn(DIST).includes(file))
    const differing = present.filter((file) => !readFileSync(join(fresh, file)).equals(readFileSync(join(DIST, file))))
    expect(differing, STALE).toEqual([])
  })
})

describe('what every job downloads stays small', () => {
  test('main and post together are smaller than 2.7 MB, which the smallest action of like scope has', () => {
    const folders = readdirSync(DIST).filter((folder) => folder !== 'cli')
    expect(folders.reduce((sum, folder) => sum + bytesIn(join(DIST, folder)), 0)).toBeLessThan(2.7e6)
  })

  test('the whole of dist is smaller than 6 MB', () => {
    expect(bytesIn(DIST)).toBeLessThan(6e6)
  })
})

describe('what a run loads before its first request stays small', () => {
  // `@actions/core` brings an HTTP client along that takes longer to load than all the rest; a variable that it reads tells it.
  test('@actions/core is in a chunk of its own, without any of our code', () => {
    const chunks = filesIn(join(DIST, 'action')).filter((file) => file.endsWith('.js'))
    const holders = chunks
      .map((file) => ({ file, text: readFileSync(join(DIST, 'action', file), 'utf8') }))
      .filter(({ text }) => text.includes('ACTIONS_ID_TOKEN_REQUEST_URL'))
    expect(holders.map(({ file }) => file)).toEqual([expect.stringMatching(/^\d+\.index\.js$/)])
    expect(holders.filter(({ text }) => /\bclass (?:Action|Atlas)Error\b|\bDryRunStop\b/.test(text))).toEqual([])
  })

  test.each(['main', 'post'])('%s is nothing but a start', (entry) => {
    expect(statSync(join(DIST, entry, 'index.js')).size).toBeLessThan(200)
  })
})
