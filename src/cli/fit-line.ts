/** East Asian wide forms and pictures take two columns (Unicode UAX 11); marks take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const NONE = /\p{Mark}/u

/** Cuts a line off at so many columns of a screen, since one that is wrapped could not be written over. */
export function fitLine(line: string, columns: number): string {
  let used = 0
  let fitting = ''
  for (const character of line) {
    used += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1
    if (used > columns) return `${fitting}…`
    if (used < columns) fitting += character
  }
  return line
}
