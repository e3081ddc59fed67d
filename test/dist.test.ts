import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as parts from '../src/index.ts'

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

/** Lambda calls functions of one file by their names. */
const OF_LAMBDA = ['handler', 'run']

/** A call that loads a chunk of the bundle. */
const REQUEST = /_require__\.e\(\s*(\d+)\)/g

const textOf = (file: string) => readFileSync(join(DIST, file), 'utf8')

/** The function of the bundle's entry that starts a part. */
const startOf = (part: string) =>
  new RegExp(`^async function ${part}\\(\\) \\{\\n[\\s\\S]*?^\\}`, 'm').exec(textOf('app/index.js'))?.[0] ?? ''

/** The files that a run of a part can load. */
function filesOf(part: string): string[] {
  const files = new Set([
    `${part}/index.js`,
    `${part}/package.json`,
    'app/index.js',
    'app/package.json',
    'app/licenses.txt',
  ])
  const asked = [startOf(part)]
  for (const text of asked) {
    for (const [, id] of text.matchAll(REQUEST)) {
      const file = `app/${id}.index.js`
      if (!files.has(file)) asked.push(textOf(file))
      files.add(file)
    }
  }
  return [...files]
}

describe('what a job needs stays small', () => {
  // No action of like scope can drop a database; the driver that does it is half as large as all the rest, and loaded for that alone.
  test('main and post together, without the database driver, are smaller than 2.7 MB, which the smallest action of like scope has', () => {
    const files = [...new Set(['main', 'post'].flatMap(filesOf))]
    const [driver, ...others] = files.filter((file) => textOf(file).includes('class MongoServerSelectionError'))
    const sizes = files.filter((file) => file !== driver).map((file) => statSync(join(DIST, file)).size)
    expect(files).toContain('app/index.js')
    expect(others).toEqual([])
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2.7e6)
  })

  test('the whole of dist is smaller than 6 MB', () => {
    expect(bytesIn(DIST)).toBeLessThan(6e6)
  })

  // webpack copies into several chunks what is smaller than 20 kB; a run that loads two of them still has one module.
  test('what is there twice is small', () => {
    const modules = filesIn(join(DIST, 'app'))
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => textOf(`app/${file}`).split(/^(?= \d+:$)/m))
      .filter((text) => /^ \d+:/.test(text))
    const copies = modules.filter((text, index) => modules.indexOf(text) !== index)
    expect(modules.length).toBeGreaterThan(100)
    expect(copies.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(100_000)
  })
})

describe('what a run loads before its first request stays small', () => {
  test.each(['main', 'post'])('%s starts from a single chunk', (start) => {
    const ids = [...startOf(start).matchAll(REQUEST)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(1)
  })

  test('nothing of a broker, which few jobs have, and nothing of jose', () => {
    const [, id] = /_require__\.e\(\s*(\d+)\)/.exec(startOf('main')) ?? []
    const first = textOf(`app/${id}.index.js`)
    const all = filesOf('main').map(textOf)
    for (const sign of ['BROKER_DENIED', 'class CompactEncrypt', 'ERR_JWE_DECRYPTION_FAILED']) {
      expect(all.some((text) => text.includes(sign))).toBe(true)
      expect(first.includes(sign)).toBe(false)
    }
  })

  // `@actions/core` brings an HTTP client along that takes longer to load than all the rest; an error of its own tells it.
  test('@actions/core is in a chunk of its own, without any of our code', () => {
    const holders = filesIn(join(DIST, 'app')).filter(
      (file) => file.endsWith('.js') && textOf(`app/${file}`).includes('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL'),
    )
    expect(holders).toEqual([expect.stringMatching(/^\d+\.index\.js$/)])
    const ours = holders.filter((file) => /\bclass (?:Action|Atlas)Error\b|\bDryRunStop\b/.test(textOf(`app/${file}`)))
    expect(ours).toEqual([])
  })

  test('every part of the bundle has a file that is nothing but its start', () => {
    const starters = filesIn(DIST).filter((file) => !file.startsWith('app') && file.endsWith('.js'))
    expect(starters).toEqual(
      [...Object.keys(parts).filter((part) => !OF_LAMBDA.includes(part)), 'function']
        .map((part) => join(part, 'index.js'))
        .sort(),
    )
    for (const file of starters) expect(statSync(join(DIST, file)).size).toBeLessThan(200)
  })
})
