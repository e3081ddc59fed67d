import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { betweenMarkers } from './between-markers.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Every page that people read, by its path from the top of the project. */
export function documents(): string[] {
  const inFolder = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  const atTop = readdirSync(ROOT).filter((name) => name.endsWith('.md'))
  return [...atTop, ...inFolder('docs').filter((name) => name.endsWith('.md'))].sort()
}

export function readDocument(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** A piece of code in a page. */
export interface Block {
  readonly language: string
  readonly text: string
  /** What a YAML block is, by what it holds; otherwise the language. */
  readonly kind: string
  readonly title: string
  /** A name for parsers, which remember what they have seen. */
  readonly file: string
}

export function blocksOf(file: string): Block[] {
  const fences = [...readDocument(file).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
  return fences.map(([, language = '', text = ''], index) => ({
    language,
    text,
    kind: language === 'yaml' ? kindOf(load(text)) : language,
    title: `${index + 1}, \`${text.split('\n')[0]} …\``,
    file: `${file.replace(/\W/g, '-')}/${index + 1}.yml`,
  }))
}

function kindOf(value: unknown): 'workflow' | 'steps' | 'environment' | 'plan' {
  if (Array.isArray(value)) return 'steps'
  const keys = Object.keys(Object(value))
  if (keys.includes('jobs')) return 'workflow'
  return keys.includes('org-id') || keys.includes('project-id') ? 'environment' : 'plan'
}

/** The page with each example that it names between markers as the file of that name has it. */
export function withExamples(file: string): string {
  const text = readDocument(file)
  const names = [...text.matchAll(/^<!-- (examples\/[\w./-]+\.yml) -->$/gm)].map(([, name = '']) => name)
  return names.reduce((page, name) => {
    const block = `\`\`\`yaml\n${readDocument(name)}\`\`\``
    return betweenMarkers({ text: page, name, block })
  }, text)
}

/** What the `+` side of a difference says. */
export function newSideOf(diff: string): string {
  return diff
    .split('\n')
    .filter((line) => !line.startsWith('-'))
    .map((line) => line.slice(1))
    .join('\n')
}
