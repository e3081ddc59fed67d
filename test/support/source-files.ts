import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** A source file and what it imports; paths count from the project's folder, with slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** Files of this project that it imports, types and late imports included. */
  readonly files: readonly string[]
  /** Those of them that have to be loaded before it: without types and late imports. */
  readonly needed: readonly string[]
  /** Specifiers of packages, Node's own left out. */
  readonly packages: readonly string[]
}

export function readSources(): SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      const specifiers = specifiersIn(text)
      const toFile = (other: string) => posix.join(posix.dirname(path), other)
      return {
        path,
        text,
        files: specifiers.filter(isRelative).map(toFile),
        needed: valueSpecifiersIn(text).filter(isRelative).map(toFile),
        packages: specifiers.filter((other) => !isRelative(other) && !other.startsWith('node:')),
      }
    })
}

/** What stands after `from`, after a bare `import`, in `import(…)`, and in `declare module`. */
export function specifiersIn(text: string): string[] {
  const pattern = /(?<![\w.'])(?:from|import|declare module)\s*\(?\s*'([^']+)'/g
  return [...text.matchAll(pattern)].map(([, specifier = '']) => specifier)
}

/** The same without types, which leave nothing behind, and without `import(…)`, which loads when it is reached. */
export function valueSpecifiersIn(text: string): string[] {
  return specifiersIn(text.replace(/^(?:import|export) type [^']*'[^']+'|\bimport\('[^']+'\)/gm, ''))
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}

/** Circles of files that need each other to be loaded, each as the files that it goes through. */
export function importCycles(sources: readonly SourceFile[]): string[][] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const cycles: string[][] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) cycles.push([...trail.slice(at), path])
    if (at >= 0 || done.has(path)) return
    for (const next of byPath.get(path)?.needed ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return cycles
}
