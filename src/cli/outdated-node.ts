/** What `action.yml` runs on, and what the bundle is written for. */
const LEAST_MAJOR = 24

/** What to say on a Node.js that is too old, where all else would fail in words of its own. */
export function outdatedNode(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= LEAST_MAJOR) return undefined
  return `mongodb-atlas-action needs Node.js ${LEAST_MAJOR} or newer, and this is ${version}. Install a newer one from https://nodejs.org.\n`
}
