import { describe, expect, test } from 'vitest'
import { camelCase } from '../src/base/text.ts'
import { importCycles, readSources, type SourceFile, specifiersIn, valueSpecifiersIn } from './support/source-files.ts'

const sources = readSources()

/** What each room may import, beside itself. Every arrow points down; the simulator shares nothing with the client but the base. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  base: [],
  atlas: ['base'],
  github: ['base'],
  operations: ['atlas', 'github', 'base'],
  plan: ['operations', 'atlas', 'github', 'base'],
  environments: ['plan', 'operations', 'atlas', 'github', 'base'],
  action: ['broker', 'environments', 'plan', 'operations', 'atlas', 'github', 'base'],
  broker: ['environments', 'plan', 'operations', 'atlas', 'github', 'base'],
  function: ['broker', 'environments', 'plan', 'operations', 'atlas', 'github', 'base'],
  cli: ['function', 'broker', 'environments', 'plan', 'operations', 'atlas', 'github', 'base', 'simulator'],
  simulator: ['base'],
  'index.ts': ['action', 'cli', 'function'],
}

/** The only places that may import a package: files, or folders with a slash at the end. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  undici: ['src/atlas/transport.ts', 'src/atlas/undici-parts.d.ts'],
  '@actions/core': ['src/action/'],
  '@actions/github': ['src/github/'],
  '@octokit/auth-app': ['src/github/'],
  '@aws/durable-execution-sdk-js': ['src/function/aws/'],
  '@aws-sdk/client-lambda': ['src/function/aws/'],
  '@aws-sdk/client-secrets-manager': ['src/function/aws/'],
  bson: ['src/simulator/mongod/'],
  commander: ['src/cli/'],
  croner: ['src/environments/'],
  jose: ['src/broker/', 'src/function/broker/'],
  mongodb: ['src/environments/'],
  yaml: ['src/plan/', 'src/cli/render-outputs.ts'],
  zod: ['src/operations/', 'src/plan/', 'src/environments/', 'src/broker/', 'src/function/', 'src/simulator/'],
  'fastest-levenshtein': ['src/base/text.ts'],
}

const ENTRIES = [
  'src/action/main.ts',
  'src/action/post.ts',
  'src/action/cancel-on-signals.ts',
  'src/cli/index.ts',
  'src/function/aws/index.ts',
]
const VAGUE = /^(?:utils?|helpers?|common|types?|misc|shared|lib|constants|stuff|tools)$/
const LONGEST = 200

describe('floors', () => {
  test('every room is on the plan', () => {
    expect([...new Set(sources.map(({ path }) => roomOf(path)))].filter((room) => !(room in BELOW))).toEqual([])
  })

  test('imports point down only', () => {
    const upward = sources.flatMap(({ path, files }) =>
      files
        .filter((file) => file.startsWith('src/') && roomOf(file) !== roomOf(path))
        .filter((file) => !BELOW[roomOf(path)]?.includes(roomOf(file)))
        .map((file) => `${path} → ${file}`),
    )
    expect(upward).toEqual([])
  })

  test('only the entries know the manifest, and nothing else outside src', () => {
    const outside = sources.flatMap(({ path, files }) =>
      files.filter((file) => !file.startsWith('src/')).map((file) => `${path} → ${file}`),
    )
    expect(
      outside.filter((line) => !/^src\/(?:action|cli|function\/aws)\/[\w-]+\.ts → package\.json$/.test(line)),
    ).toEqual([])
  })

  test('imports form no circle', () => {
    expect(importCycles(sources).map((cycle) => cycle.join(' → '))).toEqual([])
  })

  test('every import leads to a file', () => {
    const known = new Set([...sources.map(({ path }) => path), 'package.json'])
    const lost = sources.flatMap(({ path, files }) =>
      files.filter((file) => !known.has(file)).map((file) => `${path} → ${file}`),
    )
    expect(lost).toEqual([])
  })
})

describe('the world outside', () => {
  test('packages stay at home', () => {
    const strays = sources.flatMap(({ path, packages }) =>
      packages.filter((name) => !isAtHome({ path, name: packageOf(name) })).map((name) => `${path} → ${name}`),
    )
    expect(strays).toEqual([])
  })

  test('only the entries read the process', () => {
    const pattern = /\bprocess\.(?:env|argv|cwd|exit|exitCode|stdin|stdout|stderr)\b|['"](?:node:)?process['"]/
    const isHandedIn = /\bprocess: (?:Pick<)?NodeJS\.Process\b/
    const readers = sources.filter(
      ({ path, text }) => !ENTRIES.includes(path) && pattern.test(code(text)) && !isHandedIn.test(text),
    )
    expect(readers.map(({ path }) => path)).toEqual([])
  })

  test('nobody prints but the entries', () => {
    expect(sources.filter(({ text }) => /\bconsole\.\w/.test(code(text))).map(({ path }) => path)).toEqual([])
  })
})

describe('files', () => {
  test('are short', () => {
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines > LONGEST)).toEqual([])
  })

  test('have names that say something, in kebab-case', () => {
    const parts = sources.flatMap(({ path }) =>
      path
        .replace(/(?:\.d)?\.ts$/, '')
        .split('/')
        .slice(1),
    )
    expect(parts.filter((part) => VAGUE.test(part) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(part))).toEqual([])
  })

  test('of operations export the operation under the name of the file', () => {
    const definitions = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/^export const (\w+) = defineOperation\(\{\s*name: '([^']+)'/gm)].map(([, constant, name]) => ({
        path,
        constant,
        name,
      })),
    )
    expect(definitions.length).toBeGreaterThan(0)
    expect(
      definitions.filter(
        ({ path, constant, name = '' }) => path !== `src/operations/${name}.ts` || constant !== camelCase(name),
      ),
    ).toEqual([])
  })

  test('with a single export name it by a word of their path', () => {
    const strangers = sources
      .filter(({ path }) => !ENTRIES.includes(path) && !path.endsWith('/index.ts') && !path.endsWith('.d.ts'))
      .map(({ path, text }) => ({ path, exports: exportsOf(text) }))
      .filter(({ path, exports: [only = '', ...others] }) => others.length === 0 && !sharesWord(path, only))
    expect(strangers).toEqual([])
  })

  test('export by name and keep no state that changes', () => {
    const state = /^(?:export )?(?:let|var) |^export default /m
    expect(sources.filter(({ text }) => state.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('the rules themselves', () => {
  const file = (path: string, needed: string[]): SourceFile => ({ path, needed, files: needed, text: '', packages: [] })

  test('see imports of every form', () => {
    const text = `import { a } from './a.ts'\nimport type { B } from 'b'\nimport './c.ts'\nexport * from './d.ts'
const e = await import('e')\nimport {\n  f,\n} from './f.ts'\ntype G = typeof import('g')\nconst words = ['from', 'seed.from', 'a']`
    expect(specifiersIn(text)).toEqual(['./a.ts', 'b', './c.ts', './d.ts', 'e', './f.ts', 'g'])
    expect(valueSpecifiersIn(text)).toEqual(['./a.ts', './c.ts', './d.ts', './f.ts'])
  })

  test('see a circle', () => {
    const circle = [file('a', ['b']), file('b', ['c']), file('c', ['b'])]
    expect(importCycles(circle)).toEqual([['b', 'c', 'b']])
    expect(importCycles([file('a', ['b', 'c']), file('b', ['c']), file('c', [])])).toEqual([])
  })

  test('know names apart', () => {
    expect(sharesWord('src/base/text.ts', 'safeText')).toBe(true)
    expect(sharesWord('src/base/text.ts', 'renderDuration')).toBe(false)
    expect(isAtHome({ path: 'src/plan/parse.ts', name: 'undici' })).toBe(false)
    expect(isAtHome({ path: 'src/plan/parse.ts', name: 'never-heard-of' })).toBe(false)
  })
})

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function isAtHome({ path, name }: { path: string; name: string }): boolean {
  return (HOMES[name] ?? []).some((home) => (home.endsWith('/') ? path.startsWith(home) : path === home))
}

/** Without comments, which may name what code may not. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

function exportsOf(text: string): string[] {
  const pattern = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

/** Goes by the beginning of words, so that singular and plural, noun and verb meet: `hints` and `hintFor`. */
function sharesWord(path: string, name: string): boolean {
  const words = path.replace(/^src\/|(?:\.d)?\.ts$/g, '').split(/[/-]/)
  return words.some((word) => word.length > 1 && name.toLowerCase().includes(word.slice(0, 4)))
}
