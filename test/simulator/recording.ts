import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Answers of the real service, recorded by somebody else; they lie beside the checkout, if at all. */
const RECORDINGS = fileURLToPath(new URL('../../../shared/atlas/recordings/', import.meta.url))
export const haveRecordings = existsSync(RECORDINGS)

export interface Recording {
  readonly file: string
  readonly test: string
  readonly order: number
  readonly method: string
  /** The path. */
  readonly request: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** All exchanges by file, in the order of time; challenges come before what answers them. */
export function readRecordings(): ReadonlyMap<string, readonly Recording[]> {
  const files = readdirSync(RECORDINGS).filter((name) => name.endsWith('.jsonl'))
  return new Map(
    files.sort().map((name) => {
      const file = name.replace('.jsonl', '')
      const lines = readFileSync(`${RECORDINGS}${name}`, 'utf8').split('\n').filter(Boolean)
      const recordings = lines.map((line): Recording => ({ file, ...JSON.parse(line) }))
      const time = ({ headers }: Recording) => Date.parse(headers['date'] ?? '')
      return [file, recordings.sort((a, b) => time(a) - time(b) || a.order - b.order)]
    }),
  )
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Every key of a body by its path; the elements of an array count together. */
export function keyPaths(value: unknown, at = ''): ReadonlySet<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((element) => [...keyPaths(element, `${at}[]`)]))
  if (!isRecord(value)) return new Set()
  return new Set(Object.entries(value).flatMap(([key, inner]) => [`${at}.${key}`, ...keyPaths(inner, `${at}.${key}`)]))
}
