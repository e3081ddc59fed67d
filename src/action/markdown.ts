import { safeText } from '../base/text.ts'

const MOST_ROWS = 100

/** The first lines that fit, and how many are left out. */
export function fitting(lines: readonly string[], bytes: number): { shown: readonly string[]; left: number } {
  let size = 0
  const end = lines.findIndex((line, index) => {
    size += Buffer.byteLength(line) + 1
    return size > bytes || index >= MOST_ROWS
  })
  const shown = end < 0 ? lines : lines.slice(0, end)
  return { shown, left: lines.length - shown.length }
}

/** Text from elsewhere, so that it neither formats, links, mentions nor breaks out of its cell. */
export function inert(text: string, longest = 300): string {
  const signs = /[\\`*_{}[\]<>()#+!|~@&]|:(?=\/\/)|(?<=www)\./gi
  return safeText(text, { longest }).replace(signs, (sign) => `&#${sign.charCodeAt(0)};`)
}
