/**
 * Whether a text that becomes part of a path would lead out of its place there: it is sent percent-encoded, and a server that decodes it
 * before it looks at the path would be led elsewhere.
 */
export function climbs(text: string): boolean {
  return text.split(/[\\/]/).some((part) => part === '.' || part === '..')
}
