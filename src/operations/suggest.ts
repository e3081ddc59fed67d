import { listOf, nearest, safeText } from '../base/text.ts'

/** Longer words are nobody's misspelling, and measuring how far they are apart takes time that grows with their length. */
const LONGEST_WORD = 80
const MOST_NAMES = 30

/** What to write in the place of a word that is unknown: the nearest right one, or else one of all. */
export function suggest({ word, candidates }: { word: string; candidates: readonly string[] }): string | undefined {
  const near = nearestName({ word, candidates })
  if (near !== undefined) return `Did you mean \`${near}\`?`
  if (candidates.length === 0) return undefined
  const names = candidates.slice(0, MOST_NAMES).map((name) => `\`${safeText(name)}\``)
  const others = candidates.length - names.length
  if (others > 0) return `Use one of ${names.join(', ')} and ${others} others.`
  return names.length === 1 ? `Use ${names[0]}.` : `Use one of ${listOf(names, 'or')}.`
}

export function nearestName({ word, candidates }: { word: string; candidates: readonly string[] }): string | undefined {
  return word.length > LONGEST_WORD ? undefined : nearest(word, candidates)
}
