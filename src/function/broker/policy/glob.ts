/**
 * Whether a text is as the pattern says: `*` stands for any characters but `/`, and `/**` at the end for anything below. Takes time in
 * proportion to both lengths, since the text is the caller's.
 */
export function matchesGlob({ pattern, text }: { pattern: string; text: string }): boolean {
  const wanted = pattern.split('/')
  const given = text.split('/')
  if (wanted.at(-1) === '**') {
    const above = wanted.slice(0, -1)
    return given.length > above.length && above.every((part, index) => matchesPart(part, given[index] ?? ''))
  }
  return wanted.length === given.length && wanted.every((part, index) => matchesPart(part, given[index] ?? ''))
}

/** The first star that fits is kept back to: for stars alone no other choice can succeed where the latest one fails. */
function matchesPart(pattern: string, text: string): boolean {
  let [at, next] = [0, 0]
  let star: { readonly after: number; from: number } | undefined
  while (next < text.length) {
    if (pattern[at] === '*') {
      star = { after: at + 1, from: next }
      at += 1
    } else if (pattern[at] === text[next]) {
      at += 1
      next += 1
    } else if (star !== undefined) {
      star.from += 1
      at = star.after
      next = star.from
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
