import { distance } from 'fastest-levenshtein'

const LONGEST = 500

/** C0 and C1 controls, line and paragraph separators, and the marks that turn or hide text (Unicode TR36). */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g

/**
 * Text from elsewhere, fit to be printed: one line, bounded, no control characters. GitHub's runner takes a line that begins
 * with `::` and one that holds `##[` anywhere for a command, on stdout and stderr, so both are broken by a space.
 */
export function safeText(remote: unknown, { longest = LONGEST }: { longest?: number } = {}): string {
  const line = textOf(remote)
    .slice(0, longest * 4)
    .replace(UNSAFE, ' ')
    .trim()
    .replace(/^::/, ': :')
    .replaceAll('##[', '## [')
  // Cutting may part a pair of surrogates, and half of one is refused by whoever encodes it strictly.
  return (line.length > longest ? `${line.slice(0, longest - 1)}…` : line).toWellFormed()
}

/** JSON can hold objects that throw when they are made into text: `{"toString": 1}`. */
function textOf(remote: unknown): string {
  try {
    return String(remote)
  } catch {
    return Object.prototype.toString.call(remote)
  }
}

/** The candidate that the user most likely meant, if any is near enough to be worth suggesting. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; far: number } | undefined
  for (const candidate of candidates) {
    const far = distance(word.toLowerCase(), candidate.toLowerCase())
    if (best === undefined || far < best.far) best = { candidate, far }
  }
  if (best === undefined) return undefined
  return best.far <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`
}

/** `projectId` → `project-id`: code's name to the user's. */
export function kebabCase(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `project-id` → `projectId`: the user's name to code's. */
export function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
